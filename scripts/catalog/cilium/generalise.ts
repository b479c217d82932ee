/**
 * Replaces cases for each tried value with one case for all values. For that, the text must contain the value in a form
 * that the learner does not know (JSON, pairs, items). Or it must contain the texts of two values.
 */
import { sameJson, transform } from '../../../src/catalog/table.ts';
import type { Case, Condition, Outcome, Table, Transform } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';

const forms: readonly Transform[] = ['json-text', 'pairs', 'items', 'concat', 'string'];

/** Values that show what becomes of an unknown value. */
const probes: readonly Json[] = [
  'probe-a',
  'probe-b',
  ['probe-a'],
  ['probe-a', 'probe-b'],
  { probe: 'a' },
  { probe: 'b' },
];

type Parts = (string | { of: string; as: Transform })[];

/** The table with each such run of cases replaced by one case. */
export function generalise(table: Table): Table {
  for (const [start, row] of table.entries()) {
    for (const input of Object.keys(row.when ?? {})) {
      for (const form of forms) {
        const run = runFrom(table, start, input, form);
        if (!run) continue;
        const others = table.slice(start).filter((_, i) => !run.rows.has(start + i));
        return generalise([...table.slice(0, start), run.row, ...others]);
      }
    }
  }
  return table;
}

/**
 * Cases that differ in one input only, and whose texts contain its value in the same form. The last of them is the one
 * for all other values. Cases between them may be skipped if that changes nothing.
 */
function runFrom(
  table: Table,
  start: number,
  input: string,
  form: Transform,
): { row: Case; rows: ReadonlySet<number> } | undefined {
  const others = conditionsBeside(table[start] as Case, input);
  const rows = new Set<number>();
  const between: Case[] = [];
  let parts: Parts | undefined;
  for (let end = start; end < table.length; end++) {
    const row = table[end] as Case;
    if (!sameJson(conditionsBeside(row, input) as Json, others as Json)) {
      between.push(row);
      continue;
    }
    const condition = row.when?.[input];
    const isLast = condition === undefined || 'truthy' in condition;
    if (isLast && (end === start || !parts)) return undefined;
    const taken = [...rows].map((index) => table[index] as Case);
    if (!between.every((other) => isBeaten(other, row, taken))) return undefined;
    rows.add(end);
    const fitting = valuesOf(row, input)
      .map((value) => partsOf(row.then, input, value, form))
      .find((candidate) => candidate && (!parts || sameJson(candidate as Json, parts as Json)));
    if (isLast) {
      const isSame = fitting !== undefined || isFormFor(row.then, input, form, parts as Parts);
      return isSame && parts ? { row: { ...row, then: { join: parts } }, rows } : undefined;
    }
    if (!fitting) return undefined;
    parts = fitting;
  }
  return undefined;
}

/** Values of an input that a case may be about: its only word, or any value if the case is for all others. */
function valuesOf(row: Case, input: string): readonly Json[] {
  const condition = row.when?.[input];
  if (condition === undefined || 'truthy' in condition) return [...probes, ...asJson(row.then)];
  return 'in' in condition && condition.in.length === 1 ? condition.in : [];
}

/**
 * True if some case before two others always applies when both of these do: then the order of the two does not matter.
 */
function isBeaten(one: Case, other: Case, before: readonly Case[]): boolean {
  const said = [...Object.entries(one.when ?? {}), ...Object.entries(other.when ?? {})];
  return before.some(({ when = {} }) =>
    Object.entries(when).every(([name, condition]) =>
      said.some(([also, same]) => also === name && sameJson(same as Json, condition as Json)),
    ),
  );
}

/** The value whose JSON is the whole text. */
function asJson(outcome: Outcome): Json[] {
  if (!('literal' in outcome) || typeof outcome.literal !== 'string' || !/^[[{]/.test(outcome.literal)) return [];
  try {
    return [JSON.parse(outcome.literal) as Json];
  } catch {
    return [];
  }
}

function conditionsBeside({ when = {} }: Case, input: string): Record<string, Condition> {
  return Object.fromEntries(Object.entries(when).filter(([name]) => name !== input));
}

/** An outcome with a value's text removed from its constant parts; undefined if the text is not in them. */
function partsOf(outcome: Outcome, input: string, value: Json, form: Transform): Parts | undefined {
  if (typeof value === 'string' && form !== 'string' && form !== 'json-text') return undefined;
  if (typeof value === 'object' && form === 'string') return undefined;
  const text = transform(value, form);
  if (typeof text !== 'string' || text === '') return undefined;
  const hole = { of: input, as: form };
  const split = (constant: string): Parts | undefined => {
    const at = constant.indexOf(text);
    if (at < 0) return undefined;
    return [constant.slice(0, at), hole, constant.slice(at + text.length)].filter((part) => part !== '');
  };
  if ('literal' in outcome) return typeof outcome.literal === 'string' ? split(outcome.literal) : undefined;
  if (!('of' in outcome) || outcome.of === input) return undefined;
  const { of, as, prefix = '', suffix = '' } = outcome;
  const before = split(prefix);
  if (before) return [...before, { of, as }, suffix].filter((part) => part !== '');
  const after = split(suffix);
  return after && [prefix, { of, as }, ...after].filter((part) => part !== '');
}

/** True if an outcome treats a short value in the same way as the form does. */
function isFormFor(outcome: Outcome, input: string, form: Transform, parts: Parts): boolean {
  if (!('of' in outcome) || outcome.of !== input || form === 'string') return false;
  const { as, prefix = '', suffix = '' } = outcome;
  const own: Parts = [prefix, { of: input, as: form }, suffix].filter((part) => part !== '');
  return (as === 'space' || as === 'string' || as === 'comma') && sameJson(own as Json, parts as Json);
}
