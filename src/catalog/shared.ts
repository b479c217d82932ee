/** Catalog files store repeated parts once: `{ "$": 7 }` refers to index 7 of the file's `shared` list. */
import type { Json } from '../core/json.ts';

/** A file with the same facts as an earlier release, apart from commit, name and a few differences. */
export interface SameFacts {
  release: string;
  commit: string;
  /** The earlier release, whose file has the facts in full. */
  same: string;
  but?: Difference;
}

/** The differences of one mapping from another, or of lists of the same length. */
export interface Difference {
  /** Changed or new values. */
  set?: Record<string, Json>;
  /** Keys to remove. */
  without?: string[];
  /** Differences in the values of keys. */
  in?: Record<string, Difference>;
}

/**
 * Facts with some of them replaced. Unchanged parts are shared with the original, which stays as it is. A mapping with
 * new keys gets sorted keys.
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

/** The facts of a release whose file refers to another release. */
export function sameAs<T extends { release: string; commit: string }>(other: T, file: SameFacts): T {
  const facts = file.but ? withDifference(other, file.but) : other;
  return { ...facts, release: file.release, commit: file.commit };
}

interface Packed {
  shared: Json[];
}

/** Fills in the shared parts of one file on demand. */
export interface Filler {
  /**
   * Returns a value with all parts below it filled in. It changes the value itself, because a copy would slow down
   * every start.
   */
  fill<T>(value: T): T;
  /** Returns a value, or the part that it refers to, without filling in anything below. */
  peek<T>(value: T): T;
}

/**
 * A filler for a file's content, from which it removes the list of shared parts. Most of a large file is never read,
 * and filling in all of it takes as long as reading it.
 */
export function fillerOf(content: object): Filler {
  const packed = content as Partial<Packed>;
  const { shared } = packed;
  if (!Array.isArray(shared)) return { fill: (value) => value, peek: (value) => value };
  delete packed.shared;
  /** Values with all parts filled in. */
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
    // Several places can refer to one part, and a caller may request it again.
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

/** Fills all shared parts into a file's content. It changes the content itself, and returns it. */
export function withShared<T>(content: T): T {
  return fillerOf(content as object).fill(content);
}
