/** Tells values of Cilium's chart from those of other charts, because such a file does not name its chart. */
import type { Chart } from '../catalog/catalog.ts';
import { inputNames } from '../catalog/table.ts';
import { isMap, leaves, type PartlyKnown } from '../core/value-tree.ts';
import { shapedValues } from '../formats/helm/values-shape.ts';
import { readDocuments } from '../yaml/read.ts';
import { isBranch } from './chart-paths.ts';

/**
 * Charts share names such as `image` and `debug.enabled`, but two values that write agent options are not a
 * coincidence.
 */
const enough = 2;

/**
 * True for a text with values of Cilium's chart. Most of its sections must exist in that chart. At least two of its
 * values must affect agent options. One is enough in a file that is named after Cilium, or in an umbrella chart.
 */
export function looksLikeValues(text: string, file: string, chart: Chart): boolean {
  const [document, second] = readDocuments(text, { file }).documents;
  const data = document?.value() as PartlyKnown | undefined;
  if (second || !isMap(data)) return false;
  const { values, shape } = shapedValues(data);
  if (shape === undefined && typeof data.apiVersion === 'string' && typeof data.kind === 'string') return false;
  const sections = Object.keys(values);
  const own = sections.filter((name) => chart.value(name) !== undefined || isBranch(chart, name));
  if (own.length * 2 <= sections.length) return false;
  const moving = movingPaths(chart);
  const telling = [...leaves(values, (path) => moving.has(path))].filter(([path]) => moving.has(path));
  const isNamed = /cilium/i.test(file) || shape === 'umbrella chart';
  return telling.length >= (isNamed ? 1 : enough);
}

const known = new WeakMap<Chart, ReadonlySet<string>>();

function movingPaths(chart: Chart): ReadonlySet<string> {
  const before = known.get(chart);
  if (before) return before;
  const found = new Set<string>();
  for (const { table } of chart.options().values()) for (const path of inputNames(table)) found.add(path);
  known.set(chart, found);
  return found;
}
