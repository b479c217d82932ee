/**
 * Contexts in which as much as possible is enabled. The effect of a value often shows only while something else is
 * enabled. With everything enabled, nobody needs to know what that is.
 */
import { isTruthy } from '../../../src/catalog/table.ts';
import type { Json } from '../../../src/core/json.ts';
import { canonical } from '../learn/samples.ts';
import type { Assignment, Input, Probe } from '../probe.ts';

/** Adds as many entries to an assignment as possible without a rendering error, in order. */
async function addAll(
  probe: Probe,
  base: Assignment,
  entries: readonly (readonly [string, Json])[],
): Promise<Assignment> {
  if (entries.length === 0) return base;
  const all = { ...base, ...Object.fromEntries(entries) };
  const [seen] = await probe.render([all]);
  if (seen?.error === undefined && Object.keys(seen?.outputs ?? {}).length > 0) return all;
  if (entries.length === 1) return base;
  const half = Math.ceil(entries.length / 2);
  return addAll(probe, await addAll(probe, base, entries.slice(0, half)), entries.slice(half));
}

/** The words among a value's candidates that may have a meaning. */
function wordsOf(input: Input): string[] {
  return input.candidates.filter(
    (value): value is string => typeof value === 'string' && value !== '' && !input.strangers?.includes(value),
  );
}

function isSwitch(input: Input): boolean {
  return input.default !== true && input.candidates.includes(true) && wordsOf(input).length === 0;
}

/**
 * The value that enables a switch. A list is used if one is possible: a condition accepts a list as well as `true`, but
 * not the other way round.
 */
function turnedOn(input: Input): Json {
  return input.candidates.find((candidate) => Array.isArray(candidate)) ?? true;
}

function isEmpty(input: Input): boolean {
  return !isTruthy(input.default) && input.default !== false && input.default !== 0;
}

/**
 * Several contexts. In the first, only switches are on. In the second, values that are empty by default are also filled
 * in. Others have the switches and the first, second, ... other word of every enumeration.
 *
 * @param words how many words of each enumeration get a context
 */
export async function saturatedContexts(probe: Probe, inputs: readonly Input[], words = 4): Promise<Assignment[]> {
  // A switch named "enabled" has the most effects, so it comes before anything that excludes it.
  const on = inputs
    .filter(isSwitch)
    .sort((left, right) => Number(right.name.endsWith('.enabled')) - Number(left.name.endsWith('.enabled')))
    .map((input) => [input.name, turnedOn(input)] as const);
  const others = inputs.filter((input) => !isSwitch(input));
  const filled = others.filter(isEmpty).flatMap((input) => {
    const value = input.candidates.find((candidate) => typeof candidate === 'object') ?? input.candidates[0];
    return value === undefined ? [] : [[input.name, value] as const];
  });
  const switched = await addAll(probe, {}, on);
  const contexts = [switched, await addAll(probe, switched, filled)];
  for (let nth = 0; nth < words; nth++) {
    const chosen = others.flatMap((input) => {
      const word = wordsOf(input)[nth];
      return word === undefined ? [] : [[input.name, word] as const];
    });
    contexts.push(await addAll(probe, await addAll(probe, {}, chosen), on));
  }
  return contexts;
}

/** The part of a context that belongs to the same component as a value. */
function sameComponent(context: Assignment, name: string): Assignment {
  const top = name.split('.')[0] ?? name;
  return Object.fromEntries(Object.entries(context).filter(([path]) => path === top || path.startsWith(`${top}.`)));
}

/** The `enabled` switches above a value. */
function switchesAbove(inputs: ReadonlyMap<string, Input>, name: string): Assignment {
  const gate: Record<string, Json> = {};
  const parts = name.split('.');
  for (let depth = 1; depth < parts.length; depth++) {
    const path = [...parts.slice(0, depth), 'enabled'].join('.');
    const input = inputs.get(path);
    if (input && path !== name && (isSwitch(input) || Array.isArray(turnedOn(input)))) gate[path] = turnedOn(input);
  }
  return gate;
}

/** How many values of an input are tried against the effects of another. */
const blockingValues = 6;

/**
 * Changes that may remove an effect of a value. They disable the `enabled` switches above it that are on by default,
 * and change what the templates read around it.
 */
export function blockersFor(inputs: ReadonlyMap<string, Input>, near: ReadonlySet<string>, name: string): Assignment[] {
  const above = name
    .split('.')
    .slice(1)
    .map((_, depth) => [...name.split('.').slice(0, depth + 1), 'enabled'].join('.'))
    .filter((path) => path !== name && inputs.get(path)?.default === true);
  const off = above.map((path): Assignment => ({ [path]: false }));
  const around = [...near].flatMap((path) => {
    if (path === name || above.includes(path)) return [];
    const input = inputs.get(path);
    if (!input) return [];
    const words = [...wordsOf(input), ...input.candidates];
    return [...new Set(words)].slice(0, blockingValues).map((value): Assignment => ({ [path]: value }));
  });
  return [...off, ...around];
}

/** Modes of the whole agent on which parts of other components depend. */
const modes: readonly Assignment[] = [{ kubeProxyReplacement: 'partial' }, { kubeProxyReplacement: 'true' }];

/** How many contexts are tried as a whole and not only for one component: they cost most and find least. */
const wholeContexts = 2;

/** How many places that mention a value are tried, and how many gates for each. */
const placesTried = 4;
const gatesPerPlace = 8;
/** No small gate satisfies a place with more conditions than this. */
const mostConditions = 8;

/** Gates that satisfy the conditions around the places that mention a value, as far as reading can tell. */
function gatesOfPlaces(inputs: ReadonlyMap<string, Input>, places: readonly ReadonlySet<string>[]): Assignment[] {
  const near = [...places].sort((left, right) => left.size - right.size).slice(0, placesTried);
  return near.flatMap((conditions) => {
    const found = [...conditions].flatMap((path) => inputs.get(path) ?? []);
    if (found.length > mostConditions) return [];
    const on = Object.fromEntries(found.filter(isSwitch).map((input) => [input.name, turnedOn(input)]));
    const others = found.filter((input) => !isSwitch(input) && input.default !== true);
    const first = Object.fromEntries(
      others.flatMap((input) => (input.candidates[0] === undefined ? [] : [[input.name, input.candidates[0]]])),
    );
    const variations = others.flatMap((input) =>
      wordsOf(input).map((word): Assignment => ({ ...first, ...on, [input.name]: word })),
    );
    const gates = [on, { ...first, ...on }, first, ...variations].filter((gate) => Object.keys(gate).length > 0);
    return [...new Map(gates.map((gate) => [canonical(gate), gate])).values()].slice(0, gatesPerPlace);
  });
}

/** Gates to try for a value, small and likely ones first; within each, likely entries come first too. */
export function gatesFor(
  inputs: ReadonlyMap<string, Input>,
  contexts: readonly Assignment[],
  places: readonly ReadonlySet<string>[],
  name: string,
): Assignment[] {
  const near = switchesAbove(inputs, name);
  const components = contexts.map((context) => ({ ...near, ...sameComponent(context, name) }));
  const whole = contexts.slice(0, wholeContexts).map((context, i) => ({ ...components[i], ...context }));
  const read = gatesOfPlaces(inputs, places).map((gate) => ({ ...near, ...gate }));
  return [near, ...components.slice(0, 1), ...read, ...components.slice(1), ...modes, ...whole];
}
