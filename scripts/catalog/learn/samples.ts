/** What the fitting sees of the measurements: for one output, what was set and what came out. */
import { sameJson } from '../../../src/catalog/table.ts';
import type { Json } from '../../../src/core/json.ts';
import type { Assignment } from '../probe.ts';

export interface Sample {
  set: Assignment;
  /** undefined: the output was not written. */
  output: Json | undefined;
}

/** An input as far as the fitting needs it. */
export interface FitInput {
  name: string;
  default?: Json;
  /** Values that mean all that the source does not know. */
  strangers?: readonly Json[];
}

/** A text that is the same for the same JSON value, whatever the order of its keys. */
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

/** The value that an input has in a sample: what was set, else its default; undefined if it has none. */
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
