/** Switches without a default, which a chart turns on or off by itself where nobody sets them. */
import { evaluate, inputNames, sameJson } from '../catalog/table.ts';
import type { Table } from '../catalog/types.ts';
import type { Target } from '../cluster/target/target.ts';
import type { Json } from '../core/json.ts';
import { mergeValues, setPath } from '../core/value-tree.ts';
import { chartInputs, type ValueTree } from '../predict/chart.ts';

/**
 * True if the chart renders the same with a switch as without it, next to `values`. An example is `envoy.enabled`, which
 * is null and means true for new installations. The measured tables decide: at least one has to tell the switch from its
 * opposite. False for a target whose objects are not loaded.
 */
export function isAsUnset({ chart, partial }: Target, path: string, value: Json, values: ValueTree): boolean {
  const hasDefault = (chart.value(path)?.default ?? null) !== null;
  if (typeof value !== 'boolean' || hasDefault || partial === undefined) return false;
  const tables = tablesOver(path, { chart, partial });
  const without = chartInputs(chart, values);
  const rendersLike = (table: Table, given: boolean): boolean => {
    const over: ValueTree = {};
    setPath(over, path, given);
    const outputs = [without, chartInputs(chart, mergeValues(values, over))].map((inputs) => evaluate(table, inputs));
    const [unset, set] = outputs.map((output) => (typeof output === 'symbol' ? output : (output ?? null)));
    return typeof unset !== 'symbol' && typeof set !== 'symbol' && sameJson(unset as Json, set as Json);
  };
  return tables.every((table) => rendersLike(table, value)) && tables.some((table) => !rendersLike(table, !value));
}

/** Every table of a chart that looks at a value: those of agent options, objects, arguments and references. */
function tablesOver(path: string, { chart, partial }: Required<Pick<Target, 'chart' | 'partial'>>): Table[] {
  const { objects, arguments: flags, references } = partial.manifests();
  const all = [
    ...[...chart.options().values()].map(({ table }) => table),
    ...Object.values(objects),
    ...Object.values(flags).flatMap((tables) => Object.values(tables)),
    ...references.map(({ table }) => table),
  ];
  return all.filter((table) => inputNames(table).has(path));
}
