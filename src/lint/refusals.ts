/** Combinations that the chart refuses, seen from the settings of the user's that are part of them. */
import { isTruthy, sameJson } from '../catalog/table.ts';
import type { Condition } from '../catalog/types.ts';
import { unknown } from '../core/options.ts';
import { chartInputs } from '../predict/chart.ts';
import type { ScopeView } from './scope-view.ts';

/** The refusals that hold for what the chart would get. */
export function heldRefusals(view: ScopeView): Record<string, Condition>[] {
  const { values } = view.prediction;
  if (!values) return [];
  const inputs = chartInputs(view.target.chart, values);
  return view.target.chart.refusals().filter((refusal) =>
    Object.entries(refusal).every(([path, condition]) => {
      if ('unset' in condition) return inputs.isSet(path) !== condition.unset;
      const value = inputs.get(path);
      // What is known at run time only may be right.
      if (value === unknown) return false;
      if ('truthy' in condition) return isTruthy(value) === condition.truthy;
      const words = 'in' in condition ? condition.in : condition.notIn;
      return words.some((word) => sameJson(word, value ?? null)) === 'in' in condition;
    }),
  );
}

/** The user's values that are part of a refusal. */
export function suspects(view: ScopeView, refusal: Record<string, Condition>): string[] {
  return Object.keys(refusal).filter((path) => view.valueOrigins(path).length > 0);
}

/** True if the chart refuses the value of this path by itself, with nothing else of the user's in play. */
export function soleSuspect(view: ScopeView, path: string): boolean {
  return heldRefusals(view).some((refusal) => Object.keys(refusal).length === 1 && path in refusal);
}
