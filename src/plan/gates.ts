/**
 * Switches that the chart has on by default and a release turns off. What depends on one takes effect with plain Helm
 * and does nothing on the release, so what is asked for needs the switch as well.
 */
import type { Chart } from '../catalog/catalog.ts';
import { evaluate, type Inputs, inputNames, sameJson } from '../catalog/table.ts';
import { asText, chartInputs, type ValueTree } from '../predict/chart.ts';
import { getPath, mergeValues } from '../predict/value-tree.ts';
import type { Setting } from './collect.ts';
import { meets, type OptionGoal, valuesOf } from './goals.ts';

/** A switch to turn on, and the setting that needs it. */
export interface Gate {
  setting: Setting;
  neededBy: Setting;
}

/**
 * The switches that goals wait for.
 *
 * @param releaseValues what the release gives the chart by itself
 */
export function closedGates(
  chart: Chart,
  releaseValues: ValueTree,
  settings: readonly Setting[],
  goals: readonly OptionGoal[],
): Gate[] {
  const tree = mergeValues(releaseValues, valuesOf(settings));
  const inputs = chartInputs(chart, tree);
  const asked = new Set(settings.map(({ helm }) => helm));
  const gates = new Map<string, Gate>();
  for (const neededBy of settings) {
    for (const path of switchesAbove(neededBy.helm ?? '')) {
      if (asked.has(path) || chart.value(path)?.default !== true || getPath(tree, path) !== false) continue;
      if (sameJson(chart.value(neededBy.helm ?? '')?.default, neededBy.value)) continue;
      gates.set(path, { setting: { ...neededBy, helm: path, value: true }, neededBy });
    }
  }
  for (const goal of goals) {
    const table = chart.options().get(goal.option)?.table;
    const [neededBy] = goal.settings;
    if (!table || !neededBy) continue;
    const isMet = (from: Inputs): boolean => {
      const value = evaluate(table, from);
      return meets(goal, value === undefined ? undefined : asText(value), chart.version);
    };
    const closed = [...inputNames(table)].filter(
      (path) => !asked.has(path) && chart.value(path)?.default === true && getPath(tree, path) === false,
    );
    if (closed.length === 0 || isMet(inputs)) continue;
    const opened: Inputs = {
      get: (path) => (closed.includes(path) ? true : inputs.get(path)),
      isSet: (path) => inputs.isSet(path),
    };
    if (!isMet(opened)) continue;
    for (const path of closed) {
      if (!gates.has(path)) gates.set(path, { setting: { ...neededBy, helm: path, value: true }, neededBy });
    }
  }
  return [...gates.values()];
}

/** The switches of the parts of the chart that a value belongs to. */
function switchesAbove(path: string): string[] {
  const parts = path.split('.').slice(0, -1);
  return parts.map((_, index) => [...parts.slice(0, index + 1), 'enabled'].join('.')).filter((other) => other !== path);
}
