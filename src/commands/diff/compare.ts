/** Differences between the clusters that result from two sides. */
import { sameJson } from '../../catalog/table.ts';
import type { FactName } from '../../catalog/types.ts';
import { sameToAgent } from '../../core/agent-value.ts';
import type { Json } from '../../core/json.ts';
import { type Unknown, unknown } from '../../core/options.ts';
import { getPath, known } from '../../core/value-tree.ts';
import { valueLeaves } from '../../predict/value-leaves.ts';
import type { Side } from './side.ts';

export interface Difference {
  kind: 'cluster' | 'option' | 'fact' | 'value' | 'manifest' | 'list';
  name: string;
  /** null: not written, or not set. */
  a: Json;
  b: Json;
  /** Kubernetes objects that a Helm value or a variable changes. */
  objects?: readonly string[];
}

export interface Comparison {
  differences: Difference[];
  /** Options and values that only Ansible can evaluate on one of the sides, so they cannot be compared. */
  unknown: string[];
}

/** What a fact states, for people. */
export const factNames: Readonly<Record<FactName, string>> = {
  kubeProxyDeployed: 'kube-proxy is deployed',
  agentApiServer: 'agent has the address of the API server',
  operatorApiServer: 'operator has the address of the API server',
};

/** Compares two sides. Options are compared as the agents read them. */
export function compareSides(a: Side, b: Side): Comparison {
  const result: Comparison = { differences: [], unknown: [] };
  const versions = [a.cilium, b.cilium];
  if (versions.every((version) => version !== undefined) && a.cilium !== b.cilium) {
    result.differences.push({ kind: 'cluster', name: 'Cilium', a: a.cilium ?? null, b: b.cilium ?? null });
  }
  compareOptions(a, b, result);
  for (const [fact, left] of a.facts) {
    const right = b.facts.get(fact);
    if (right === undefined || left === right) continue;
    if (left === unknown || right === unknown) result.unknown.push(fact);
    else result.differences.push({ kind: 'fact', name: fact, a: left, b: right });
  }
  compareValues(a, b, result);
  return result;
}

/** True if both strings mean the same to the agent; with two versions of Cilium, to one of them is enough. */
export function sameOption(
  option: string,
  left: string | undefined,
  right: string | undefined,
  versions: readonly (string | undefined)[],
): boolean {
  if (left === undefined || right === undefined || left === right) return left === right;
  return versions.some((version) => version !== undefined && sameToAgent(option, left, right, version));
}

function compareOptions(a: Side, b: Side, result: Comparison): void {
  const names = [...new Set([...a.options.keys(), ...b.options.keys()])].sort();
  for (const name of names) {
    const left = a.options.get(name);
    const right = b.options.get(name);
    if (left === unknown || right === unknown) {
      if (left !== right) result.unknown.push(name);
    } else if (!sameOption(name, left, right, [a.cilium, b.cilium])) {
      result.differences.push({ kind: 'option', name, a: left ?? null, b: right ?? null });
    }
  }
}

/** Compares Helm values that one of the sides sets and that change objects of the chart. */
function compareValues(a: Side, b: Side, result: Comparison): void {
  if (!a.values || !b.values || !a.chart || !b.chart) return;
  const paths = new Set([...valueLeaves(a.chart, a.values), ...valueLeaves(b.chart, b.values)].map(([path]) => path));
  for (const path of [...paths].sort()) {
    const objects = [...new Set([a, b].flatMap(({ chart }) => chart?.value(path)?.objects ?? []))];
    if (objects.length === 0) continue;
    const left = effective(a, path);
    const right = effective(b, path);
    if (left === unknown || right === unknown) {
      if (left !== right) result.unknown.push(path);
    } else if (!sameJson(left, right)) {
      result.differences.push({ kind: 'value', name: path, a: left ?? null, b: right ?? null, objects });
    }
  }
}

function effective({ values, chart }: Side, path: string): Json | Unknown | undefined {
  const set = getPath(values, path);
  if (set === undefined) return chart?.value(path)?.default;
  return known(set) ?? unknown;
}
