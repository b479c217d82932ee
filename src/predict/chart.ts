/** Computes what the chart renders from Helm values, by the measured tables. */
import type { Chart } from '../catalog/catalog.ts';
import { evaluate, type Inputs } from '../catalog/table.ts';
import type { Json } from '../core/json.ts';
import { OnDemandMap } from '../core/on-demand-map.ts';
import { type Unknown, unknown } from '../core/options.ts';
import { getMerged, getPath, isMap, type PartlyKnown, plain } from '../core/value-tree.ts';

export type ValueTree = { [key: string]: PartlyKnown };
export type Options = ReadonlyMap<string, string | Unknown>;
/** Options that are computed on first use. */
export type PredictedOptions = OnDemandMap<string | Unknown>;

/** A tree of Helm values as inputs of the chart's tables. Values that are not set have the chart's default. */
export function chartInputs(chart: Chart, values: ValueTree): Inputs {
  return {
    get(path) {
      const value = getMerged(values, path);
      return value === undefined ? chart.value(path)?.default : plain(value);
    },
    isSet: (path) => getPath(values, path) !== undefined,
  };
}

/** The text of an output, because ConfigMap data are strings. */
export function asText(value: Json | Unknown): string | Unknown {
  if (value === unknown || typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * The cilium-config that the chart renders from these values. As in the chart, `extraConfig` overrides other options.
 */
export function renderChart(chart: Chart, values: ValueTree): PredictedOptions {
  const inputs = chartInputs(chart, values);
  const known = chart.options();
  const said = getPath(values, 'extraConfig');
  const extra = isMap(said) ? new Map(Object.entries(said)) : new Map<string, PartlyKnown>();
  return new OnDemandMap(new Set([...known.keys(), ...extra.keys()]), (name) => {
    const written = extra.get(name);
    if (written !== undefined) return asText(plain(written));
    const table = known.get(name)?.table;
    // Entries of extraConfig are handled above, so the tables for them do not count.
    if (!table || table.some(({ when }) => when && 'extraConfig' in when)) return undefined;
    const value = evaluate(table, inputs);
    return value === undefined ? undefined : asText(value);
  });
}
