/** Helm values that state what an agent option states. */

import type { Chart } from '../catalog/catalog.ts';
import { candidates, evaluate, inputNames } from '../catalog/table.ts';
import { refusesType } from '../cluster/chart-paths.ts';
import { sameToAgent } from '../core/agent-value.ts';
import type { Json } from '../core/json.ts';
import { unknown } from '../core/options.ts';
import { toText } from '../core/text.ts';
import { chartInputs, type ValueTree } from '../predict/chart.ts';

/**
 * Each value of one Helm path that gives the option a text which the agent reads like `wanted`.
 *
 * @param values what the chart gets next to it
 * @param takes which paths can be written
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
    if (!takes(path)) continue;
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
