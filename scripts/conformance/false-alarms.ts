/**
 * The linter's findings on Kubespray's own variables, for every release: the sample inventory, and the variables of its
 * CI runs with Cilium. Upstream's own files are right by definition, so an error is a false alarm.
 */
import type { Catalog } from '../../src/catalog/catalog.ts';
import { lint } from '../../src/commands/lint/lint.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { git } from '../catalog/ansible/ansible.ts';
import { table } from './table.ts';
import type { Trust } from './trust.ts';

/** The findings on one of upstream's files. */
export interface Sample {
  /** `inventory/sample`, or a file of variables of upstream's CI. */
  file: string;
  /** Errors and warnings, as `rule: message`. */
  errors: string[];
  warnings: string[];
}

/** Lints upstream's own variables of one release; one entry for each file, even without findings. */
export async function lintSamples(options: {
  /** A clone of Kubespray with its tags. */
  kubesprayRepo: string;
  catalog: Catalog;
  release: string;
}): Promise<Sample[]> {
  const { kubesprayRepo, catalog, release } = options;
  const lintAt = async (path: string, texts: Record<string, string>): Promise<Sample> => {
    const { findings } = await lint([path], {
      files: memoryFileSystem(texts),
      catalog,
      target: { kubespray: release },
    });
    const said = (severity: string) =>
      findings.filter((finding) => finding.severity === severity).map(({ rule, message }) => `${rule}: ${message}`);
    return { file: path, errors: said('error'), warnings: said('warning') };
  };
  const samples = [
    await lintAt(
      'inventory/sample',
      filesAt(kubesprayRepo, release, 'inventory/sample', () => true),
    ),
  ];
  const runs = filesAt(kubesprayRepo, release, 'tests/files', (file) =>
    /^tests\/files\/[^/]*cilium[^/]*\.ya?ml$/.test(file),
  );
  for (const [file, text] of Object.entries(runs)) samples.push(await lintAt(file, { [file]: text }));
  return samples;
}

/** Texts of the files below a folder at a tag. */
function filesAt(repo: string, tag: string, folder: string, wanted: (file: string) => boolean): Record<string, string> {
  const files = git(repo, 'ls-tree', '-r', '--name-only', tag, folder).split('\n').filter(Boolean).filter(wanted);
  return Object.fromEntries(files.map((file) => [file, git(repo, 'show', `${tag}:${file}`)]));
}

/** How many errors the linter reports on correct files. */
export function falseAlarms(trust: readonly Trust[]): number {
  return trust.flatMap(({ samples = [] }) => samples.flatMap(({ errors }) => errors)).length;
}

/** Release by kind of file, as a Markdown table. */
export function sampleTable(trust: readonly Trust[]): string {
  const rows = trust.flatMap(({ release, samples }) => {
    if (!samples) return [];
    const runs = samples.filter(({ file }) => file.startsWith('tests/'));
    const count = (key: 'errors' | 'warnings', of: readonly Sample[]) =>
      String(of.flatMap((sample) => sample[key]).length);
    const inventory = samples.filter((sample) => !runs.includes(sample));
    return [
      [
        release,
        count('errors', inventory),
        count('warnings', inventory),
        String(runs.length),
        count('errors', runs),
        count('warnings', runs),
      ],
    ];
  });
  const head = ['Kubespray', 'Sample: errors', 'Warnings', 'Files of its CI', 'Errors', 'Warnings'];
  return table(head, rows);
}

/** Every error and warning, with the releases and files that share it. */
export function sampleFindings(trust: readonly Trust[]): string {
  const where = new Map<string, string[]>();
  for (const { release, samples = [] } of trust) {
    for (const { file, errors, warnings } of samples) {
      for (const message of [...errors, ...warnings]) {
        const key = message.replaceAll(release, 'of the release').replaceAll('Kubespray of the release', 'Kubespray');
        where.set(key, [...(where.get(key) ?? []), `${release} ${file}`]);
      }
    }
  }
  return where.size === 0
    ? 'None.'
    : table(
        ['Finding', 'Where'],
        [...where].map(([message, places]) => [message, places.join(', ')]),
      );
}
