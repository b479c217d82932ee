/** Checks whether `diff` names the agent options that differ between two inventories, by rendering both. */
import { createHash } from 'node:crypto';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import { chooseRelease, withCilium } from '../../../src/cluster/target/release-choice.ts';
import { compareSides, sameOption } from '../../../src/commands/diff/compare.ts';
import { readSide } from '../../../src/commands/diff/side.ts';
import { memoryFileSystem } from '../../../src/formats/files/memory-file-system.ts';
import { type Bench, type Cluster, renderAll } from '../cluster.ts';
import { asGroupVars, randomInventories } from '../prediction/inventories.ts';
import { optionsWithFlags } from '../prediction/manifests.ts';
import { loadGroupVars } from '../subject.ts';

/** The results for pairs of inventories of one pair of releases. */
export interface DiffRow {
  from: string;
  to: string;
  /** Pairs in which both sides install. */
  cases: number;
  agree: number;
  wrong: { a: string; b: string; because: string[] }[];
}

/** An inventory and its rendering. */
interface Rendered {
  text: string;
  cluster: Cluster;
  bare: Cluster;
}

/** Judges random inventories of two releases: the first of one with the first of the other, and so on. */
export async function judgeDiffs(
  benches: readonly [Bench, Bench],
  catalog: Catalog,
  python: string,
  { seed, count }: { seed: number; count: number },
): Promise<DiffRow> {
  const [lefts, rights] = [
    await drawn(benches[0], catalog, python, { seed: seedOf('a', benches, seed), count }),
    await drawn(benches[1], catalog, python, { seed: seedOf('b', benches, seed), count }),
  ];
  const [from, to] = benches.map(({ kubespray }) => kubespray.release) as [string, string];
  const row: DiffRow = { from, to, cases: 0, agree: 0, wrong: [] };
  for (const [index, left] of lefts.entries()) {
    const right = rights[index];
    if (!right) break;
    const because = await complaints([left, right], benches, catalog);
    row.cases++;
    if (because.length === 0) row.agree++;
    else row.wrong.push({ a: left.text, b: right.text, because });
  }
  return row;
}

function seedOf(side: string, [before, after]: readonly [Bench, Bench], seed: number): number {
  const text = `${side} ${before.kubespray.release} ${after.kubespray.release} ${seed}`;
  return createHash('sha256').update(text).digest().readInt32BE();
}

/** Random inventories of a release that install. */
async function drawn(
  bench: Bench,
  catalog: Catalog,
  python: string,
  draw: { seed: number; count: number },
): Promise<Rendered[]> {
  const { choice, problem } = await chooseRelease({ kubespray: bench.kubespray.release }, catalog);
  if (!choice) throw new Error(problem);
  const { release, chart } = await withCilium(choice, bench.cilium, catalog);
  const texts = randomInventories(release, chart, draw).map((inventory) => asGroupVars(inventory, release.facts));
  const [bare, ...clusters] = (await renderAll(bench, [{}, ...loadGroupVars(python, texts)])) as [
    Cluster,
    ...Cluster[],
  ];
  return texts.flatMap((text, index) => {
    const cluster = clusters[index] as Cluster;
    return cluster.error === undefined ? [{ text, cluster, bare }] : [];
  });
}

/** Options that only the cluster's hosts determine. */
const ofHosts: ReadonlySet<string> = new Set(['etcd-config']);

async function complaints(
  pair: readonly [Rendered, Rendered],
  benches: readonly [Bench, Bench],
  catalog: Catalog,
): Promise<string[]> {
  const file = 'group_vars/k8s_cluster/cilium.yml';
  const files = memoryFileSystem({ [`a/${file}`]: pair[0].text, [`b/${file}`]: pair[1].text });
  const side = (index: 0 | 1) => {
    const target = { kubespray: benches[index].kubespray.release, cilium: benches[index].cilium };
    const name = index === 0 ? 'a' : 'b';
    return readSide({ name, path: name, target }, 'inventory', { files, catalog, target, cilium: undefined });
  };
  const { differences, unknown } = compareSides(await side(0), await side(1));
  const stated = new Map(differences.filter(({ kind }) => kind === 'option').map((one) => [one.name, one]));
  const [left, right] = pair.map(({ cluster, bare }) => optionsWithFlags(cluster, bare));
  const versions = benches.map(({ cilium }) => cilium);
  const names = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {}), ...stated.keys()]);
  return [...names].flatMap((name): string[] => {
    if (ofHosts.has(name)) return [];
    const [was, is] = [left?.[name], right?.[name]];
    const change = stated.get(name);
    const isSame = sameOption(name, was, is, versions);
    if (!change && unknown.includes(name)) return [`${name} is ${was} and ${is}, and diff states that it is not known`];
    if (!change) return isSame ? [] : [`${name} is ${was} and ${is}, and diff does not name it`];
    const said = `diff states ${change.a} and ${change.b}`;
    if (isSame) return [`${name} does not differ (${was}), and ${said}`];
    return (change.a ?? undefined) === was && (change.b ?? undefined) === is
      ? []
      : [`${name} is ${was} and ${is}, and ${said}`];
  });
}
