/** The verdict on a random set of values: whether the output of `translate`, and its refusals, are right. */
import { flatten } from '../../catalog/ansible/ansible.ts';
import type { ChartProbe } from '../../catalog/cilium/helm.ts';
import type { Observation } from '../../catalog/probe.ts';
import { nearestWay } from '../brute-force.ts';
import { type Bench, type Cluster, optionsVariable, renderAll, valuesVariable } from '../cluster.ts';
import { type Expected, shortcomings } from '../expected.ts';
import { changed, isReachable } from '../reach.ts';
import { loadGroupVars, type Target, type Variables } from '../subject.ts';
import { isMount, workloadsMoved } from '../workloads.ts';
import type { ValueSet } from './sets.ts';
import { type Translation, translateSet } from './subject.ts';

/**
 * - `agrees`: every agent option that depends on the values is the same as with the chart
 * - `differs`: an option is not, or a value was refused although the release can set it
 */
export interface SetVerdict {
  values: ValueSet;
  outcome: 'agrees' | 'differs';
  /** The output of `translate` for the values that it did not refuse. */
  text: string;
  /** How many of the values it translated. */
  carried: number;
  /** Refused values, each with the obstacle. */
  refused: Record<string, string>;
  /** Rules of its warnings about the combination. */
  rules: string[];
  because: string[];
}

/** True for a variable that is not a carrier and does not choose a version. */
function isSwitch(bench: Bench, name: string): boolean {
  return name.startsWith('cilium_') && name !== 'cilium_version' && name !== optionsVariable(bench);
}

/** Secrets that an operator keeps in a vault: no translation can know them. */
const secrets: Variables = { cilium_ipsec_key: 'a key' };

interface SetExpectation extends Expected {
  /** By option, what the chart would write if one of the values in the set were different. */
  opposed: Map<string, Set<string | undefined>>;
}

/** A set, and what remains of it without the refused values. */
interface Attempt {
  values: ValueSet;
  kept: ValueSet;
  refused: Map<string, string>;
  translation: Translation;
}

/** Judges sets on one release with one Cilium version. Sets that the chart refuses are skipped. */
export async function judgeSets(bench: Bench, sets: readonly ValueSet[], python: string): Promise<SetVerdict[]> {
  const target = { kubespray: bench.kubespray.release, cilium: bench.cilium };
  const usable = await accepted(bench.chart, sets);
  const attempts: Attempt[] = [];
  for (const values of usable) attempts.push(await attempt(values, target));
  const variables = loadGroupVars(
    python,
    attempts.map(({ translation }) => translation.text),
  );
  const clusters = await renderAll(
    bench,
    variables.map((set) => ({ ...secrets, ...set })),
  );
  const verdicts: SetVerdict[] = [];
  for (const [index, { values, kept, refused, translation }] of attempts.entries()) {
    const expected = await expectationOf(bench, kept);
    const cluster = clusters[index] as Cluster;
    // A combination that the tool reports as not working need not install.
    const isWarned = cluster.error !== undefined && translation.objections.length > 0;
    const set = variables[index] as Variables;
    // The release's own manifests add the objects of its variables in their own way.
    const ownWay = bench.kubespray.installer === 'templates' && Object.keys(set).some((name) => isSwitch(bench, name));
    const because = isWarned ? [] : complaints(bench, ownWay ? { ...expected, created: [] } : expected, set, cluster);
    const reasons: Record<string, string> = {};
    for (const [path, reason] of refused) {
      const wrong = await wronglyRefused(bench, kept, path, values);
      if (wrong.carriedBy !== undefined)
        because.push(`${path} is refused (${reason}), but carried by ${wrong.carriedBy}`);
      reasons[path] = wrong.missing ?? reason;
    }
    verdicts.push({
      values,
      outcome: because.length === 0 ? 'agrees' : 'differs',
      text: translation.text,
      carried: Object.keys(kept).length,
      refused: reasons,
      rules: [...new Set(translation.objections.map(({ rule }) => rule))].sort(),
      because,
    });
  }
  return verdicts;
}

/** The sets that the chart accepts; from the others, each value that it accepts alone. */
async function accepted(chart: ChartProbe, sets: readonly ValueSet[]): Promise<ValueSet[]> {
  const whole = await chart.render(sets);
  const broken = sets.filter((_, index) => whole[index]?.error !== undefined);
  const singles = broken.flatMap((set) => Object.entries(set).map(([path, value]): ValueSet => ({ [path]: value })));
  const alone = await chart.render(singles);
  return [
    ...sets.filter((_, index) => whole[index]?.error === undefined),
    ...singles.filter((_, index) => alone[index]?.error === undefined),
  ];
}

/** Removes refused values, and puts back those that were refused only because of another value. */
async function attempt(values: ValueSet, target: Target): Promise<Attempt> {
  const refused = new Map<string, string>();
  let kept = values;
  let translation = await translateSet(kept, target);
  for (;;) {
    const now = [...translation.refused].filter(([path]) => Object.hasOwn(kept, path));
    if (now.length === 0) break;
    for (const [path, reason] of now) refused.set(path, reason);
    kept = Object.fromEntries(Object.entries(kept).filter(([path]) => !refused.has(path)));
    translation = await translateSet(kept, target);
  }
  for (const path of [...refused.keys()]) {
    const more = { ...kept, [path]: values[path] ?? null };
    const again = await translateSet(more, target);
    if (again.refused.size > 0) continue;
    refused.delete(path);
    kept = more;
    translation = again;
  }
  return { values, kept, refused, translation };
}

/** What a set determines: the options that would change without one of its values, or with a different one. */
async function expectationOf(bench: Bench, set: ValueSet): Promise<SetExpectation> {
  const { chart } = bench;
  const without = Object.keys(set).map((left) =>
    Object.fromEntries(Object.entries(set).filter(([path]) => path !== left)),
  );
  const turned = Object.entries(set).flatMap(([path, value]): ValueSet[] =>
    typeof value === 'boolean' ? [{ ...set, [path]: !value }] : [],
  );
  const [plain, whole, ...others] = await chart.render([{}, set, ...without, ...turned]);
  const untouched = plain?.outputs as Record<string, string>;
  const options = whole?.outputs as Record<string, string>;
  const moved = new Map<string, string | undefined>();
  const opposed = new Map<string, Set<string | undefined>>();
  for (const other of [plain, ...others]) {
    if (!other || other.error !== undefined) continue;
    for (const option of new Set([...Object.keys(options), ...Object.keys(other.outputs)])) {
      const text = other.outputs[option] as string | undefined;
      if (text === options[option]) continue;
      moved.set(option, asFlagsGiveIt(options[option]));
      opposed.set(option, (opposed.get(option) ?? new Set()).add(text));
    }
  }
  for (const option of await idleOptions(bench, set, options)) moved.delete(option);
  const created = Object.keys(whole?.objects ?? {}).filter((object) => plain?.objects[object] === undefined);
  // Agent options that name a file are useless unless the file is mounted.
  const [all = new Map()] = await workloadsMoved(bench, [set]);
  const workloads = new Map([...all].filter(([place]) => isMount(place)));
  return {
    ...{ flags: set, needs: [], withoutKubeProxy: false, moved, untouched, created, digests: new Map() },
    ...{ workloads, opposed },
  };
}

/**
 * Options of a component that the chart enables and the release disables, if no value of the set belongs to the
 * component. What the set means for it is undefined.
 */
async function idleOptions(
  { chart, kubespray }: Bench,
  set: ValueSet,
  options: Readonly<Record<string, string>>,
): Promise<string[]> {
  const [render] = await kubespray.render([{}]);
  const off = Object.entries(flatten(render?.values ?? {})).flatMap(([path, value]) =>
    path.endsWith('.enabled') && value === false ? [path] : [],
  );
  const others = off.filter((path) => {
    const component = path.slice(0, -'enabled'.length);
    return !Object.keys(set).some((name) => name.startsWith(component));
  });
  const without = await chart.render(others.map((path) => ({ ...set, [path]: false })));
  return Object.keys(options).filter((option) =>
    without.some(({ error, outputs }) => error === undefined && outputs[option] === undefined),
  );
}

/** Go prints a large number that comes from YAML with an exponent, and one that comes from `--set` without. */
function asFlagsGiveIt(text: string | undefined): string | undefined {
  return text !== undefined && /^\d(\.\d+)?e\+\d+$/.test(text) ? String(Number(text)) : text;
}

function complaints(bench: Bench, expected: SetExpectation, variables: Variables, cluster: Cluster): string[] {
  if (variables.cilium_version !== bench.ciliumVersion)
    return [`cilium_version is ${variables.cilium_version ?? 'not set'}`];
  return shortcomings(withoutOthersBusiness(expected, cluster), cluster, bench.cilium);
}

/** Kubespray chooses the pod networks. */
const podNetwork = /^cluster-pool-ipv[46]-(cidr|mask-size)$/;

/**
 * If a value equals the chart's default, any result is accepted that does not correspond to another value. The release
 * has its own defaults.
 */
function withoutOthersBusiness(expected: SetExpectation, { options }: Cluster): Expected {
  const moved = [...expected.moved].filter(([option, text]) => {
    const is = options[option];
    if (podNetwork.test(option)) {
      return text !== undefined && Object.values(expected.flags).some((value) => JSON.stringify(value).includes(text));
    }
    return text !== expected.untouched[option] || expected.opposed.get(option)?.has(is);
  });
  return { ...expected, moved: new Map(moved) };
}

/** Whether a refused value could have been set after all, together with those that were. */
async function wronglyRefused(
  bench: Bench,
  kept: ValueSet,
  path: string,
  values: ValueSet,
): Promise<{ carriedBy?: string; missing?: string }> {
  const { chart, kubespray } = bench;
  const set = { ...kept, [path]: values[path] ?? null };
  const [before, after] = (await chart.render([kept, set])) as [Observation, Observation];
  const takesObjects = valuesVariable(bench) !== undefined;
  const objects = changed(before.objects, after.objects);
  const foreign = objects.filter((name) => !/^(DaemonSet\/cilium|Deployment\/cilium-operator)$/.test(name));
  if (!takesObjects && foreign[0]) return { missing: `moves ${foreign[0]}, which no carrier reaches` };
  const options = changed(before.outputs, after.outputs);
  if (options.length === 0) return { missing: 'means nothing beside what can be carried' };
  if (options.every((option) => after.outputs[option] === undefined)) {
    return { missing: `takes ${options[0]} away, which no carrier does` };
  }
  if (!takesObjects && objects[0] && kubespray.installer === 'templates') {
    return { missing: `moves ${objects[0]}, which no carrier reaches` };
  }
  const way = await nearestWay(bench, await expectationOf(bench, set), await isReachable(bench, path));
  if (way.left.length > 0) return { missing: way.left[0] as string };
  if (Object.keys(way.variables).length === 0) return { missing: 'nothing writes it, whatever the agent does then' };
  if (await lacksItsMounts(bench, set, path, way.variables)) {
    return { missing: 'its options alone are carried, and DaemonSet/cilium stays as it is' };
  }
  return { carriedBy: JSON.stringify(way.variables) };
}

/**
 * True if the component of a value changes the agent's DaemonSet in the chart, but no variable changes the release's
 * DaemonSet.
 */
async function lacksItsMounts(
  { chart, kubespray }: Bench,
  set: ValueSet,
  path: string,
  variables: Variables,
): Promise<boolean> {
  if (kubespray.installer !== 'templates') return false;
  const component = path.split('.')[0];
  const own = Object.fromEntries(Object.entries(set).filter(([other]) => other.split('.')[0] === component));
  const [plain, there] = (await chart.render([{}, own])) as [Observation, Observation];
  if (!changed(plain.objects, there.objects).includes('DaemonSet/cilium')) return false;
  const [before, after] = await kubespray.render([{}, { ...secrets, ...variables }]);
  return changed(before?.objects ?? {}, after?.objects ?? {}).every((name) => !name.endsWith('/ds.yml.j2'));
}
