/** Outcomes that can explain an output: nothing, a constant, or a function of one input. */
import { transform } from '../../../src/catalog/table.ts';
import type { Outcome, Transform } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { canonical, type FitInput, type Sample, sameOutput, valueIn } from './samples.ts';

/** An outcome with the samples that it explains. */
export interface Explanation {
  outcome: Outcome;
  explains: ReadonlySet<Sample>;
}

/** How a value becomes text, the simplest first: of several that explain the same samples, the first is used. */
export const textTransforms: readonly Transform[] = [
  'string',
  'python',
  'lower',
  'capitalize',
  'space',
  'comma',
  'lines',
  'int',
  'ip-pools',
];

/** The same for typed outputs (Helm values). */
export const valueTransforms: readonly Transform[] = ['json', 'yaml', ...textTransforms];

/** The result of an outcome in a sample, computed like in the interpreter of the tables. */
function produced(outcome: Outcome, sample: Sample, inputs: ReadonlyMap<string, FitInput>): Json | undefined {
  if ('absent' in outcome) return undefined;
  if ('literal' in outcome) return outcome.literal;
  // The learner itself creates no outcomes with several parts.
  if ('join' in outcome) return undefined;
  const input = inputs.get(outcome.of);
  const value = input && valueIn(sample, input);
  if (value === undefined) return undefined;
  const result = transform(value, outcome.as);
  return outcome.prefix || outcome.suffix ? `${outcome.prefix ?? ''}${result}${outcome.suffix ?? ''}` : result;
}

/** Texts around the transformed value that turn it into the output of at least one sample. */
function frames(samples: readonly Sample[], input: FitInput, as: Transform): { prefix: string; suffix: string }[] {
  const found = new Map<string, { prefix: string; suffix: string }>([['|', { prefix: '', suffix: '' }]]);
  if (as === 'json' || as === 'yaml') return [...found.values()];
  for (const sample of samples) {
    const value = valueIn(sample, input);
    if (value === undefined || typeof value === 'boolean' || typeof sample.output !== 'string') continue;
    const text = transform(value, as);
    if (typeof text !== 'string' || text === '') continue;
    const at = sample.output.indexOf(text);
    if (at < 0) continue;
    const frame = { prefix: sample.output.slice(0, at), suffix: sample.output.slice(at + text.length) };
    found.set(`${frame.prefix}|${frame.suffix}`, frame);
  }
  return [...found.values()];
}

function distinct(values: Iterable<Json | undefined>): number {
  return new Set([...values].map(canonical)).size;
}

/**
 * All outcomes that explain at least one sample, without duplicates. A function of an input counts only if two
 * different values of the input, with two different outputs, confirm it. Otherwise a constant explains as much.
 */
export function explanations(
  samples: readonly Sample[],
  inputs: readonly FitInput[],
  transforms: readonly Transform[],
): Explanation[] {
  const byName = new Map(inputs.map((input) => [input.name, input]));
  const position = new Map(samples.map((sample, i) => [sample, i]));
  const found = new Map<string, Explanation>();
  for (const outcome of conceivable(samples, inputs, transforms)) {
    const explained = samples.filter((sample) => sameOutput(produced(outcome, sample, byName), sample.output));
    if (explained.length === 0) continue;
    if ('of' in outcome && !isConfirmed(byName.get(outcome.of) as FitInput, explained)) continue;
    const key = explained.map((sample) => position.get(sample)).join();
    if (!found.has(key)) found.set(key, { outcome, explains: new Set(explained) });
  }
  return [...found.values()];
}

/** Functions of one input that produce some of the outputs, then the outputs themselves as constants. */
function conceivable(
  samples: readonly Sample[],
  inputs: readonly FitInput[],
  transforms: readonly Transform[],
): Outcome[] {
  const functions = inputs.flatMap((input) =>
    transforms.flatMap((as) =>
      frames(samples, input, as).map(
        ({ prefix, suffix }): Outcome => ({
          of: input.name,
          as,
          ...(prefix && { prefix }),
          ...(suffix && { suffix }),
        }),
      ),
    ),
  );
  const constants = new Map(samples.map((sample) => [canonical(sample.output), sample.output]));
  const literals = [...constants.values()].map(
    (literal): Outcome => (literal === undefined ? { absent: true } : { literal }),
  );
  return [...functions, ...literals];
}

/** True if two different values of an input occur with two different outputs. */
function isConfirmed(input: FitInput, explained: readonly Sample[]): boolean {
  const written = explained.filter((sample) => sample.output !== undefined);
  return (
    distinct(written.map((sample) => valueIn(sample, input))) > 1 &&
    distinct(written.map((sample) => sample.output)) > 1
  );
}

/**
 * How mixed the samples are: how many bits select the applicable outcome, with as few outcomes as possible. Zero if a
 * single one explains all.
 */
export function disorder(samples: readonly Sample[], known: readonly Explanation[]): number {
  let rest = samples;
  let bits = 0;
  while (rest.length > 0) {
    let best: readonly Sample[] = [];
    for (const { explains } of known) {
      const explained = rest.filter((sample) => explains.has(sample));
      if (explained.length > best.length) best = explained;
    }
    if (best.length === 0) return Number.POSITIVE_INFINITY;
    bits += best.length * Math.log2(samples.length / best.length);
    const gone = new Set(best);
    rest = rest.filter((sample) => !gone.has(sample));
  }
  return bits;
}
