/** Joins consecutive releases with the same answer, because the matrix has more releases than fit side by side. */
import type { MatrixCell, MatrixRow } from './matrix.ts';

/** Neighbouring releases, from the first to the last, with the cells of the first. */
export interface Range<Content> {
  from: string;
  to: string;
  /** Default Cilium of the first and the last release. */
  cilium: readonly [from: string, to: string];
  content: Content;
}

/** The ranges of one row in which `same` returns the same text. */
export function rangesOf(row: MatrixRow, same: (cell: MatrixCell) => string): Range<MatrixCell>[] {
  return columnsOf([row], same).flatMap(({ content: [cell], ...range }) => (cell ? [{ ...range, content: cell }] : []));
}

/** The ranges in which no row changes: the columns of a table with a row per mode. */
export function columnsOf(rows: readonly MatrixRow[], same: (cell: MatrixCell) => string): Range<MatrixCell[]>[] {
  const columns: (Range<MatrixCell[]> & { key: string })[] = [];
  for (const [index, { release, cilium }] of (rows[0]?.cells ?? []).entries()) {
    const content = rows.flatMap((row) => row.cells[index] ?? []);
    const key = JSON.stringify(content.map(same));
    const last = columns.at(-1);
    if (last?.key === key) Object.assign(last, { to: release, cilium: [last.cilium[0], cilium] });
    else columns.push({ key, from: release, to: release, cilium: [cilium, cilium], content });
  }
  return columns.map(({ key: _, ...range }) => range);
}

/** `v2.16.0`, or `v2.17.0 - v2.18.2`. */
export function rangeName({ from, to }: { from: string; to: string }): string {
  return from === to ? from : `${from} - ${to}`;
}
