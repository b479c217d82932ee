/** What a migration changes in objects next to cilium-config, where both releases install Cilium in the same way. */
import type { Catalog, Chart } from '../../catalog/catalog.ts';
import { inputNames, sameJson } from '../../catalog/table.ts';
import { chartTakes } from '../../cluster/chart-paths.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import type { Json } from '../../core/json.ts';
import { unknown } from '../../core/options.ts';
import { getPath, joinPath, known, setPath, splitPath } from '../../core/value-tree.ts';
import type { ValueTree } from '../../predict/chart.ts';
import { compareSides } from '../diff/compare.ts';
import { compareLists } from '../diff/lists.ts';
import { compareManifests } from '../diff/manifests.ts';
import { sideOf } from '../diff/side.ts';
import { choices } from './requested-settings.ts';

/** A Helm value or variable of the inventory that changes, with the objects that change with it. */
export interface ObjectChange {
  name: string;
  /** null: not set. */
  before: Json;
  after: Json;
  objects: readonly string[];
}

/** Changes of what the inventory sets; changes of defaults are left out. */
export async function changedObjects(before: ScopeView, after: ScopeView, catalog: Catalog): Promise<ObjectChange[]> {
  const sides = [sideOf('before', before, []), sideOf('after', after, [])] as const;
  const comparison = compareSides(...sides);
  await compareManifests(...sides, catalog, comparison);
  await compareLists(...sides, catalog, comparison);
  return comparison.differences.flatMap(({ kind, name, a, b, objects = [] }): ObjectChange[] => {
    if (kind !== 'value' && kind !== 'manifest' && kind !== 'list') return [];
    if (![before, after].some((view) => isSet(view, name))) return [];
    return [{ name, before: a, after: b, objects }];
  });
}

/** True if the inventory sets a variable, or a Helm value by a carrier or a variable. */
function isSet({ variables, raw, release }: ScopeView, name: string): boolean {
  if (variables.has(name)) return true;
  if (raw.values.some(({ path }) => path === name || name.startsWith(`${path}.`))) return true;
  return Object.entries(release.band.helm ?? {}).some(
    ([path, table]) =>
      (path === name || path.startsWith(`${name}.`)) &&
      [...inputNames(table)].some((variable) => variables.has(variable) && !choices.has(variable)),
  );
}

/** True for a value, or an entry of a mapping, that objects depend on. */
function movesObjects(chart: Chart, path: string, effect?: 'objects'): boolean {
  const keys = splitPath(path);
  return keys.some((_, depth) => {
    const fact = chart.value(joinPath(keys.slice(0, depth + 1)));
    return (fact?.objects ?? []).length > 0 && (effect === undefined || fact?.effect === effect);
  });
}

function plain(values: ValueTree, path: string): Json | undefined {
  const value = getPath(values, path);
  return value === unknown ? undefined : known(value);
}

/**
 * Adds the Helm values that variables set on the old release, and that only change objects, as far as the new chart has them.
 *
 * @returns the variables by those values
 */
export function carryValues(
  gone: ReadonlySet<string>,
  { release, prediction, target, variables }: ScopeView,
  values: ValueTree,
  chart: Chart,
): Map<string, string> {
  const carried = new Map<string, string>();
  if (!prediction.values) return carried;
  for (const [path, table] of Object.entries(release.band.helm ?? {})) {
    const [name, ...others] = [...inputNames(table)].filter((input) => variables.has(input));
    if (name === undefined || others.length > 0 || !gone.has(name)) continue;
    const value = plain(prediction.values, path);
    if (value === undefined || value === null || getPath(values, path) !== undefined) continue;
    // Arguments are options, which have ways of their own.
    if (/(?:^|\.)extraArgs$/.test(path)) continue;
    if (!movesObjects(target.chart, path, 'objects') || !chartTakes(chart, path)) continue;
    setPath(values, path, value);
    carried.set(path, name);
  }
  return carried;
}

/** The Helm values that a variable sets, with objects that depend on them, and that are not the same after a migration. */
export function changedPaths(variable: string, before: ScopeView, after: ScopeView): string[] {
  const [old, now] = [before.prediction.values, after.prediction.values];
  if (!old || !now) return [];
  return Object.entries(before.release.band.helm ?? {}).flatMap(([path, table]) => {
    if (!inputNames(table).has(variable) || !movesObjects(before.target.chart, path)) return [];
    const left = plain(old, path);
    const there = plain(now, path) ?? after.target.chart.value(path)?.default ?? null;
    return left === undefined || sameJson(left, there) ? [] : [path];
  });
}
