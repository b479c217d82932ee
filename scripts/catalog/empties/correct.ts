/**
 * Corrects tables for null and empty values, with renderings. The learner only tries meaningful values. A template may
 * distinguish an empty string from null, or both from an unset value.
 */
import {
  decidingCase,
  evaluate,
  type Inputs,
  inputNames,
  isTruthy,
  passedOn,
  sameJson,
} from '../../../src/catalog/table.ts';
import type { Case, Condition, Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { unknown } from '../../../src/core/options.ts';
import { canonical, sameOutput } from '../learn/samples.ts';
import type { Assignment, Observation } from '../probe.ts';

/** An input of the tables: its default, and its meaningful values, best first. */
export interface Emptied {
  default?: Json | undefined;
  values: readonly Json[];
  /** Null, and the empty values of its types. */
  empties: readonly Json[];
}

interface Trial {
  output: string;
  /** The case of the table for which the settings are chosen. */
  row: Case;
  set: Assignment;
  input: string;
  value: Json;
}

/**
 * Corrects tables, by output, in place.
 *
 * @param render returns observations of settings, in order
 * @returns the outputs whose tables changed
 */
export async function correctEmpties(
  tables: Map<string, Table>,
  inputs: ReadonlyMap<string, Emptied>,
  render: (sets: readonly Assignment[]) => Promise<Observation[]>,
): Promise<string[]> {
  const trials = [...tables].flatMap(([output, table]) => trialsOf(output, table, inputs));
  const sets = new Map<string, Assignment>([['', {}]]);
  for (const { set, input, value } of trials) {
    sets.set(canonical(set), set);
    sets.set(canonical({ ...set, [input]: value }), { ...set, [input]: value });
  }
  const observed = await render([...sets.values()]);
  const seen = new Map([...sets.keys()].map((key, index) => [key, observed[index] as Observation]));
  const changed = new Set<string>();
  for (const { output, row, set, input, value } of trials) {
    const table = tables.get(output) as Table;
    const isAsSeen = (tried: Assignment): boolean | undefined => {
      const observation = seen.get(canonical(tried));
      if (!observation || observation.error !== undefined) return undefined;
      const predicted = evaluate(table, asInputs(tried, inputs));
      return predicted !== unknown && sameOutput(predicted, observation.outputs[output]);
    };
    const now = { ...set, [input]: value };
    if (isAsSeen(set) !== true || isAsSeen(now) !== false) continue;
    const real = seen.get(canonical(now))?.outputs[output];
    const corrected = withCase(table, row, { input, value }, real, asInputs(now, inputs));
    if (corrected === table) continue;
    tables.set(output, corrected);
    changed.add(output);
  }
  return [...changed];
}

function asInputs(set: Assignment, inputs: ReadonlyMap<string, Emptied>): Inputs {
  return {
    get: (name) => (Object.hasOwn(set, name) ? set[name] : inputs.get(name)?.default),
    isSet: (name) => Object.hasOwn(set, name),
  };
}

function trialsOf(output: string, table: Table, inputs: ReadonlyMap<string, Emptied>): Trial[] {
  return table.flatMap((row) => {
    const set = settingsFor(row, inputs);
    if (!set) return [];
    return [...inputNames(table)].flatMap((input) =>
      (inputs.get(input)?.empties ?? [])
        // Conditions treat an input without a value as null: a case for null would apply wherever nobody sets it.
        .filter((value) => !sameJson(value, inputs.get(input)?.default ?? null))
        .map((value): Trial => ({ output, row, set, input, value })),
    );
  });
}

/** Settings that satisfy the conditions of a case; undefined if no known value does. */
function settingsFor({ when = {} }: Case, inputs: ReadonlyMap<string, Emptied>): Assignment | undefined {
  const set: Record<string, Json> = {};
  for (const [name, condition] of Object.entries(when)) {
    const input = inputs.get(name);
    if (!input) return undefined;
    if (isMet(condition, input.default, false)) continue;
    const value = [...input.values, ...('in' in condition ? condition.in : [])].find((one) =>
      isMet(condition, one, true),
    );
    if (value === undefined) return undefined;
    set[name] = value;
  }
  return set;
}

function isMet(condition: Condition, value: Json | undefined, isSet: boolean): boolean {
  if ('unset' in condition) return isSet !== condition.unset;
  if ('truthy' in condition) return isTruthy(value) === condition.truthy;
  if ('in' in condition) return condition.in.some((one) => sameJson(one, value ?? null));
  return !condition.notIn.some((one) => sameJson(one, value ?? null));
}

/** The table with a case for one value of an input, inserted before the case that was wrong about it. */
function withCase(
  table: Table,
  { when = {} }: Case,
  { input, value }: { input: string; value: Json },
  real: Json | undefined,
  inputs: Inputs,
): Table {
  const { [input]: own, ...rest } = when;
  const then: Case['then'] = real === undefined ? { absent: true } : { literal: real };
  const isSet: Condition = { in: [value] };
  const deciding = decidingCase(table, inputs);
  // A constant would hide the value that another input passes on.
  if (real !== undefined && deciding && passedOn(deciding.then).some((name) => name !== input)) return table;
  const at = Math.max(deciding ? table.indexOf(deciding) : 0, 0);
  const before = table[at - 1];
  const others = (row: Case): string => canonical({ ...row.when, [input]: null } as never);
  const known = before?.when?.[input];
  const added: Case = { when: { ...rest, [input]: isSet }, then };
  if (
    before &&
    known &&
    'in' in known &&
    others(before) === others(added) &&
    canonical(before.then as never) === canonical(then as never)
  ) {
    const merged: Case = { when: { ...before.when, [input]: { in: [...known.in, value] } }, then };
    return [...table.slice(0, at - 1), merged, ...table.slice(at)];
  }
  return [...table.slice(0, at), added, ...table.slice(at)];
}
