/** The items of a list in one string, separated by commas or blanks. */
export function items(text: string): string[] {
  return text.split(/[\s,]+/).filter((item) => item !== '');
}

/**
 * Any value as text: JSON for mappings and lists, otherwise the result of `String`. `String` throws for a mapping
 * without a prototype, which the readers create, so only other values go there.
 */
export function toText(value: unknown): string {
  if (value instanceof Error) return value.message;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** Characters that take two columns in a terminal. */
const wide = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g;

/** How many columns a text takes in a terminal. */
export function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}
