/**
 * Generalises single assignments that stop a play to conditions: every maximal product of values that stops as a whole.
 */

import type { PlayCondition } from '../../../src/catalog/play.ts';
import { isTruthy, sameJson } from '../../../src/catalog/table.ts';
import type { Json } from '../../../src/core/json.ts';
import type { Assignment } from '../probe.ts';

/** The distinguished values of one variable. */
export interface Domain {
  name: string;
  /** Distinct; `undefined` represents a variable without a value. */
  values: readonly (Json | undefined)[];
  kind: 'words' | 'versions' | 'numbers';
  /** Values that no check names: they represent all others. */
  strangers: readonly Json[];
  /** The value if nothing is set. */
  preset: Json | undefined;
}

/** All assignments over some domains, with the last domain varying fastest. */
export function points(domains: readonly Domain[]): Assignment[] {
  let all: Record<string, Json>[] = [{}];
  for (const { name, values } of domains) {
    all = all.flatMap((base) => values.map((value) => (value === undefined ? base : { ...base, [name]: value })));
  }
  return all;
}

/**
 * The conditions of all cubes in which every point stops. `stops` is in the order of {@link points}. It is undefined
 * for points with an unknown result, which neither form a cube nor limit one.
 */
export function cubes(
  domains: readonly Domain[],
  stops: readonly (boolean | undefined)[],
): Record<string, PlayCondition>[] {
  const sizes = domains.map(({ values }) => values.length);
  const indexOf = (point: readonly number[]) => point.reduce((sum, at, i) => sum * (sizes[i] as number) + at, 0);
  const covered = new Set<number>();
  const found: Record<string, PlayCondition>[] = [];
  for (let start = 0; start < stops.length; start++) {
    if (!stops[start] || covered.has(start)) continue;
    const cube = grow(digits(start, sizes), sizes, (point) => stops[indexOf(point)]);
    for (const point of product(cube)) covered.add(indexOf(point));
    for (const part of runs(domains, cube)) {
      const when = conditions(domains, part);
      if (when) found.push(when);
    }
  }
  return found;
}

/** Splits a cube where the numbers or versions of a dimension are not adjacent. */
function runs(domains: readonly Domain[], cube: readonly (readonly number[])[]): (readonly number[])[][] {
  let parts: (readonly number[])[][] = [[]];
  for (const [i, choices] of cube.entries()) {
    const domain = domains[i] as Domain;
    const cuts = domain.kind === 'words' ? [choices] : consecutive(domain, choices);
    parts = parts.flatMap((part) => cuts.map((cut) => [...part, cut]));
  }
  return parts;
}

function consecutive(domain: Domain, choices: readonly number[]): number[][] {
  const strange = choices.filter((at) => domain.strangers.some((one) => sameValue(one, domain.values[at])));
  const places = domain.values
    .map((_, at) => at)
    .filter((at) => !domain.strangers.some((one) => sameValue(one, domain.values[at])));
  const sorted = places.sort((one, other) =>
    order(domain.values[one], domain.values[other], domain.kind === 'versions'),
  );
  const found: number[][] = [];
  let isOpen = false;
  for (const at of sorted) {
    const isIn = choices.includes(at);
    if (isIn && isOpen) found.at(-1)?.push(at);
    else if (isIn) found.push([at]);
    isOpen = isIn;
  }
  return strange.length > 0 ? [[...choices]] : found;
}

function digits(number: number, sizes: readonly number[]): number[] {
  const found: number[] = [];
  let rest = number;
  for (const size of [...sizes].reverse()) {
    found.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return found;
}

function product(cube: readonly (readonly number[])[]): number[][] {
  let all: number[][] = [[]];
  for (const choices of cube) all = all.flatMap((base) => choices.map((choice) => [...base, choice]));
  return all;
}

function grow(
  start: readonly number[],
  sizes: readonly number[],
  holds: (point: number[]) => boolean | undefined,
): number[][] {
  const cube = start.map((at) => [at]);
  for (let dimension = 0; dimension < cube.length; dimension++) {
    for (let at = 0; at < (sizes[dimension] as number); at++) {
      if (cube[dimension]?.includes(at)) continue;
      const slice = cube.map((choices, i) => (i === dimension ? [at] : choices));
      const seen = product(slice).map(holds);
      if (!seen.includes(false) && seen.includes(true)) cube[dimension]?.push(at);
    }
    const left = [...new Array(sizes[dimension] as number).keys()].filter((at) => !cube[dimension]?.includes(at));
    const slices = left.map((at) => product(cube.map((choices, i) => (i === dimension ? [at] : choices))).map(holds));
    // If the results for all other values are unknown, the dimension sets no condition.
    if (slices.every((slice) => slice.every((answer) => answer === undefined))) cube[dimension]?.push(...left);
    cube[dimension]?.sort((one, other) => one - other);
  }
  return cube;
}

/** Undefined if the values that represent all others differ: then no general condition exists. */
function conditions(
  domains: readonly Domain[],
  cube: readonly (readonly number[])[],
): Record<string, PlayCondition> | undefined {
  const when: Record<string, PlayCondition> = {};
  for (const [i, domain] of domains.entries()) {
    const chosen = (cube[i] ?? []).map((at) => domain.values[at]);
    if (chosen.length === domain.values.length) continue;
    const condition = conditionOn(domain, chosen);
    if (!condition) return undefined;
    when[domain.name] = condition;
  }
  return when;
}

function conditionOn(domain: Domain, chosen: readonly (Json | undefined)[]): PlayCondition | undefined {
  const has = (value: Json | undefined) => chosen.some((other) => sameValue(other, value));
  const others = domain.values.filter((value) => !has(value));
  if (others.length === 1 && others[0] === undefined) return { unset: false };
  if (chosen.length === 1 && chosen[0] === undefined) return { unset: true };
  const [truthy, falsy] = [true, false].map((truth) => domain.values.filter((value) => isTruthy(value) === truth));
  if (truthy?.length && falsy?.length && domain.values.some((value) => typeof value === 'boolean')) {
    if (truthy.every(has) && !falsy.some(has)) return { truthy: true };
    if (falsy.every(has) && !truthy.some(has)) return { truthy: false };
  }
  const ranged = domain.kind === 'words' ? undefined : range(domain, chosen);
  if (ranged) return ranged;
  const strange = domain.strangers.filter(has);
  if (strange.length > 0 && strange.length < domain.strangers.length) return undefined;
  if (strange.length > 0) return { notIn: others.map((value) => value ?? null) };
  return { in: chosen.map((value) => value ?? null) };
}

/** A range, if the chosen values are all below some value, or all from some value on. */
function range(domain: Domain, chosen: readonly (Json | undefined)[]): PlayCondition | undefined {
  const known = domain.values.filter(
    (value) => value !== undefined && !domain.strangers.some((one) => sameJson(one, value)),
  );
  const isVersion = domain.kind === 'versions';
  const sorted = [...known].sort((one, other) => order(one, other, isVersion));
  const inside = sorted.map((value) => chosen.some((other) => sameValue(other, value)));
  const first = inside.indexOf(true);
  const last = inside.lastIndexOf(true);
  if (first < 0 || inside.slice(first, last + 1).includes(false)) return undefined;
  const from = first > 0 ? sorted[first] : undefined;
  const below = last < sorted.length - 1 ? sorted[last + 1] : undefined;
  if (from === undefined && below === undefined) return undefined;
  if (isVersion) {
    return {
      version: {
        ...(from === undefined ? {} : { from: plain(from) }),
        ...(below === undefined ? {} : { below: plain(below) }),
      },
    };
  }
  return {
    number: {
      ...(from === undefined ? {} : { from: Number(from) }),
      ...(below === undefined ? {} : { below: Number(below) }),
    },
  };
}

function plain(version: Json): string {
  return String(version).replace(/^v/, '');
}

function order(one: Json | undefined, other: Json | undefined, isVersion: boolean): number {
  if (!isVersion) return Number(one) - Number(other);
  const [left, right] = [one, other].map((value) =>
    plain(value ?? '')
      .split('.')
      .map(Number),
  ) as [number[], number[]];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function sameValue(one: Json | undefined, other: Json | undefined): boolean {
  return one === undefined || other === undefined ? one === other : sameJson(one, other);
}
