/** Parts that a file of the catalog has several times are in it once: `{ "$": 7 }` is the seventh of its `shared` parts. */
import type { Json } from '../core/json.ts';

/** A file whose facts are those of an earlier release, commit and name aside. */
export interface SameFacts {
  release: string;
  commit: string;
  same: string;
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
