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

/**
 * Fills the shared parts into a file's content, by reference. The content itself is changed and returned, because a
 * copy of some hundred thousand facts would slow down every start.
 */
export function withShared<T>(content: T): T {
  const packed = content as T & Partial<Packed>;
  const { shared } = packed;
  if (!Array.isArray(shared)) return content;
  const filled = new Set<number>();
  /** The value itself with its parts filled in, or the shared part that a reference points to. */
  const filledIn = (value: Json): Json => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) value[index] = filledIn(value[index] as Json);
      return value;
    }
    const { $: reference } = value;
    if (typeof reference !== 'number') return withFilledParts(value);
    if (!filled.has(reference)) {
      filled.add(reference);
      shared[reference] = filledIn(shared[reference] as Json);
    }
    return shared[reference] as Json;
  };
  const withFilledParts = (parts: Record<string, Json>): Json => {
    for (const key in parts) {
      const part = parts[key] as Json;
      if (part !== null && typeof part === 'object') parts[key] = filledIn(part);
    }
    return parts;
  };
  delete packed.shared;
  return filledIn(packed as Json) as T;
}
