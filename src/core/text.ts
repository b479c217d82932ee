/** The items of a list that is written as one text, apart by commas or blanks. */
export function items(text: string): string[] {
  return text.split(/[\s,]+/).filter((item) => item !== '');
}

/**
 * Any value as text: what `String` gives, and JSON for mappings and lists. `String` throws for a mapping without a prototype,
 * as the readers make them, so it is for scalars alone.
 */
export function toText(value: unknown): string {
  if (value instanceof Error) return value.message;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** Characters that take two columns of a terminal. */
const wide = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}
