/** Restricts references that nothing satisfies to the settings under which that is true. */
import { isTruthy, sameJson } from '../../../src/catalog/table.ts';
import type { Condition, Outcome, Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';

type Conditions = Record<string, Condition>;

/** Switches of the whole agent: the tables of existing objects do not depend on them. */
const wholeAgent: ReadonlySet<string> = new Set(['agent', 'preflight.enabled']);

/** A reference of one object to another one, as `ObjectFacts` has it. */
export interface Reference {
  from: string;
  to: string;
  maker: string;
  table: Table;
}

/**
 * The tables of several makers of one object are learnt separately, each from other renderings. If one table shows that
 * the object does not exist and another one names a maker, the maker counts: it was observed.
 *
 * @param objects the conditions under which each object of the same renderings exists
 * @returns the same references, without those that are satisfied everywhere
 */
export function withoutMade<T extends Reference>(
  references: readonly T[],
  objects: Readonly<Record<string, Table>>,
): T[] {
  return references.flatMap((reference) => {
    if (reference.maker !== 'nobody') return [reference];
    const { from, to } = reference;
    const made = references.filter((other) => other.to === to && other.from === from && other.maker !== 'nobody');
    const own = objects[to];
    const makers = own
      ? [own, ...made.filter(({ maker }) => maker !== 'chart').map(({ table }) => table)]
      : made.map(({ table }) => table);
    if (makers.length === 0) return [reference];
    const table = shortened(outside(reference.table, makers));
    return table.every(({ then }) => 'absent' in then) ? [] : [{ ...reference, table }];
  });
}

/** A table that applies where it did before, except where one of the others applies. */
function outside(table: Table, others: readonly Table[]): Table {
  const rows: Table = [];
  const add = (when: Conditions, then: Outcome, left: readonly Table[]) => {
    const [next, ...rest] = left;
    if (!next || 'absent' in then) {
      rows.push(Object.keys(when).length > 0 ? { when, then } : { then });
      return;
    }
    for (const row of next) {
      const merged = merge(when, row.when ?? {});
      if (merged === undefined) continue;
      if ('absent' in row.then) add(merged, then, rest);
      else add(merged, { absent: true }, []);
    }
  };
  for (const { when = {}, then } of table) {
    add(when, then, [...wholeAgent].some((name) => name in when) ? [] : others);
  }
  return rows;
}

/** The union of two sets of conditions; undefined if they exclude each other. */
function merge(one: Conditions, other: Conditions): Conditions | undefined {
  const merged = { ...one };
  for (const [name, condition] of Object.entries(other)) {
    const known = merged[name];
    const joint = known === undefined ? condition : both(known, condition);
    if (joint === undefined) return undefined;
    merged[name] = joint;
  }
  return merged;
}

/**
 * The intersection of two conditions. If they are not comparable, the narrower kind; undefined if nothing satisfies
 * both.
 */
function both(one: Condition, other: Condition): Condition | undefined {
  if ('truthy' in one && 'truthy' in other) return one.truthy === other.truthy ? one : undefined;
  const [words, rest] = 'in' in one ? [one, other] : [other, one];
  if (!('in' in words)) return one;
  const left = words.in.filter((value) => meets(value, rest));
  return left.length > 0 ? { in: left } : undefined;
}

function meets(value: Json, condition: Condition): boolean {
  if ('truthy' in condition) return isTruthy(value) === condition.truthy;
  if ('unset' in condition) return !condition.unset;
  const isListed = ('in' in condition ? condition.in : condition.notIn).some((one) => sameJson(one, value));
  return isListed === 'in' in condition;
}

/** A table without rows that a later row repeats, if no row between the two differs. */
function shortened(table: Table): Table {
  const kept = [...table];
  for (let i = kept.length - 2; i >= 0; i--) {
    const row = kept[i] as Table[number];
    const text = JSON.stringify(row.then);
    const later = kept.slice(i + 1);
    const next = later.findIndex(
      (other) => JSON.stringify(other.then) !== text && merge(row.when ?? {}, other.when ?? {}),
    );
    const same = later.findIndex(
      (other) => JSON.stringify(other.then) === text && isWider(other.when ?? {}, row.when ?? {}),
    );
    if (same >= 0 && (next < 0 || same < next)) kept.splice(i, 1);
    else if (kept.slice(0, i).some((other) => isWider(other.when ?? {}, row.when ?? {}))) kept.splice(i, 1);
  }
  return kept;
}

/** True if everything that satisfies the second conditions satisfies the first. */
function isWider(wide: Conditions, narrow: Conditions): boolean {
  return Object.entries(wide).every(([name, condition]) => JSON.stringify(narrow[name]) === JSON.stringify(condition));
}
