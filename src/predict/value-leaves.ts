/** Settings in a tree of Helm values, by the chart's own paths. */
import type { Chart } from '../catalog/catalog.ts';
import { leaves, type PartlyKnown } from '../core/value-tree.ts';

/** Splits nested raw values to leaves at the depth where the chart knows them. */
export function* valueLeaves(chart: Chart, tree: { [key: string]: PartlyKnown }): Generator<[string, PartlyKnown]> {
  if (Object.keys(tree).length === 0) return;
  const paths = chart.paths();
  yield* leaves(
    tree,
    (path) => chart.value(path) !== undefined && !paths.some((other) => other.startsWith(`${path}.`)),
  );
}
