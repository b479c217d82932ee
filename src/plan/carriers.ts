/**
 * The carriers of a target: the board that the search for variables works on, and the rules for what each carrier
 * accepts.
 */
import type { Chart, KubesprayRelease } from '../catalog/catalog.ts';
import { kindOf } from '../catalog/kind.ts';
import { type Inputs, inputNames, isTruthy, sameJson } from '../catalog/table.ts';
import type { FactName, Table } from '../catalog/types.ts';
import type { Need } from '../core/feature.ts';
import type { Json } from '../core/json.ts';
import { unknown } from '../core/options.ts';
import { OverlaidMap } from '../core/overlaid-map.ts';
import { getPath, type PartlyKnown } from '../core/value-tree.ts';
import { chartInputs, type ValueTree } from '../predict/chart.ts';
import { isExpression, type Variables, variableInputs } from '../predict/kubespray.ts';
import type { Board, OutputGoal } from './place.ts';

export type Carrier =
  | 'native'
  | 'extra-vars'
  | 'extra-values'
  | 'install-flags'
  | 'custom-cni'
  | 'helm'
  | 'manifest'
  | 'none';

/** The measured facts that a feature's need refers to, and their wanted values. */
export const factsOfNeed: Record<Need, readonly (readonly [FactName, boolean])[]> = {
  'kube-proxy-absent': [['kubeProxyDeployed', false]],
  'api-server-address': [
    ['agentApiServer', true],
    ['operatorApiServer', true],
  ],
};

/** Goals for facts outside cilium-config. */
export function factGoals(needs: Iterable<Need>): OutputGoal[] {
  const goals: OutputGoal[] = [];
  for (const need of needs) {
    for (const [fact, wanted] of factsOfNeed[need]) {
      goals.push({ output: `fact:${fact}`, wanted, accepts: (actual) => actual === wanted, explicit: false });
    }
  }
  return goals;
}

/** Outputs of a release under the names that goals use: `option:`, `helm:`, `fact:` or `installs:` before the name. */
function outputs(release: KubesprayRelease): Map<string, Table> {
  const all = new Map<string, Table>();
  for (const [name, table] of Object.entries(release.band.options ?? {})) all.set(`option:${name}`, table);
  for (const [path, table] of Object.entries(release.band.helm ?? {})) all.set(`helm:${path}`, table);
  for (const [fact, table] of Object.entries(release.band.facts)) all.set(`fact:${fact}`, table);
  for (const [place, table] of Object.entries(release.band.installs ?? {})) all.set(`installs:${place}`, table);
  return all;
}

/**
 * Switches at which a release stops because cilium_ipsec_key is missing. The measurement does not set the key, which
 * belongs in a vault.
 */
const asksForKey = /^cilium_(encryption|ipsec)_enabled$/;

/**
 * True if the release stops at the value, judging by what was tried. Kinds and words must match exactly, numbers follow
 * the nearest tried one.
 */
export function isRefused(release: KubesprayRelease, variable: string, value: Json): boolean {
  const assertion = release.facts.assertions.find((candidate) => candidate.variable === variable);
  if (assertion?.accepted.some((sample) => sameJson(sample, value))) return false;
  const stop = asksForKey.test(variable)
    ? undefined
    : release.facts.stops?.find((candidate) => candidate.variable === variable);
  if (stop?.kinds?.includes(kindOf(value)) || stop?.refused?.some((sample) => sameJson(sample, value))) return true;
  if (stop?.numbers && typeof value === 'number') return !stop.numbers.includes(value);
  if (!assertion) return false;
  if (assertion.refused.some((sample) => sameJson(sample, value))) return true;
  // A list of accepted words accepts only strings.
  if (typeof value !== 'string' && assertion.accepted.every((sample) => typeof sample === 'string')) {
    return assertion.accepted.length > 0;
  }
  // If a number within the accepted range was refused, the accepted numbers are single values instead of a range.
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  const numbers = (samples: readonly Json[]) => samples.filter((sample) => typeof sample === 'number');
  // A string of digits counts as a word if the assertion accepts words.
  if (typeof number === 'number' && numbers([...assertion.accepted, ...assertion.refused]).length > 0) {
    const distance = (samples: readonly Json[]) =>
      Math.min(...numbers(samples).map((sample) => Math.abs(sample - number)));
    const inside = numbers(assertion.accepted);
    const within = (other: number) => other >= Math.min(...inside) && other <= Math.max(...inside);
    if (numbers(assertion.refused).some(within)) return !inside.includes(number);
    if (inside.length > 0 && within(number)) return false;
    return distance(assertion.refused) < distance(assertion.accepted);
  }
  return assertion.accepted.length > 0 && typeof value === 'string';
}

/** True for variables that a plan may set: Cilium's own, and Kubespray's switch for running without kube-proxy. */
function isOurs(variable: string): boolean {
  return variable.startsWith('cilium_') || variable === 'kube_proxy_remove';
}

interface Outputs {
  tables: ReadonlyMap<string, Table>;
  /** The outputs that depend on each variable. */
  readers: ReadonlyMap<string, readonly string[]>;
}

/** The outputs of a release, computed once for all its plans. */
function outputsOf(release: KubesprayRelease): Outputs {
  const known = outputsOfReleases.get(release);
  if (known) return known;
  const tables = outputs(release);
  const readers = new Map<string, string[]>();
  for (const [output, table] of tables) {
    for (const variable of inputNames(table)) {
      const others = readers.get(variable);
      if (others) others.push(output);
      else readers.set(variable, [output]);
    }
  }
  const found = { tables, readers };
  outputsOfReleases.set(release, found);
  return found;
}

const outputsOfReleases = new WeakMap<KubesprayRelease, Outputs>();

/** The board of a release's native variables, on top of what is already set. */
export function nativeBoard(release: KubesprayRelease, base: Variables): Board {
  const { tables, readers } = outputsOf(release);
  return {
    table: (output) => tables.get(output),
    outputsOf: (variable) => readers.get(variable) ?? [],
    words: (variable) => release.facts.assertions.find((candidate) => candidate.variable === variable)?.accepted ?? [],
    allows: (variable, value) =>
      isOurs(variable) && variable !== 'cilium_version' && value !== null && !isRefused(release, variable, value),
    defaultOf: (variable) => {
      const preset = release.facts.variables[variable]?.default;
      return isExpression(preset) ? undefined : preset;
    },
    inputs: (chosen): Inputs => variableInputs(release, new OverlaidMap<PartlyKnown>(base, chosen)),
  };
}

/** Variables with others that override them. */
export function layered(base: Variables, over: ReadonlyMap<string, PartlyKnown>): Map<string, PartlyKnown> {
  return new Map([...base, ...over]);
}

/** True if the extra vars of this release can set the option, so that nothing after the loop overrides it. */
export function extraVarReaches(release: KubesprayRelease, option: string): boolean {
  switch (release.facts.carriers.extraVars) {
    case 'config-map':
      return !release.band.afterExtraVars?.includes(option);
    case 'extra-config':
      return true;
    default:
      return false;
  }
}

/**
 * The Kubernetes objects beyond cilium-config that a Helm value can change on this chart; for a mapping, those of its
 * parts.
 */
export function objectsMoved(chart: Chart, path: string): readonly string[] {
  const fact = chart.value(path);
  if (fact) return fact.objects ?? [];
  const below = chart.paths().filter((other) => other.startsWith(`${path}.`));
  return [...new Set(below.flatMap((other) => chart.value(other)?.objects ?? []))].sort();
}

/**
 * The objects that a setting really changes. Empty if it repeats the chart's default, or belongs to a disabled
 * component.
 *
 * @param values every Helm value of the intent
 */
export function objectsMovedBy(chart: Chart, path: string, value: Json, values: ValueTree): string[] {
  const fact = chart.value(path);
  // Null removes a whole mapping of the chart.
  if (!fact && value === null) return [...objectsMoved(chart, path)];
  if (!fact?.objects || sameJson(fact.default, value)) return [];
  const isOff = (component: string): boolean => {
    const said = getPath(values, `${component}.enabled`);
    return chart.value(`${component}.enabled`)?.default === false && (said === undefined || said === false);
  };
  const parts = path.split('.').slice(0, -1);
  const around = parts.map((_, index) => parts.slice(0, index + 1).join('.'));
  const isSwitchedOn = isTruthy(value) && !fact.default && typeof fact.default !== 'number' && !fact.gate;
  if (!isSwitchedOn && around.some((component) => `${component}.enabled` !== path && isOff(component))) return [];
  // Permissions depend on whether something is enabled, not on its amount.
  const isSize = typeof value === 'number' || (typeof value === 'string' && /^(\d+(ms|s|m|h))+$/.test(value));
  const likeBefore = isSize && isTruthy(value) === isTruthy(fact.default);
  return fact.objects.filter((object) => {
    if (likeBefore && /^(Cluster)?Role(Binding)?\//.test(object)) return false;
    return !isAbsent(chart, object, values);
  });
}

/**
 * If more than this share of the values that change an object have a gate, the object only exists while a gate is open.
 */
const mostlyGated = 0.5;

/** True if no switch that creates this object is on, so that no value can change it. */
function isAbsent(chart: Chart, object: string, values: ValueTree): boolean {
  const { movers, gates } = moversOf(chart).get(object) ?? { movers: 0, gates: [] };
  if (gates.length <= movers * mostlyGated) return false;
  const inputs = chartInputs(chart, values);
  const isOpen = (gate: Readonly<Record<string, Json>>): boolean =>
    Object.entries(gate).every(([path, needed]) => {
      const value = inputs.get(path);
      if (value === unknown) return true;
      // For a list or mapping, the catalog only shows that some value opens the gate, so any one counts.
      return typeof needed === 'object' && needed !== null ? isTruthy(value) : sameJson(value, needed);
    });
  return !gates.some(isOpen);
}

interface Movers {
  /** How many values change the object. */
  movers: number;
  /** The gates of the values that have one. */
  gates: Readonly<Record<string, Json>>[];
}

/** The values that were seen to change each object of a chart. */
function moversOf(chart: Chart): ReadonlyMap<string, Movers> {
  const known = objectMovers.get(chart);
  if (known) return known;
  const found = new Map<string, Movers>();
  for (const path of chart.paths()) {
    const { objects = [], gate } = chart.value(path) ?? {};
    for (const object of objects) {
      const entry = found.get(object) ?? { movers: 0, gates: [] };
      found.set(object, entry);
      entry.movers++;
      if (gate) entry.gates.push(gate);
    }
  }
  objectMovers.set(chart, found);
  return found;
}

const objectMovers = new WeakMap<Chart, ReadonlyMap<string, Movers>>();
