/** Converts decision trees: to ordered cases (tables), or to the conjunctions that lead to an outcome (refusals). */
import { evaluate, inputsFrom, isTruthy, sameJson } from '../../../src/catalog/table.ts';
import type { Case, Condition, Outcome, Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { type FitInput, type Sample, sameOutput } from './samples.ts';
import type { Tree } from './tree.ts';

type Conditions = Record<string, Condition>;

function valueMeets(value: Json, condition: Condition): boolean {
  if ('in' in condition) return condition.in.some((item) => sameJson(item, value));
  if ('notIn' in condition) return !condition.notIn.some((item) => sameJson(item, value));
  if ('truthy' in condition) return isTruthy(value) === condition.truthy;
  return condition.unset === (value === null);
}

/** One condition equivalent to two on the same input. */
function both(outer: Condition | undefined, inner: Condition): Condition {
  if (!outer) return inner;
  if ('in' in outer) return { in: outer.in.filter((value) => valueMeets(value, inner)) };
  if ('in' in inner) return { in: inner.in.filter((value) => valueMeets(value, outer)) };
  if ('unset' in outer && outer.unset) return outer;
  if ('unset' in inner && inner.unset) return inner;
  if ('unset' in outer) return 'unset' in inner ? inner : both(inner, { notIn: [null] });
  if ('unset' in inner) return both(outer, { notIn: [null] });
  if ('notIn' in outer && 'notIn' in inner) return { notIn: [...outer.notIn, ...inner.notIn] };
  const [list, truth] = 'notIn' in outer ? [outer, inner] : [inner, outer];
  if ('notIn' in list && 'truthy' in truth) {
    // A condition on truth with exceptions: the falsy values become exceptions too.
    const excepted = list.notIn.filter((value) => isTruthy(value) === truth.truthy);
    if (excepted.length === 0) return truth;
    return truth.truthy ? { notIn: [null, false, 0, '', ...excepted] } : { in: falsy(excepted) };
  }
  return inner;
}

function falsy(excepted: readonly Json[]): Json[] {
  return [null, false, 0, ''].filter((value) => !excepted.some((other) => sameJson(other, value)));
}

function negated(condition: Condition): Condition {
  if ('in' in condition) return { notIn: condition.in };
  if ('notIn' in condition) return { in: condition.notIn };
  if ('truthy' in condition) return { truthy: !condition.truthy };
  return { unset: !condition.unset };
}

function toCase(when: Conditions, then: Outcome): Case {
  return Object.keys(when).length > 0 ? { when, then } : { then };
}

/** The tree as ordered cases: a condition that a "yes" branch has decided does not occur again below it. */
export function toTable(tree: Tree, when: Conditions = {}): Table {
  if ('outcome' in tree) return [toCase(when, tree.outcome)];
  const yes = { ...when, [tree.input]: both(when[tree.input], tree.condition) };
  return [...toTable(tree.yes, yes), ...toTable(tree.no, when)];
}

/** Every conjunction of conditions under which the tree gives an outcome. */
export function toConjunctions(tree: Tree, wanted: (outcome: Outcome) => boolean, when: Conditions = {}): Conditions[] {
  if ('outcome' in tree) return wanted(tree.outcome) ? [when] : [];
  const branch = (condition: Condition) => ({ ...when, [tree.input]: both(when[tree.input], condition) });
  return [
    ...toConjunctions(tree.yes, wanted, branch(tree.condition)),
    ...toConjunctions(tree.no, wanted, branch(negated(tree.condition))),
  ];
}

/** A table without the cases that the cases after them cover too, as far as the samples show. */
export function simplify(table: Table, samples: readonly Sample[], inputs: readonly FitInput[]): Table {
  const defaults = new Map(inputs.map((input) => [input.name, input.default]));
  const views = samples.map((sample) => ({
    view: inputsFrom(new Map(Object.entries(sample.set)), (name) => defaults.get(name)),
    output: sample.output,
  }));
  const right = (cases: Table) =>
    views.filter(({ view, output }) => sameOutput(evaluate(cases, view) as Json | undefined, output)).length;
  let kept = table;
  const wanted = right(table);
  for (let i = table.length - 2; i >= 0; i--) {
    const shorter = kept.filter((row) => row !== table[i]);
    if (right(shorter) === wanted) kept = shorter;
  }
  return kept;
}
