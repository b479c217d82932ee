/**
 * What the linter says of Kubespray's own variables: the sample inventory, and the variables of its CI's runs with Cilium,
 * at every release, linted for that release. Upstream's own files are right by definition, so an error is a false alarm.
 */
import type { Catalog } from '../../src/catalog/catalog.ts';
import type { Finding } from '../../src/core/finding.ts';
import { memoryFileSystem } from '../../src/inventory/memory-file-system.ts';
import { lint } from '../../src/lint/lint.ts';
import { git } from '../catalog/ansible.ts';

export interface SampleRow {
  release: string;
  /** `inventory/sample`, or a file of variables of upstream's CI. */
  file: string;
  findings: Finding[];
}

export interface SampleOptions {
  /** A clone of Kubespray with its tags. */
  kubesprayRepo: string;
  catalog: Catalog;
  /** Tags to look at; all that the catalog has if left out. */
  releases?: readonly string[];
}

/** Lints upstream's own variables; one row for each release and file, also where nothing was found. */
export async function lintSamples({ kubesprayRepo, catalog, releases }: SampleOptions): Promise<SampleRow[]> {
  const known = (await catalog.index()).kubespray.map(({ release }) => release);
  const rows: SampleRow[] = [];
  for (const release of releases ?? known) {
    const target = { kubespray: release };
    const sample = filesAt(kubesprayRepo, release, 'inventory/sample', () => true);
    const inventory = await lint(['inventory/sample'], { files: memoryFileSystem(sample), catalog, target });
    rows.push({ release, file: 'inventory/sample', findings: inventory.findings });
    // The folder once had variables of its own for each run, in files without an extension for its matrix.
    const runs = filesAt(kubesprayRepo, release, 'tests/files', (file) =>
      /^tests\/files\/[^/]*cilium[^/]*\.ya?ml$/.test(file),
    );
    for (const [file, text] of Object.entries(runs)) {
      const { findings } = await lint([file], { files: memoryFileSystem({ [file]: text }), catalog, target });
      rows.push({ release, file, findings });
    }
  }
  return rows;
}

/** Texts of the files below a folder at a tag. */
function filesAt(repo: string, tag: string, folder: string, wanted: (file: string) => boolean): Record<string, string> {
  const files = git(repo, 'ls-tree', '-r', '--name-only', tag, folder).split('\n').filter(Boolean).filter(wanted);
  return Object.fromEntries(files.map((file) => [file, git(repo, 'show', `${tag}:${file}`)]));
}

/** The rows as a Markdown table, for the documentation: releases with the same outcome in one row. */
export function sampleTable(rows: readonly SampleRow[]): string {
  const byFile = new Map<string, { releases: string[]; errors: number; warnings: string[] }>();
  for (const { release, file, findings } of rows) {
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    const warnings = findings.flatMap(({ severity, rule }) => (severity === 'warning' ? [rule] : []));
    const kind = file === 'inventory/sample' ? file : 'tests/files/*cilium*';
    const key = `${kind} ${errors} ${warnings.join(' ')}`;
    const entry = byFile.get(key) ?? { releases: [], errors, warnings };
    if (!entry.releases.includes(release)) entry.releases.push(release);
    byFile.set(key, entry);
  }
  const lines = [...byFile].map(([key, { releases, errors, warnings }]) => {
    const span = releases.length > 1 ? `${releases[0]} .. ${releases.at(-1)} (${releases.length})` : releases[0];
    return `| \`${key.split(' ')[0]}\` | ${span} | ${errors} | ${warnings.join(', ') || 'none'} |`;
  });
  return ['| files | releases | errors | warnings |', '|---|---|---|---|', ...lines, ''].join('\n');
}
