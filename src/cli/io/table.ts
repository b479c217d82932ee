/** Formats text in columns. */
import { printable } from '../../core/code-frame.ts';

/** The maximal width of a cell; the JSON formats have the whole text. */
const widest = 48;

/** Rows below a head, indented, with aligned columns. Cells are made safe for a terminal. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => short(printable(cell))));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))));
  return cells
    .map((row) =>
      `  ${row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)))).join('  ')}`.trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** Columns on a terminal: Chinese characters are two columns wide. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\u9fff\uff00-\uff60]/g)?.length ?? 0);
}

function short(text: string): string {
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}
