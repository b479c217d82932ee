/** Fits a decision tree to the observations of one output. */
import { isTruthy, sameJson } from '../../../src/catalog/table.ts';
import type { Condition, Outcome, Transform } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { disorder, type Explanation, explanations } from './outcomes.ts';
import { canonical, distinctValues, type FitInput, type Sample, sameOutput, valueIn } from './samples.ts';

export type Tree = Leaf | Fork;

interface Leaf {
  outcome: Outcome;
  /** False if samples that no condition distinguishes had different outputs. */
  certain: boolean;
}

interface Fork {
  input: string;
  condition: Condition;
  yes: Tree;
  no: Tree;
}

interface Split {
  input: FitInput;
  condition: Condition;
  yes: Sample[];
  no: Sample[];
}

/** True if the condition holds for an input's value in a sample. */
function holdsIn(condition: Condition, sample: Sample, input: FitInput): boolean {
  if ('unset' in condition) return Object.hasOwn(sample.set, input.name) !== condition.unset;
  const value = valueIn(sample, input);
  if ('truthy' in condition) return isTruthy(value) === condition.truthy;
  const list = 'in' in condition ? condition.in : condition.notIn;
  return list.some((item) => sameJson(item, value ?? null)) === 'in' in condition;
}

/** Values of an input that no sample distinguishes: same outputs, whatever the other inputs are. */
function alike(samples: readonly Sample[], input: FitInput): (Json | undefined)[][] {
  const rows = new Map<string, { value: Json | undefined; outputs: Map<string, string> }>();
  for (const sample of samples) {
    const value = valueIn(sample, input);
    const key = canonical(value);
    let row = rows.get(key);
    if (!row) {
      row = { value, outputs: new Map() };
      rows.set(key, row);
    }
    const { [input.name]: _, ...others } = sample.set;
    row.outputs.set(canonical(others), sample.output === undefined ? '' : canonical(sample.output));
  }
  const groups: { values: (Json | undefined)[]; outputs: Map<string, string> }[] = [];
  for (const { value, outputs } of rows.values()) {
    const home = groups.find((group) =>
      [...outputs].every(([others, output]) => (group.outputs.get(others) ?? output) === output),
    );
    if (home) home.values.push(value);
    else groups.push({ values: [value], outputs });
  }
  return groups.map((group) => group.values);
}

function conditionFor(values: readonly (Json | undefined)[]): Condition {
  if (values.length === 1 && values[0] === undefined) return { unset: true };
  return { in: values.map((value) => value ?? null) };
}

/** Conditions that can divide the samples, those that generalise best first. */
function conditions(samples: readonly Sample[], input: FitInput): Condition[] {
  const values = distinctValues(samples, input);
  if (values.length < 2) return [];
  const result: Condition[] = [{ truthy: true }];
  if (values.includes(undefined)) result.push({ unset: true });
  const groups = values.length > 2 ? alike(samples, input) : values.map((value) => [value]);
  // The general case has no condition: it should contain the values unknown to the source, or else the default.
  const generality = (group: readonly (Json | undefined)[]) =>
    group.some((value) => input.strangers?.some((stranger) => sameOutput(value, stranger)))
      ? 2
      : Number(group.some((value) => sameOutput(value, input.default)));
  const ordered = [...groups].sort((left, right) => generality(left) - generality(right) || left.length - right.length);
  for (const group of ordered) result.push(conditionFor(group));
  if (groups.length < values.length) for (const value of values) result.push(conditionFor([value]));
  return result;
}

function* splits(samples: readonly Sample[], inputs: readonly FitInput[]): Generator<Split> {
  for (const input of inputs) {
    for (const condition of conditions(samples, input)) {
      const yes = samples.filter((sample) => holdsIn(condition, sample, input));
      if (yes.length === 0 || yes.length === samples.length) continue;
      const inYes = new Set(yes);
      yield { input, condition, yes, no: samples.filter((sample) => !inYes.has(sample)) };
    }
  }
}

/** The outcome that explains all samples; a constant if the output does not vary. */
function single(samples: readonly Sample[], known: readonly Explanation[]): Outcome | undefined {
  const first = samples[0]?.output;
  if (samples.every((sample) => sameOutput(sample.output, first))) {
    return first === undefined ? { absent: true } : { literal: first };
  }
  return known.find(({ explains }) => samples.every((sample) => explains.has(sample)))?.outcome;
}

function majority(samples: readonly Sample[], known: readonly Explanation[]): Outcome {
  const count = ({ explains }: Explanation) => samples.filter((sample) => explains.has(sample)).length;
  return known.reduce((best, other) => (count(other) > count(best) ? other : best)).outcome;
}

/** How much better a split has to be than one that generalises better. */
const tolerance = 1e-9;

function build(samples: readonly Sample[], inputs: readonly FitInput[], known: readonly Explanation[]): Tree {
  const outcome = single(samples, known);
  if (outcome) return { outcome, certain: true };
  let best: { split: Split; cost: number } | undefined;
  for (const split of splits(samples, inputs)) {
    const cost = disorder(split.yes, known) + disorder(split.no, known);
    if (!best || cost < best.cost - tolerance) best = { split, cost };
  }
  if (!best) return { outcome: majority(samples, known), certain: false };
  const { input, condition, yes, no } = best.split;
  return { input: input.name, condition, yes: build(yes, inputs, known), no: build(no, inputs, known) };
}

/**
 * Fits a tree to samples of one output; it explains every sample unless samples with equal inputs differ.
 *
 * @param inputs the inputs that affect it, in order of preference
 */
export function fitTree(
  samples: readonly Sample[],
  inputs: readonly FitInput[],
  transforms: readonly Transform[],
): Tree {
  return build(samples, inputs, explanations(samples, inputs, transforms));
}

/** True if every leaf explains all of its samples. */
export function isCertain(tree: Tree): boolean {
  return 'outcome' in tree ? tree.certain : isCertain(tree.yes) && isCertain(tree.no);
}
