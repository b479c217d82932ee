/** What the chart makes of Helm values, by the measured tables. */
import type { Chart } from '../catalog/catalog.ts';
import { evaluate, type Inputs } from '../catalog/table.ts';
import type { Json } from '../catalog/types.ts';
import { type Unknown, unknown } from '../core/options.ts';
import { getPath, isMap, type PartlyKnown, plain } from './value-tree.ts';

export type ValueTree = { [key: string]: PartlyKnown };
export type Options = Map<string, string | Unknown>;

/** A tree of Helm values as inputs of the chart's tables: what is not set has the chart's default. */
export function chartInputs(chart: Chart, values: ValueTree): Inputs {
  return {
    get(path) {
      const value = getPath(values, path);
      return value === undefined ? chart.value(path)?.default : plain(value);
    },
    isSet: (path) => getPath(values, path) !== undefined,
  };
}

/** Text of an output; ConfigMap data holds nothing else. */
export function asText(value: Json | Unknown): string | Unknown {
  if (value === unknown || typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The cilium-config that the chart renders from these values, with `extraConfig` written last, as the chart does. */
export function renderChart(chart: Chart, values: ValueTree): Options {
  const inputs = chartInputs(chart, values);
  const options: Options = new Map();
  for (const [name, option] of chart.options()) {
    // Entries of extraConfig are written below, each under its own name.
    if (option.table.some(({ when }) => when && 'extraConfig' in when)) continue;
    const value = evaluate(option.table, inputs);
    if (value !== undefined) options.set(name, asText(value));
  }
  const extra = getPath(values, 'extraConfig');
  if (isMap(extra)) {
    for (const [name, value] of Object.entries(extra)) {
      options.set(name, asText(plain(value)));
    }
  }
  return options;
}
