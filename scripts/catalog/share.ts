/** The inverse of `src/catalog/shared.ts`: stores repeated parts of a file only once. */
import type { Json } from '../../src/core/json.ts';

/** Shorter parts are not worth a reference. */
const shortest = 18;

/** Content in which parts that occur more than once are references into `shared`. */
export function share(content: object): object {
  const counts = new Map<string, number>();
  count(content as Json, counts);
  const shared: Json[] = [];
  const numbers = new Map<string, number>();
  const replaced = (value: Json): Json => {
    if (value === null || typeof value !== 'object') return value;
    const text = JSON.stringify(value);
    if (text.length >= shortest && (counts.get(text) ?? 0) > 1) {
      let number = numbers.get(text);
      if (number === undefined) {
        const inner = within(value);
        number = shared.push(inner) - 1;
        numbers.set(text, number);
      }
      return { $: number };
    }
    return within(value);
  };
  const within = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(replaced);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item)]));
  };
  const packed = within(content as Json) as Record<string, Json>;
  return shared.length > 0 ? { ...packed, shared } : packed;
}

function count(value: Json, counts: Map<string, number>): void {
  if (value === null || typeof value !== 'object') return;
  const text = JSON.stringify(value);
  const seen = counts.get(text) ?? 0;
  counts.set(text, seen + 1);
  // The content of a shared part is stored once, so it is counted once.
  if (seen > 0 && text.length >= shortest) return;
  for (const item of Object.values(value)) count(item as Json, counts);
}
