/** The measurements as the fitting needs them: for one output, the settings and the results. */
import { sameJson } from '../../../src/catalog/table.ts';
import type { Json } from '../../../src/core/json.ts';
import type { Assignment } from '../probe.ts';

export interface Sample {
  set: Assignment;
  /** undefined: the output was not written. */
  output: Json | undefined;
}

/** The part of an input that the fitting needs. */
export interface FitInput {
  name: string;
  default?: Json;
  /** Values that represent all that the source does not know. */
  strangers?: readonly Json[];
}

/** A text that is equal for equal JSON values, whatever the order of their keys. */
export function canonical(value: Json | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The value of an input in a sample: the value that is set, or else its default; undefined if it has none. */
export function valueIn(sample: Sample, input: FitInput): Json | undefined {
  return Object.hasOwn(sample.set, input.name) ? sample.set[input.name] : input.default;
}

/** The distinct values that an input has in the samples, in order of appearance. */
export function distinctValues(samples: readonly Sample[], input: FitInput): (Json | undefined)[] {
  const seen = new Map<string, Json | undefined>();
  for (const sample of samples) {
    const value = valueIn(sample, input);
    const key = canonical(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}

/** Equality in which "absent" equals only itself. */
export function sameOutput(left: Json | undefined, right: Json | undefined): boolean {
  return left === undefined || right === undefined ? left === right : sameJson(left, right);
}
