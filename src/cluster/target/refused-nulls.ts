/** Finds sections of a chart that must not be null, for plans whose values contain a null. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { ValueTree } from '../../predict/chart.ts';
import { valueLeaves } from '../../predict/value-leaves.ts';
import { isBranch } from '../chart-paths.ts';
import type { Target } from './target.ts';

/** The message that a chart does not render with null for a value. */
export function refusesNullText(chart: string, path: string): string {
  return `The chart of Cilium ${chart} does not render with ${path}: null. Remove it to keep the chart's default.`;
}

/** The target with the sections of `values` (Helm values) that are null and that its chart cannot render without. */
export async function withRefusedNulls(target: Target, values: ValueTree, catalog: Catalog): Promise<Target> {
  const { chart } = target;
  const sections = [...valueLeaves(chart, values)].flatMap(([path, value]) =>
    value === null && isBranch(chart, path) ? [path] : [],
  );
  if (sections.length === 0) return target;
  const objects = await catalog.objects(chart.version);
  return { ...target, refusedNulls: new Set(sections.filter((path) => objects.nullAt(path)?.refused)) };
}
