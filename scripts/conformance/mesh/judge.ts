/**
 * The verdict on `mesh plan`. Renders the variables of each cluster with its inventory through real Ansible and, if the
 * Cilium CLI installs, the real chart. Compares them with the same release and the Helm flags that Cilium documents.
 */
import type { Observation } from '../../catalog/probe.ts';
import { type Bench, type Cluster, renderAll, renderWithFlags, valuesVariable } from '../cluster.ts';
import { renderExpected, shortcomings } from '../expected.ts';
import { changed } from '../reach.ts';
import { loadGroupVars, type Target, type Variables } from '../subject.ts';
import type { MemberWish, MeshWish } from './meshes.ts';
import { type MeshAnswer, planWish } from './subject.ts';

export interface MeshVerdict {
  id: string;
  /** The written variables, by cluster; empty if the mesh was refused. */
  texts: Record<string, string>;
  /** What differs; empty if it agrees. */
  because: string[];
  /** Agent options and objects that change because of the mesh, for all clusters together. */
  options: string[];
  objects: string[];
  /** Objects that no variable of the release creates, so that the runbook has to. */
  byRunbook: string[];
}

export interface Judging {
  /** The release with its Cilium, ready to be rendered. */
  benchOf(target: Target): Promise<Bench>;
  /** The interpreter that has ansible-core. */
  python: string;
}

/** Judges meshes, in order. */
export async function judgeMeshes(wishes: readonly MeshWish[], { benchOf, python }: Judging): Promise<MeshVerdict[]> {
  const answers: MeshAnswer[] = [];
  for (const wish of wishes) answers.push(await planWish(wish));
  const texts = new Set([
    ...wishes.flatMap(({ members }) => members.flatMap(({ inventory }) => inventory)),
    ...answers.flatMap((answer) => Object.values(answer.texts ?? {})),
  ]);
  const all = [...texts];
  const loaded = loadGroupVars(python, all);
  const variables = new Map(all.map((text, index) => [text, loaded[index] as Variables]));
  // Ansible replaces variables of an earlier file.
  const load = (files: readonly string[]): Variables =>
    Object.assign({}, ...files.map((text) => variables.get(text))) as Variables;
  const verdicts: MeshVerdict[] = [];
  for (const [index, wish] of wishes.entries()) {
    verdicts.push(await judgeMesh(wish, answers[index] as MeshAnswer, { benchOf, load }));
  }
  return verdicts;
}

interface Means {
  benchOf(target: Target): Promise<Bench>;
  load(files: readonly string[]): Variables;
}

async function judgeMesh(wish: MeshWish, answer: MeshAnswer, { benchOf, load }: Means): Promise<MeshVerdict> {
  const none = { id: wish.id, texts: {}, options: [], objects: [], byRunbook: [] };
  if (answer.errors) return { ...none, because: answer.errors.map((error) => `refused: ${error}`) };
  const found: Found[] = [];
  for (const [index, member] of wish.members.entries()) {
    const text = answer.texts[member.name];
    const before = load(member.inventory);
    const after = load([...member.inventory, ...(text === undefined ? [] : [text])]);
    const seen = await judgeMember(await benchOf(member), member, before, after);
    const because = [...seen.because, ...(seen.byRunbook.length > 0 ? unenabled(answer, index) : [])];
    found.push({ ...seen, because: because.map((difference) => `${member.name}: ${difference}`) });
  }
  const all = (of: (seen: Found) => string[]): string[] => [...new Set(found.flatMap(of))].sort();
  return {
    id: wish.id,
    texts: answer.texts,
    because: [...found.flatMap(({ because }) => because), ...unconnected(wish, answer)],
    options: all(({ options }) => options),
    objects: all(({ objects }) => objects),
    byRunbook: all(({ byRunbook }) => byRunbook),
  };
}

type Found = Pick<MeshVerdict, 'because' | 'options' | 'objects' | 'byRunbook'>;

async function judgeMember(
  bench: Bench,
  { identity, part }: MemberWish,
  inventory: Variables,
  withMesh: Variables,
): Promise<Found> {
  const { kubespray, chart } = bench;
  const [before, ours] = (await renderAll(bench, [inventory, withMesh])) as [Cluster, Cluster];
  const takesValues = valuesVariable(bench) !== undefined;
  if (kubespray.installer === 'cilium-cli' && takesValues) {
    const [expected] = await renderWithFlags(bench, [{ variables: inventory, flags: { ...identity, ...part } }]);
    return { ...compare(before, ours, expected as Observation), byRunbook: [] };
  }
  const [alone, whole] = await chart.render([identity, { ...identity, ...part }]);
  const byRunbook = changed(alone?.objects ?? {}, whole?.objects ?? {}).sort();
  if (kubespray.installer === 'cilium-cli') {
    const [expected] = await renderWithFlags(bench, [{ variables: inventory, flags: identity }]);
    return { ...compare(before, ours, expected as Observation), byRunbook };
  }
  const [expected] = await renderExpected(chart, [{ flags: identity, withoutKubeProxy: false, needs: [] }]);
  if (!expected) throw new Error('the chart renders nothing');
  const moved = changed(before.options, ours.options);
  const besides = moved.filter((option) => !expected.moved.has(option)).map((option) => `${option} moves, too`);
  return {
    because: [...shortcomings(expected, ours, bench.cilium), ...besides],
    options: moved,
    objects: [],
    byRunbook,
  };
}

/** Everything has to be the same, including the content of objects. */
function compare(before: Cluster, ours: Cluster, expected: Observation): Omit<Found, 'byRunbook'> {
  const failed = before.error ?? ours.error ?? expected.error;
  if (failed !== undefined) return { because: [failed], options: [], objects: [] };
  const ourObjects = Object.fromEntries(ours.objects ?? []);
  const options = changed(ours.options, expected.outputs);
  const objects = changed(ourObjects, expected.objects);
  return {
    because: [...options, ...objects].map((name) => `${name} is not as with the documented flags`),
    options: changed(before.options, expected.outputs),
    objects: changed(Object.fromEntries(before.objects ?? []), expected.objects),
  };
}

/** The runbook does what the variables cannot do. */
function unenabled({ script = '' }: MeshAnswer & { script?: string }, index: number): string[] {
  return script.includes(`enable_mesh "$context_${index + 1}" `) ? [] : ['the runbook does not enable its mesh'];
}

/** Every connection has to be in the variables of both sides, or in the runbook. */
function unconnected({ links, members }: MeshWish, answer: MeshAnswer & { script?: string }): string[] {
  return links.flatMap(([one, other]) => {
    const [left, right] = [one, other].map((name) => members.findIndex((member) => member.name === name) + 1);
    const byRunbook = answer.script?.includes(`connect "$context_${left}" "$context_${right}"`);
    const reversed = answer.script?.includes(`connect "$context_${right}" "$context_${left}"`);
    const knows = (side: string, peer: string): boolean =>
      new RegExp(`name: ${peer}\n`).test(answer.texts?.[side] ?? '');
    const declared = knows(one, other) && knows(other, one);
    return declared || byRunbook || reversed ? [] : [`nobody connects ${one} and ${other}`];
  });
}
