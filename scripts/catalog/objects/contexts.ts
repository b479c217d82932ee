/** Contexts in which as much as possible is switched on, made with few renderings. */
import type { Json } from '../../../src/core/json.ts';
import type { Assignment, Input } from '../probe.ts';
import type { ManifestRecorder } from './explore.ts';

type Entry = readonly [string, Json];

/** Adds as many entries to an assignment as render, in order. What renders with nothing else set goes first. */
export async function addAll(
  recorder: ManifestRecorder,
  base: Assignment,
  entries: readonly Entry[],
): Promise<Assignment> {
  if (entries.length === 0) return base;
  const all = { ...base, ...Object.fromEntries(entries) };
  const seen = await recorder.one(all);
  if (seen.error === undefined && Object.keys(seen.options).length > 0) return all;
  if (entries.length === 1) return base;
  const allowed = entries.filter(([name]) => !refusedPaths(seen.error).some((path) => isWithin(name, path)));
  if (allowed.length < entries.length) return addAll(recorder, base, allowed);
  const half = Math.ceil(entries.length / 2);
  return addAll(recorder, await addAll(recorder, base, entries.slice(0, half)), entries.slice(half));
}

/** The paths that a schema's error names: all that are wrong, so that nothing has to be searched for. */
function refusedPaths(error: string | undefined): string[] {
  if (!error?.startsWith('schema')) return [];
  return [...error.matchAll(/at '\/([^']+)'/g)].map(([, pointer = '']) => pointer.replaceAll('/', '.'));
}

function isWithin(name: string, path: string): boolean {
  return name === path || path.startsWith(`${name}.`);
}

/** The words of a value's candidates that may mean something. */
export function wordsOf(input: Input): string[] {
  return input.candidates.filter(
    (value): value is string => typeof value === 'string' && value !== '' && !input.strangers?.includes(value),
  );
}

function isSwitch(input: Input): boolean {
  return input.default !== true && input.candidates.includes(true) && wordsOf(input).length === 0;
}

/** Switches of the whole agent: without it there is nothing to look at. */
const apart = new Set(['agent', 'preflight.enabled']);

/**
 * The same context with the switches that it leaves out, if another switch of their part excludes them. For example,
 * the Hubble UI can run alone or in the cluster.
 */
async function withLeftOut(
  recorder: ManifestRecorder,
  context: Assignment,
  on: readonly Entry[],
): Promise<Assignment | undefined> {
  const leftOut = on.filter(([name]) => /\.enabled$/.test(name) && context[name] === undefined);
  if (leftOut.length === 0) return undefined;
  const folders = leftOut.map(([name]) => name.slice(0, -'enabled'.length));
  const isNext = (name: string): boolean => folders.some((folder) => name.startsWith(folder));
  const base = Object.fromEntries(Object.entries(context).filter(([name]) => !isNext(name)));
  const outer = [...leftOut].sort(([left], [right]) => left.split('.').length - right.split('.').length);
  const found = await addAll(recorder, base, [...outer, ...on.filter(([name]) => isNext(name))]);
  return leftOut.some(([name]) => found[name] !== undefined) ? found : undefined;
}

/**
 * Contexts in addition to the defaults: all switches on, and all switches on with the first other word of every
 * enumeration. The switches that these leave out get contexts of their own.
 */
export async function contextsFor(
  recorder: ManifestRecorder,
  inputs: readonly Input[],
  words = 1,
): Promise<Assignment[]> {
  const switches = inputs
    .filter((input) => isSwitch(input) && !apart.has(input.name))
    .sort((left, right) => Number(right.name.endsWith('.enabled')) - Number(left.name.endsWith('.enabled')))
    .map((input): Entry => [input.name, input.candidates.find((value) => Array.isArray(value)) ?? true]);
  // What does not render by itself may need another switch: it is tried after those that need none.
  const ordered = async (entries: readonly Entry[]) => {
    const seen = await recorder.render(entries.map(([name, value]) => ({ [name]: value })));
    const alone = entries.filter((_, i) => seen[i]?.error === undefined);
    return [...alone, ...entries.filter((entry) => !alone.includes(entry))];
  };
  const on = await ordered(switches);
  const contexts = [await addAll(recorder, {}, on)];
  for (let nth = 0; nth < words; nth++) {
    const chosen = inputs.flatMap((input): Entry[] => {
      const word = wordsOf(input)[nth];
      return word === undefined || isSwitch(input) ? [] : [[input.name, word]];
    });
    contexts.push(await addAll(recorder, await addAll(recorder, {}, await ordered(chosen)), on));
  }
  const other = await withLeftOut(recorder, contexts[0] as Assignment, on);
  if (other) contexts.push(other);
  return contexts;
}
