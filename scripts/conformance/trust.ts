/** The results of runs on the linter, as data: the documentation page uses them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { formatCatalog } from '../catalog/format.ts';
import type { Sample } from './false-alarms.ts';
import type { Difference, PredictionRow } from './prediction/row.ts';
import { recordings } from './recording.ts';
import { table } from './table.ts';

const folder = join(recordings, 'lint');

/** `recordings/lint/<release>.json` */
export interface Trust {
  release: string;
  prediction?: PredictionRow[];
  samples?: Sample[];
}

/** All records, oldest release first. */
export function readTrust(): Trust[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Trust)
    .sort((one, other) => semver.compare(one.release, other.release));
}

/** Writes a part of a release's record, and keeps the other part. */
export function writeTrust(release: string, part: Omit<Trust, 'release'>): void {
  const path = join(folder, `${release}.json`);
  const before: Partial<Trust> = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Trust) : {};
  const rows = part.prediction ?? [];
  // Rows of versions that were not judged this time stay.
  const others = (before.prediction ?? []).filter(({ cilium }) => !rows.some((row) => row.cilium === cilium));
  const prediction = part.prediction && { prediction: [...rows, ...others] };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, formatCatalog({ release, ...before, ...part, ...prediction }));
}

/** How many inventories were predicted wrongly. */
export function countDifferences(trust: readonly Trust[]): number {
  return trust.flatMap(({ prediction = [] }) => prediction).reduce((sum, { differs }) => sum + differs, 0);
}

/** What was predicted wrongly, by its examples. */
function differencesOf(trust: readonly Trust[]): (Difference & { where: string })[] {
  return trust.flatMap(({ release, prediction = [] }) =>
    prediction.flatMap(({ cilium, examples }) =>
      examples.map((difference) => ({ ...difference, where: `${release} (${cilium})` })),
    ),
  );
}

/** The share of inventories that were predicted rightly, in a sentence. */
export function predictionShare(trust: readonly Trust[]): string {
  const rows = trust.flatMap(({ prediction = [] }) => prediction);
  const sum = (of: (row: PredictionRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const [cases, agree, refused] = [sum((row) => row.cases), sum((row) => row.agree), sum((row) => row.refused)];
  const share = cases === 0 ? 0 : Math.floor(((agree + refused) / cases) * 10000) / 100;
  return `${cases} inventories: ${agree} with the same options, ${refused} that nothing is installed from, as predicted, ${cases - agree - refused} otherwise: ${share} % are predicted rightly.`;
}

/** Release by outcome, as a Markdown table. */
export function predictionTable(trust: readonly Trust[]): string {
  const rows = trust.flatMap(({ release, prediction = [] }) =>
    prediction.map(({ cilium, cases, agree, refused, differs }) => [
      release,
      cilium,
      ...[cases, agree, refused, differs].map(String),
    ]),
  );
  return table(['Kubespray', 'Cilium', 'Inventories', 'Same options', 'Not installed, as predicted', 'Differs'], rows);
}

/** What differs, as a Markdown table: one row for each reason, with the fewest lines that show it. */
export function differenceTable(trust: readonly Trust[]): string {
  const found = new Map<string, { groupVars: string; places: Set<string> }>();
  for (const { because, groupVars, where } of differencesOf(trust)) {
    const key = because.slice(0, 2).join('; ');
    const entry = found.get(key) ?? { groupVars, places: new Set() };
    entry.places.add(where);
    found.set(key, entry);
  }
  if (found.size === 0) return 'None.';
  const rows = [...found].map(([because, { groupVars, places }]) => [
    because.slice(0, 300).replace(/(?<=not YAML: ).*/, (error) => `\`${error}\``),
    `\`${groupVars.trimEnd().replaceAll('\n', ' ⏎ ').slice(0, 200)}\``,
    [...places].join(', '),
  ]);
  return table(['What differs', 'Variables', 'Kubespray (Cilium)'], rows);
}
