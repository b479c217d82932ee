/** Helm values that give an agent option a certain text. */

import type { Chart } from '../catalog/catalog.ts';
import { candidates, evaluate, inputNames, sameJson } from '../catalog/table.ts';
import type { Condition } from '../catalog/types.ts';
import { refusesType } from '../cluster/chart-paths.ts';
import { sameToAgent } from '../core/agent-value.ts';
import type { Json } from '../core/json.ts';
import { unknown } from '../core/options.ts';
import { toText } from '../core/text.ts';
import { known } from '../core/value-tree.ts';
import { chartInputs, type ValueTree } from '../predict/chart.ts';

/**
 * The switches that tell a chart which cloud the cluster runs on. They affect many options, but nobody sets them for
 * one option: they also make that cloud assign the pod addresses. Source: cilium/cilium,
 * install/kubernetes/cilium/values.yaml.
 */
const clouds: ReadonlySet<string> = new Set([
  'aksbyocni.enabled',
  'alibabacloud.enabled',
  'azure.enabled',
  'eni.enabled',
  'gke.enabled',
]);

/**
 * Single Helm values that give the option a text with the same meaning to the agent as `wanted`.
 *
 * @param values the other values that the chart gets
 * @param takes true for paths that can be set
 */
export function* valuesForOption(
  chart: Chart,
  values: ValueTree,
  takes: (path: string) => boolean,
  { option, wanted }: { option: string; wanted: string },
): Generator<{ path: string; value: Json }> {
  const table = chart.options().get(option)?.table;
  if (!table) return;
  const inputs = chartInputs(chart, values);
  for (const path of inputNames(table)) {
    if (clouds.has(path) || !takes(path)) continue;
    for (const value of candidates(table, path, wanted)) {
      if (refusesType(chart, path, value)) continue;
      const actual = evaluate(table, {
        get: (name) => (name === path ? value : inputs.get(name)),
        isSet: (name) => name === path || inputs.isSet(name),
      });
      if (actual === undefined || actual === unknown) continue;
      if (sameToAgent(option, toText(actual), wanted, chart.version)) yield { path, value };
    }
  }
}

/**
 * Sets of Helm values that give the option its text only together. Each set meets the conditions of a case of the table that
 * do not hold yet.
 */
export function* valueSetsForOption(
  chart: Chart,
  values: ValueTree,
  takes: (path: string) => boolean,
  { option, wanted }: { option: string; wanted: string },
): Generator<ReadonlyMap<string, Json>> {
  const table = chart.options().get(option)?.table ?? [];
  const inputs = chartInputs(chart, values);
  for (const { when = {}, then } of table) {
    if (!('literal' in then) || !sameToAgent(option, toText(then.literal), wanted, chart.version)) continue;
    const set = new Map<string, Json>();
    for (const [path, condition] of Object.entries(when)) {
      const value = meeting(condition);
      if (value !== undefined && !sameJson(known(inputs.get(path)) ?? null, value)) set.set(path, value);
    }
    const all = {
      get: (name: string) => set.get(name) ?? inputs.get(name),
      isSet: (name: string) => set.has(name) || inputs.isSet(name),
    };
    const actual = set.size > 1 && [...set.keys()].every(takes) ? evaluate(table, all) : undefined;
    if (actual !== undefined && actual !== unknown && sameToAgent(option, toText(actual), wanted, chart.version))
      yield set;
  }
}

/** A value with which a condition holds; undefined where any of many does. */
function meeting(condition: Condition): Json | undefined {
  if ('truthy' in condition) return condition.truthy;
  return 'in' in condition ? condition.in[0] : undefined;
}
