/** Parts that a file of the catalog has several times are in it once: `{ "$": 7 }` is the seventh of its `shared` parts. */
import type { Json } from '../core/json.ts';

/** A file whose facts are those of an earlier release, commit and name aside, or nearly so. */
export interface SameFacts {
  release: string;
  commit: string;
  /** The earlier release, whose file has its facts in full. */
  same: string;
  but?: Difference;
}

/** What one mapping, or list of the same length, has otherwise than another. */
export interface Difference {
  /** Values that are other or new. */
  set?: Record<string, Json>;
  /** Keys that are not there. */
  without?: string[];
  /** Differences below a key. */
  in?: Record<string, Difference>;
}

/**
 * Facts with some of them replaced. What stays the same is shared with the original, which is not changed. The keys of a
 * mapping that gets new ones are in their order.
 */
function withDifference<T>(facts: T, { set = {}, without = [], in: below = {} }: Difference): T {
  const changed = new Map<string, Json>(Object.entries(facts as Record<string, Json>));
  for (const key of without) changed.delete(key);
  for (const [key, difference] of Object.entries(below)) {
    changed.set(key, withDifference(changed.get(key) as Json, difference));
  }
  const isNew = Object.keys(set).some((key) => !changed.has(key));
  for (const [key, value] of Object.entries(set)) changed.set(key, value);
  if (Array.isArray(facts)) return [...changed.values()] as T;
  const entries = [...changed];
  return Object.fromEntries(isNew ? entries.sort(([one], [other]) => (one < other ? -1 : 1)) : entries) as T;
}

/** The facts of a release whose file refers to another release's facts. */
export function sameAs<T extends { release: string; commit: string }>(other: T, file: SameFacts): T {
  const facts = file.but ? withDifference(other, file.but) : other;
  return { ...facts, release: file.release, commit: file.commit };
}

interface Packed {
  shared: Json[];
}

/** Fills in the shared parts of one file, where a reader needs them. */
export interface Filler {
  /** A value with all parts below it, by reference. The value is changed itself: a copy would slow down every start. */
  fill<T>(value: T): T;
  /** A value, or the part in its place, with nothing below it filled in. */
  peek<T>(value: T): T;
}

/**
 * A filler for a file's content, which loses its list of shared parts. Nobody reads most of a large file: filling in all
 * of it takes as long as reading it.
 */
export function fillerOf(content: object): Filler {
  const packed = content as Partial<Packed>;
  const { shared } = packed;
  if (!Array.isArray(shared)) return { fill: (value) => value, peek: (value) => value };
  delete packed.shared;
  /** Values that have all their parts. */
  const filled = new WeakSet<object>();
  const peek = (value: Json): Json => {
    let found = value;
    for (let reference = referenceIn(found); reference !== undefined; reference = referenceIn(found)) {
      found = shared[reference] as Json;
    }
    return found;
  };
  const fill = (value: Json): Json => {
    const found = peek(value);
    if (found === null || typeof found !== 'object') return found;
    // Several places refer to a part, and a caller may come back.
    if (found !== value && filled.has(found)) return found;
    fillBelow(found);
    if (found !== value) filled.add(found);
    return found;
  };
  const fillBelow = (value: Json[] | Record<string, Json>): void => {
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) value[index] = fill(value[index] as Json);
      return;
    }
    for (const key in value) {
      const part = value[key] as Json;
      if (part !== null && typeof part === 'object') value[key] = fill(part);
    }
  };
  return {
    peek: (value) => peek(value as Json) as typeof value,
    fill(value) {
      const found = peek(value as Json);
      if (found !== null && typeof found === 'object' && !filled.has(found)) {
        fill(found);
        filled.add(found);
      }
      return found as typeof value;
    },
  };
}

function referenceIn(value: Json): number | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const { $: reference } = value;
  return typeof reference === 'number' ? reference : undefined;
}

/** Fills all shared parts into a file's content, which is changed itself and returned. */
export function withShared<T>(content: T): T {
  return fillerOf(content as object).fill(content);
}
