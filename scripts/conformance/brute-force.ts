/**
 * Verifies refusals: tries to set a documented configuration on a release through every carrier, without any knowledge
 * of what the release's variables mean.
 */
import type { Json } from '../../src/core/json.ts';
import { valuesOf } from '../catalog/cilium/helm.ts';
import { type Bench, type Cluster, optionsVariable, renderAll, valuesVariable } from './cluster.ts';
import { type Expected, isThere, shortcomings, unlikeObjects, wrongOptions } from './expected.ts';
import type { Variables } from './subject.ts';
import { factsOf, isMount } from './workloads.ts';

/** Words that variables accept, in addition to the wanted values. */
const words: Json[] = [true, false, 'true', 'strict', 'disabled'];

/** Variables that choose versions and sizes or configure parts that no case is about: leaving them out saves time. */
const besidesThePoint = /version|image|repo|url|memory|cpu|extra|certgen|gops|etcd|debug/;
/** Parts whose variables are tried only if the case is about them. */
const parts = ['hubble', 'prometheus', 'metrics'];

/** Variables, and what is still wrong with the result. */
interface Way {
  variables: Variables;
  /** False if nothing is installed at all. */
  installed: boolean;
  left: string[];
  /** The wrong options, with their expected values. */
  wrong: [string, string | undefined][];
}

/**
 * The variables of the release that come nearest to the expectation; `left` is empty if they satisfy it.
 *
 * @param natives false if no native variable is known to affect it: then only the free carriers are tried
 */
export async function nearestWay(bench: Bench, expected: Expected, natives = true): Promise<Way> {
  if (bench.kubespray.installer === 'templates') {
    // The objects of such a release are its own templates: nothing adds an object, or gives the agents more
    // permissions.
    const foreign = await foreignObjects(bench, expected);
    const permissions = [...expected.digests.keys()].filter((object) => object === 'ClusterRole/cilium');
    const left = [
      ...(await fixedPlaces(bench, expected)).map((place) => `${place} can't be changed`),
      ...foreign.map((object) => `${object} can't be brought along`),
      // No rendering shows the content of certificates, so no variables can be proved right.
      ...Object.keys(expected.flags)
        .filter((path) => path.endsWith('.certValidityDuration'))
        .map((path) => `${path} is in no rendering`),
      ...permissions.map((object) => `${object} can't be given the permissions`),
    ];
    if (left.length > 0) return { variables: {}, installed: true, wrong: [], left };
  }
  const [bare, ...free] = await tryAll(bench, expected, [{}, ...freeCarriers(bench, expected)]);
  const start = nearest([bare as Way, ...free]);
  if (!natives) return start;
  const first = await addNatives(bench, expected, start);
  if (first.left.length === 0) return first;
  // A key on a free carrier can conflict with a native variable, and vice versa.
  const alone = await addNatives(bench, expected, bare as Way);
  const rest: Variables = {};
  for (const [option, text] of alone.wrong) if (text !== undefined) rest[option] = text;
  const both = await tryAll(bench, expected, [{ ...alone.variables, [optionsVariable(bench)]: rest }]);
  return nearest([first, alone, ...both]);
}

/** Values that show whether a variable affects a place at all. */
const samples: readonly Json[] = [true, 'sample', 7, ['sample']];

const movable = new WeakMap<Bench['kubespray'], Promise<Set<string>>>();

/**
 * Places in the pods that the flags change, and that no variable of the release changes, with all switches on or off.
 */
async function fixedPlaces(bench: Bench, { workloads = new Map() }: Expected): Promise<string[]> {
  if (workloads.size === 0) return [];
  const known = movable.get(bench.kubespray) ?? movablePlaces(bench);
  movable.set(bench.kubespray, known);
  const places = await known;
  return [...workloads.keys()].filter((place) => !isMount(place) && !places.has(place));
}

async function movablePlaces(bench: Bench): Promise<Set<string>> {
  const names = Object.keys(bench.kubespray.defaults).filter((name) => /^cilium_|pull_(policy|secret)/.test(name));
  const everything = Object.fromEntries(switchesOf(bench).map((name) => [name, true]));
  const found = new Set<string>();
  for (const base of [{}, everything]) {
    const [before, ...after] = await renderAll(bench, [
      base,
      ...names.flatMap((name) => samples.map((value) => ({ ...base, [name]: value }))),
    ]);
    const was = factsOf(before?.contents?.() ?? []);
    for (const { error, contents } of after) {
      if (error !== undefined) continue;
      const is = factsOf(contents?.() ?? []);
      for (const place of new Set([...was.keys(), ...is.keys()]))
        if (JSON.stringify(was.get(place)) !== JSON.stringify(is.get(place))) found.add(place);
    }
  }
  return found;
}

/** Variables of a release that are disabled by default. */
function switchesOf({ kubespray }: Bench): string[] {
  const entries = Object.entries(kubespray.values);
  return entries.flatMap(([name, preset]) => (name.startsWith('cilium_') && preset === false ? [name] : []));
}

/** Objects that no switch of a release with its own manifests adds: nothing else can add one there. */
async function foreignObjects(bench: Bench, expected: Expected): Promise<string[]> {
  if (bench.kubespray.installer !== 'templates' || expected.created.length === 0) return [];
  const [everything] = await renderAll(bench, [Object.fromEntries(switchesOf(bench).map((name) => [name, true]))]);
  return expected.created.filter((object) => !isThere(everything as Cluster, object));
}

/** The flags unchanged, and the options that they change, on each carrier that accepts free keys. */
function freeCarriers(bench: Bench, expected: Expected): Variables[] {
  const options: Record<string, string> = {};
  for (const [option, text] of expected.moved) if (text !== undefined) options[option] = text;
  for (const { option, value } of expected.needs) options[option] = value;
  const values = valuesOf(expected.flags) as Json;
  const onOptions = { [optionsVariable(bench)]: options };
  const name = valuesVariable(bench);
  return name === undefined ? [onOptions] : [onOptions, { [name]: values }, { ...onOptions, [name]: values }];
}

/** Adds native variables one by one, as long as each reduces what is wrong. */
async function addNatives(bench: Bench, expected: Expected, start: Way): Promise<Way> {
  let best = start;
  let assignments = nativeAssignments(bench, expected);
  while (best.left.length > 0) {
    const base = best;
    const ways = await tryAll(
      bench,
      expected,
      assignments.map((assignment) => ({ ...base.variables, ...assignment })),
    );
    // Assignments without an effect now are not tried again.
    assignments = assignments.filter((_, index) => ways[index]?.left.join() !== base.left.join());
    best = nearest([base, ...ways]);
    if (best === base) break;
  }
  return best;
}

function nativeAssignments(bench: Bench, expected: Expected): Variables[] {
  const wanted = [...expected.moved.values(), ...expected.needs.map(({ value }) => value)];
  const values = new Set<Json>([...words, ...Object.values(expected.flags)]);
  for (const text of wanted) if (text !== undefined && text !== '') values.add(text);
  const others = parts.filter((part) => !Object.keys(expected.flags).some((flag) => flag.includes(part)));
  const isTried = (name: string): boolean =>
    name.startsWith('cilium_') && !besidesThePoint.test(name) && !others.some((part) => name.includes(part));
  // Images and resource amounts of pods come from such variables; the pull policy is one variable for all of Kubespray.
  const isOfPods = (name: string): boolean =>
    (expected.workloads?.size ?? 0) > 0 && /^cilium_.*(image|repo|memory|cpu)|pull_(policy|secret)/.test(name);
  const names = Object.keys(bench.kubespray.defaults).filter(
    (name) => name === 'kube_proxy_remove' || isTried(name) || isOfPods(name),
  );
  return names.flatMap((name) => [...values].map((value) => ({ [name]: value })));
}

async function tryAll(bench: Bench, expected: Expected, batch: readonly Variables[]): Promise<Way[]> {
  const [bare, ...clusters] = (await renderAll(bench, [{}, ...batch])) as [Cluster, ...Cluster[]];
  return batch.map((variables, index) => {
    const cluster = clusters[index] as Cluster;
    const installed = cluster.error === undefined;
    const left = [...shortcomings(expected, cluster, bench.cilium), ...unlikeObjects(expected, bare, cluster)];
    return { variables, installed, left, wrong: wrongOptions(expected, cluster, bench.cilium) };
  });
}

/** The result with the least left; the first of equals. */
function nearest(ways: readonly Way[]): Way {
  const distance = ({ installed, left }: Way) => (installed ? left.length : Number.POSITIVE_INFINITY);
  return ways.reduce((best, way) => (distance(way) < distance(best) ? way : best));
}
