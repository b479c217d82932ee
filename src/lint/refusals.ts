/** Combinations of values that the chart rejects, as far as the measurements are certain. */
import { isTruthy, sameJson } from '../catalog/table.ts';
import type { Condition } from '../catalog/types.ts';
import { failsIfSet, isRefusalOfNull, switchesAround } from '../cluster/chart-paths.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import { unknown } from '../core/options.ts';
import { getPath, known } from '../core/value-tree.ts';
import { chartInputs, type ValueTree } from '../predict/chart.ts';
import type { Prediction } from '../predict/kubespray.ts';

export type Refusal = Readonly<Record<string, Condition>>;

/**
 * Values that the chart checks against the cluster. The measurement had no cluster, so there the chart rejects them.
 */
const dependsOnCluster = /serviceMonitor|^k8sServiceHost$/i;

/** The refusals that certainly apply to the values of the chart, now or with other variables. */
export function heldRefusals(view: ScopeView, { values }: Prediction = view.prediction): Refusal[] {
  if (!values) return [];
  const inputs = chartInputs(view.target.chart, values);
  const all = view.target.chart.refusals();
  return all.filter(
    (refusal) =>
      Object.entries(refusal).every(([path, condition]) => {
        if ('unset' in condition) return inputs.isSet(path) !== condition.unset;
        const value = inputs.get(path);
        // A value that is known only at run time may be valid.
        if (value === unknown) return false;
        if ('truthy' in condition) return isTruthy(value) === condition.truthy;
        const found = ('in' in condition ? condition.in : condition.notIn).some((word) =>
          sameJson(word, value ?? null),
        );
        return 'in' in condition ? found : !found;
      }) && isCertain(view, values, refusal, all),
  );
}

/** True if the chart rejects a value on its own: its condition lists the accepted or the rejected words. */
export function refusesWord(refusal: Refusal, path: string): boolean {
  const condition = refusal[path];
  return Object.keys(refusal).length === 1 && condition !== undefined && ('notIn' in condition || 'in' in condition);
}

/** True if the chart no longer has a value and fails while it is set, and this refusal is the reason. */
export function refusesPath(view: ScopeView, refusal: Refusal, path: string): boolean {
  return Object.keys(refusal).join() === path && failsIfSet(view.target.chart, path);
}

/** The user's values that are part of a refusal. */
export function suspects(view: ScopeView, refusal: Refusal): string[] {
  return Object.keys(refusal).filter((path) => view.valueOrigins(path).length > 0);
}

/**
 * The measurement had all other values at the chart's defaults. A different value in the same part of the chart may
 * avoid the refusal. So the refusal is uncertain if one of these values is not at its default.
 */
function isCertain(view: ScopeView, values: ValueTree, refusal: Refusal, all: readonly Refusal[]): boolean {
  const paths = Object.keys(refusal);
  if (isRefusalOfNull(refusal)) return paths.every((path) => isSwitchedAsMeasured(view, values, path));
  if (paths.some((path) => dependsOnCluster.test(path))) return false;
  const parts = new Set(paths.map(partOf));
  const isNear = (path: string): boolean => parts.has(partOf(path)) && !paths.includes(path);
  if (view.raw.values.some(({ path }) => isNear(path))) return false;
  const others = all.filter((other) => !isRefusalOfNull(other)).flatMap((other) => Object.keys(other));
  return !others.some((path) => isNear(path) && isChanged(view, values, path));
}

/**
 * True if the switches around a path are as in the measurement with null. The chart does not render a part that is off.
 */
export function isSwitchedAsMeasured(view: ScopeView, values: ValueTree, path: string): boolean {
  return switchesAround(view.target.chart, path).every((name) => !isChanged(view, values, name));
}

function partOf(path: string): string {
  return path.split('.')[0] ?? path;
}

function isChanged(view: ScopeView, values: ValueTree, path: string): boolean {
  const value = getPath(values, path);
  if (value === undefined) return false;
  const preset = view.target.chart.value(path)?.default;
  return !sameJson(known(value), preset) && !(preset === undefined && !isTruthy(known(value)));
}
