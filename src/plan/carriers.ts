/** The ways a target transports settings, as boards for the search and as rules of what each carrier takes. */
import type { Chart, KubesprayRelease } from '../catalog/catalog.ts';
import { type Inputs, inputNames, sameJson } from '../catalog/table.ts';
import type { FactName, Json, Table } from '../catalog/types.ts';
import type { Need } from '../core/feature.ts';
import { isExpression, type Variables, variableInputs } from '../predict/kubespray.ts';
import type { PartlyKnown } from '../predict/value-tree.ts';
import type { Board, OutputGoal } from './place.ts';

export type Carrier = 'native' | 'extra-vars' | 'extra-values' | 'install-flags' | 'custom-cni' | 'helm' | 'none';

/** What a need of a feature means in the facts that the catalog measures, and the value it takes. */
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

/** Outputs of a release by the names that goals use: `option:`, `helm:` and `fact:` before the name. */
function outputs(release: KubesprayRelease): Map<string, Table> {
  const all = new Map<string, Table>();
  for (const [name, table] of Object.entries(release.band.options ?? {})) all.set(`option:${name}`, table);
  for (const [path, table] of Object.entries(release.band.helm ?? {})) all.set(`helm:${path}`, table);
  for (const [fact, table] of Object.entries(release.band.facts)) all.set(`fact:${fact}`, table);
  return all;
}

/** Refused by an assertion of the role, as far as its samples tell: numbers by the nearest sample, words exactly. */
export function isRefused(release: KubesprayRelease, variable: string, value: Json): boolean {
  const assertion = release.facts.assertions.find((candidate) => candidate.variable === variable);
  if (!assertion) return false;
  if (assertion.refused.some((sample) => sameJson(sample, value))) return true;
  if (assertion.accepted.some((sample) => sameJson(sample, value))) return false;
  if (typeof value === 'number') {
    const distance = (samples: readonly Json[]) =>
      Math.min(...samples.filter((sample) => typeof sample === 'number').map((sample) => Math.abs(sample - value)));
    const inside = assertion.accepted.filter((sample) => typeof sample === 'number');
    if (inside.length > 0 && value >= Math.min(...inside) && value <= Math.max(...inside)) return false;
    return distance(assertion.refused) < distance(assertion.accepted);
  }
  return assertion.accepted.length > 0 && typeof value === 'string';
}

/** Variables that a plan may set: Cilium's own, and Kubespray's switch for running without kube-proxy. */
function isOurs(variable: string): boolean {
  return variable.startsWith('cilium_') || variable === 'kube_proxy_remove';
}

/** The board of a release's native variables, on top of what is already set. */
export function nativeBoard(release: KubesprayRelease, base: Variables): Board {
  const tables = outputs(release);
  const index = new Map<string, string[]>();
  for (const [output, table] of tables) {
    for (const variable of inputNames(table)) index.set(variable, [...(index.get(variable) ?? []), output]);
  }
  return {
    table: (output) => tables.get(output),
    outputsOf: (variable) => index.get(variable) ?? [],
    allows: (variable, value) =>
      isOurs(variable) && variable !== 'cilium_version' && value !== null && !isRefused(release, variable, value),
    defaultOf: (variable) => {
      const preset = release.facts.variables[variable]?.default;
      return isExpression(preset) ? undefined : preset;
    },
    inputs: (chosen): Inputs => variableInputs(release, layered(base, chosen)),
  };
}

/** Variables with others laid over them. */
export function layered(base: Variables, over: ReadonlyMap<string, PartlyKnown>): Map<string, PartlyKnown> {
  return new Map([...base, ...over]);
}

/** True if the extra vars of this release can set the option: nothing written after the loop beats it. */
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

/** What Kubernetes objects beyond cilium-config a Helm value moves on this chart. */
export function objectsMoved(chart: Chart, path: string): readonly string[] {
  return chart.value(path)?.objects ?? [];
}
