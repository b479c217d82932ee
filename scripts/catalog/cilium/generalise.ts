/**
 * One case for all values in place of a case for each value that was tried. The text must contain the value itself in a
 * form that the learner does not know (JSON, pairs, items), or the texts of two values.
 */
import { sameJson, transform } from '../../../src/catalog/table.ts';
import type { Case, Condition, Outcome, Table, Transform } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';

const forms: readonly Transform[] = ['json-text', 'pairs', 'items', 'concat', 'string'];

/** Values by which the learner finds out what becomes of one that nothing knows. */
const probes: readonly Json[] = [
  'probe-a',
  'probe-b',
  ['probe-a'],
  ['probe-a', 'probe-b'],
  { probe: 'a' },
  { probe: 'b' },
];

type Parts = (string | { of: string; as: Transform })[];

/** The table with such runs of cases replaced by one each. */
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
 * Cases that differ in one input only, and whose texts hold its value in one form. The last of them is the one for all
 * other values. Cases between them may be stepped over where that changes nothing.
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

/** Values of an input that a case may be written for: its only word, or any where it is for all others. */
function valuesOf(row: Case, input: string): readonly Json[] {
  const condition = row.when?.[input];
  if (condition === undefined || 'truthy' in condition) return [...probes, ...asJson(row.then)];
  return 'in' in condition && condition.in.length === 1 ? condition.in : [];
}

/** True if wherever both of two cases hold, one of the cases before them holds as well: then their order is free. */
function isBeaten(one: Case, other: Case, before: readonly Case[]): boolean {
  const said = [...Object.entries(one.when ?? {}), ...Object.entries(other.when ?? {})];
  return before.some(({ when = {} }) =>
    Object.entries(when).every(([name, condition]) =>
      said.some(([also, same]) => also === name && sameJson(same as Json, condition as Json)),
    ),
  );
}

/** The value that a whole text is the JSON of. */
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

/** An outcome with a value's text taken out of its constant parts; undefined if it is not there. */
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

/** True if what an outcome does with a short value is what the form does with it. */
function isFormFor(outcome: Outcome, input: string, form: Transform, parts: Parts): boolean {
  if (!('of' in outcome) || outcome.of !== input || form === 'string') return false;
  const { as, prefix = '', suffix = '' } = outcome;
  const own: Parts = [prefix, { of: input, as: form }, suffix].filter((part) => part !== '');
  return (as === 'space' || as === 'string' || as === 'comma') && sameJson(own as Json, parts as Json);
}
