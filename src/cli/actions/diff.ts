/** `diff`: the differences between what two inputs configure in the cluster. */

import { type Comparison, compareSides, type Difference, factNames } from '../../commands/diff/compare.ts';
import { InvalidSide } from '../../commands/diff/invalid-side.ts';
import { compareLists } from '../../commands/diff/lists.ts';
import { compareManifests } from '../../commands/diff/manifests.ts';
import { readSide, releaseSide, type Side, sideName } from '../../commands/diff/side.ts';
import { sideKind } from '../../commands/diff/side-kind.ts';
import { exitFindings, exitOk, exitUsage } from '../../core/exit-codes.ts';
import type { Json } from '../../core/json.ts';
import { jsonText } from '../../core/json-text.ts';
import { shownValue } from '../../core/secrets.ts';
import { counted } from '../../core/wording.ts';
import { translatedLines } from '../../language/lines.ts';
import type { Translate } from '../../language/translator.ts';
import { kubeProxyChange } from '../../plan/cluster-steps.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { openFiles, stdinFile } from '../io/files.ts';
import { type Io, inLanguage } from '../io/io.ts';
import { printFindings } from '../io/print-findings.ts';
import { table } from '../io/table.ts';
import { writeOutput } from '../io/write-output.ts';
import { namedTarget, type TargetOptions } from '../options.ts';

export interface DiffOptions extends TargetOptions {
  format: 'text' | 'json';
  exitCode?: boolean;
  output?: string;
}

/** Runs `diff`; resolves to the exit code. */
export async function run(io: Io, a: string, b: string, options: DiffOptions): Promise<number> {
  const files = await openFiles(io, a === '-' || b === '-');
  const names = [a, b].map((name) => sideName(name === '-' ? stdinFile : name, files));
  const request = {
    files,
    catalog: openCatalog(),
    target: namedTarget(options),
    ...(options.configured && { configured: options.configured }),
  };
  const kinds = names.map(({ path }) => sideKind(path, files));
  const sides = new Map<number, Side>();
  try {
    // A side that names its own Cilium version comes first: the other side may be read with that version.
    const order = [0, 1].sort((left, right) => rank(kinds[left]) - rank(kinds[right]));
    for (const index of order) {
      const [name, kind] = [names[index], kinds[index]];
      if (!name || !kind) continue;
      const side = await releaseSide(name.name, request);
      const cilium = sides.get(1 - index)?.cilium;
      sides.set(index, side ?? (await readSide(name, kind, { ...request, cilium })));
    }
  } catch (error) {
    if (!(error instanceof InvalidSide)) throw error;
    printFindings(io, error.findings, { format: 'text', to: 'stderr' });
    return exitUsage;
  }
  const [left, right] = [sides.get(0), sides.get(1)];
  if (!left || !right) throw new Error('diff needs two inputs');
  printFindings(io, [...left.findings, ...right.findings], { format: 'text', to: 'stderr' });
  const compared = compareSides(left, right);
  await compareManifests(left, right, request.catalog, compared);
  await compareLists(left, right, request.catalog, compared);
  const comparison = withoutSecrets(compared);
  const report =
    options.format === 'json'
      ? json(left, right, comparison)
      : translatedLines(
          text(left, right, comparison, (line) => inLanguage(io, line)),
          (line) => inLanguage(io, line),
        );
  const inputs = names.map(({ path }) => path);
  await writeOutput(io, options.output, report, inputs);
  return options.exitCode && comparison.differences.length > 0 ? exitFindings : exitOk;
}

/** Differences in secrets are reported, but the values are not shown. */
function withoutSecrets({ differences, unknown }: Comparison): Comparison {
  const shown = (name: string, value: Json): Json => shownValue(name, value) as Json;
  return {
    unknown,
    differences: differences.map((one) => ({ ...one, a: shown(one.name, one.a), b: shown(one.name, one.b) })),
  };
}

function rank(kind: Side['kind'] | undefined): number {
  return kind === 'inventory' || kind === 'intent' ? 0 : 1;
}

function about({ name, kind, release, cilium }: Side): Record<string, string | null> {
  return { name, kind, kubespray: release ?? null, cilium: cilium ?? null };
}

function json(a: Side, b: Side, { differences, unknown }: Comparison): string {
  return jsonText({ a: about(a), b: about(b), differences, unknown, notes: notes(a, b) });
}

function notes(a: Side, b: Side): string[] {
  // Two inventories or intents count as one cluster before and after a change.
  const step = kubeProxyChange(a.facts.get('kubeProxyDeployed'), b.facts.get('kubeProxyDeployed'));
  return [...manifestNotes(a, b), ...(step === undefined ? [] : [step])];
}

function manifestNotes(a: Side, b: Side): string[] {
  const own = [a, b].flatMap(({ release, values }) => (release !== undefined && values === undefined ? [release] : []));
  if (own.length === 0) return [];
  return [
    `Kubespray ${[...new Set(own)].join(' and ')} uses its own manifests. Of objects other than cilium-config, only the variables that change them were compared.`,
  ];
}

const titles: Readonly<Record<Difference['kind'], string>> = {
  cluster: 'Cluster',
  option: 'Agent options',
  fact: 'Other facts of the cluster',
  value: 'Helm values that change other objects',
  manifest: 'Variables that change other manifests',
  list: 'Variables with custom resources',
};

function text(a: Side, b: Side, comparison: Comparison, translate: Translate): string {
  const lines = [`a: ${describe(a)}\n`, `b: ${describe(b)}\n`, `\n${summaryOf(comparison)}\n`];
  for (const kind of ['cluster', 'option', 'fact', 'value', 'manifest', 'list'] as const) {
    const found = comparison.differences.filter((difference) => difference.kind === kind);
    if (found.length === 0) continue;
    const rows = found.map(({ name, a: left, b: right }) => [
      kind === 'fact' ? translate(factNames[name as keyof typeof factNames]) : name,
      shown(left),
      shown(right),
    ]);
    lines.push(`\n${titles[kind]}\n`, table(['', 'a', 'b'], rows));
  }
  if (comparison.unknown.length > 0) {
    lines.push(`\nKnown only when Ansible runs: ${comparison.unknown.join(', ')}\n`);
  }
  for (const note of notes(a, b)) lines.push(`\n${note}\n`);
  return lines.join('');
}

/** The number of differences, printed before the differences. */
function summaryOf({ differences }: Comparison): string {
  if (differences.length === 0) return 'The cluster gets the same from both.';
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const { a, b } of differences) counts[a === null ? 'added' : b === null ? 'removed' : 'changed']++;
  const parts = Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
  return `${counted(differences.length, 'difference')} from a to b: ${parts.join(', ')}.`;
}

function describe({ name, kind, release, cilium }: Side): string {
  const kinds = { inventory: 'inventory', intent: 'intent', values: 'Helm values', live: 'live cilium-config' };
  const where = [
    release === undefined ? [] : `Kubespray ${release}`,
    cilium === undefined ? [] : `Cilium ${cilium}`,
  ].flat();
  return `${name} (${[kinds[kind], ...where].join(', ')})`;
}

function shown(value: Json): string {
  if (value === null) return '-';
  if (value === '') return '""';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
