/** The settings in a tree of Helm values, by the chart's own paths. */
import type { Chart } from '../catalog/catalog.ts';
import { leaves, type PartlyKnown } from '../core/value-tree.ts';

/** Splits a tree of raw values into leaves at the depth of the chart's paths. */
export function* valueLeaves(chart: Chart, tree: { [key: string]: PartlyKnown }): Generator<[string, PartlyKnown]> {
  if (Object.keys(tree).length === 0) return;
  const paths = chart.paths();
  yield* leaves(
    tree,
    (path) => chart.value(path) !== undefined && !paths.some((other) => other.startsWith(`${path}.`)),
  );
}
