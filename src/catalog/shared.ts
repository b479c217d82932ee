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

/** A file's content with its shared parts at their places. Content without such parts is given as it is. */
export function withShared<T>(content: T): T {
  const { shared } = content as Packed;
  if (!Array.isArray(shared)) return content;
  const expanded: (Json | undefined)[] = [];
  const expand = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(expand);
    if (value === null || typeof value !== 'object') return value;
    if (typeof value.$ === 'number') {
      expanded[value.$] ??= expand(shared[value.$] as Json);
      return expanded[value.$] as Json;
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expand(item)]));
  };
  const { shared: _, ...rest } = content as T & Packed;
  return expand(rest as Json) as T;
}
