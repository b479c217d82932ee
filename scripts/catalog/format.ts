import type { Json } from '../../src/core/json.ts';

/**
 * Catalog data as text: one entry per line, so that a change of one fact changes one line. Containers that do not fit
 * into `width` are split over several lines. Keys keep their order: builders insert them sorted.
 */
export function formatCatalog(value: object, width = 160): string {
  return `${format(value as Json, '', width)}\n`;
}

function format(value: Json, indent: string, width: number): string {
  const line = JSON.stringify(value);
  if (value === null || typeof value !== 'object' || indent.length + line.length <= width) return line;
  const inner = `${indent} `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const entries = Array.isArray(value)
    ? value.map((item) => inner + format(item, inner, width))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}:${format(item, inner, width)}`);
  return `${open}\n${entries.join(',\n')}\n${indent}${close}`;
}
