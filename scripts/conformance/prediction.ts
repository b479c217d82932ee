/**
 * Whether the linter knows what a cluster gets: its prediction for random inventories next to what real Ansible, and from
 * v2.28 on real Helm, render from the same files.
 */
import { createHash } from 'node:crypto';
import type { Catalog, KubesprayRelease } from '../../src/catalog/catalog.ts';
import { fromHosts } from '../../src/catalog/table.ts';
import { chooseRelease, withCilium } from '../../src/cluster/target/release-choice.ts';
import { viewOf } from '../../src/commands/diff/side.ts';
import { lint } from '../../src/commands/lint/lint.ts';
import { unknown } from '../../src/core/options.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { readOneInventory } from '../../src/formats/inventory/one-inventory.ts';
import { type Bench, type Cluster, renderAll } from './cluster.ts';
import { asGroupVars, type RandomInventory, randomInventories, smaller } from './random-inventories.ts';
import { loadGroupVars } from './subject.ts';

/** How often each outcome was seen, and what differs. */
export interface PredictionRow {
  cilium: string;
  cases: number;
  /** Both render the same options. */
  agree: number;
  /** Nothing is installed, and the linter reports an error. */
  refused: number;
  /** The rest. */
  differs: number;
  /** Some of the rest, each cut down to the fewest lines that still show it. */
  examples: Difference[];
}

export interface Difference {
  groupVars: string;
  because: string[];
}

/** Cutting one down takes as long as dozens of others. */
const mostExamples = 3;

const variablesFile = 'group_vars/k8s_cluster/cilium.yml';

/** Judges random inventories on one release with one Cilium; the same seed asks the same questions. */
export async function judgePrediction(
  bench: Bench,
  catalog: Catalog,
  python: string,
  { seed, count }: { seed: number; count: number },
): Promise<PredictionRow> {
  const { choice, problem } = await chooseRelease(
    { kubespray: bench.kubespray.release, cilium: bench.cilium },
    catalog,
  );
  if (!choice) throw new Error(problem);
  const { release, chart } = await withCilium(choice, bench.cilium, catalog);
  const inventories = randomInventories(release, chart, { seed: seedOf(bench, seed), count });
  const judge = (batch: readonly RandomInventory[]) => judgeAll(bench, catalog, python, batch);

  const row: PredictionRow = { cilium: bench.cilium, cases: count, agree: 0, refused: 0, differs: 0, examples: [] };
  const judged = await judge(inventories);
  for (const [index, { installed, because }] of judged.entries()) {
    if (because.length > 0) {
      row.differs++;
      if (row.examples.length >= mostExamples) continue;
      const shrunk = await shrink(inventories[index] as RandomInventory, because, judge);
      row.examples.push({ groupVars: asGroupVars(shrunk.inventory), because: shrunk.because });
    } else if (installed) row.agree++;
    else row.refused++;
  }
  return row;
}

interface Judged {
  installed: boolean;
  because: string[];
}

type Judge = (batch: readonly RandomInventory[]) => Promise<Judged[]>;

/** Every release and version has questions of its own. */
function seedOf({ kubespray, cilium }: Bench, seed: number): number {
  return createHash('sha256').update(`${kubespray.release} ${cilium} ${seed}`).digest().readInt32BE();
}

async function judgeAll(
  bench: Bench,
  catalog: Catalog,
  python: string,
  batch: readonly RandomInventory[],
): Promise<Judged[]> {
  const texts = batch.map(asGroupVars);
  const clusters = await renderAll(bench, loadGroupVars(python, texts));
  return Promise.all(
    texts.map(async (text, index) => {
      const cluster = clusters[index] as Cluster;
      return { installed: cluster.error === undefined, because: await compare(bench, catalog, text, cluster) };
    }),
  );
}

/** Rules whose errors state that nothing can be installed. */
const foretells: ReadonlySet<string> = new Set([
  'invalid-value',
  'chart-refuses',
  'extra-var-type',
  'helm-value-in-extra-vars',
  'missing-variable',
  'removed-helm-value',
  'cluster-mesh/name-format',
]);

/** What is wrong with the linter's idea of a cluster, a line each. */
async function compare(bench: Bench, catalog: Catalog, text: string, cluster: Cluster): Promise<string[]> {
  const files = memoryFileSystem({ [variablesFile]: text });
  const request = { kubespray: bench.kubespray.release, cilium: bench.cilium };
  const { findings } = await lint(['.'], { files, catalog, target: request });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (cluster.error !== undefined) {
    return errors.some(({ rule }) => foretells.has(rule))
      ? []
      : [`no error is reported, and nothing is installed: ${cluster.error}`];
  }
  const wrong = errors.filter(({ rule }) => rule === 'chart-refuses').map(({ message }) => `it installs: ${message}`);
  const { choice } = await chooseRelease(request, catalog);
  if (!choice) throw new Error('the release is not known');
  const inventory = readOneInventory('.', files);
  if (inventory.scopes.length === 0) return wrong;
  const { prediction, release } = await viewOf(inventory, choice, catalog);
  for (const option of new Set([...prediction.options.keys(), ...Object.keys(cluster.options)])) {
    const expected = prediction.options.get(option);
    const real = cluster.options[option];
    if (expected === real || (expected === unknown && isFromHosts(release, option))) continue;
    wrong.push(`${option} is ${say(real)}, predicted ${expected === unknown ? 'not to be known' : say(expected)}`);
  }
  for (const [fact, real] of Object.entries(cluster.facts)) {
    const expected = prediction.facts.get(fact as keyof Cluster['facts']);
    if (expected !== real)
      wrong.push(`${fact} is ${real}, predicted ${expected === unknown ? 'not to be known' : expected}`);
  }
  return wrong;
}

/** True for an option that no variable decides: addresses of the cluster's hosts are in it. */
function isFromHosts({ band }: KubesprayRelease, option: string): boolean {
  return (band.options?.[option] ?? []).some(({ then }) => 'literal' in then && then.literal === fromHosts);
}

function say(text: string | undefined): string {
  return text === undefined ? 'not written' : JSON.stringify(text);
}

/** Leaves out one entry after the other as long as something of the same kind stays wrong. */
async function shrink(
  inventory: RandomInventory,
  because: string[],
  judge: Judge,
): Promise<{ inventory: RandomInventory; because: string[] }> {
  const candidates = smaller(inventory);
  const judged = await judge(candidates);
  const index = judged.findIndex((candidate) =>
    candidate.because.some((line) => subject(line) === subject(because[0] ?? '')),
  );
  const found = candidates[index];
  if (!found) return { inventory, because };
  return shrink(found, judged[index]?.because ?? [], judge);
}

function subject(line: string): string {
  return line.split(' is ')[0] ?? line;
}
