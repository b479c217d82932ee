/**
 * The matrix in the form in which the build stores it. Planning every mode on every release takes seconds, and the
 * result is the same for everybody with this version. Many cells are equal, so each answer is stored only once.
 */
import type { MatrixCell, MatrixRow, NarrowMatrix } from './matrix.ts';

/** The content of `dist/matrix.json`. */
export interface KeptMatrix {
  columns: Pick<MatrixCell, 'release' | 'cilium'>[];
  answers: Pick<MatrixCell, 'carried' | 'carriers' | 'reason'>[];
  /** `cells`: the index of the answer for each column. */
  rows: { feature: string; mode: string; cells: number[] }[];
}

/** Rows of the whole matrix, including snapshots, in the form in which they are stored. */
export function keepMatrix(rows: readonly MatrixRow[]): KeptMatrix {
  const indexes = new Map<string, number>();
  const answers: KeptMatrix['answers'] = [];
  const indexOf = ({ release: _, cilium: __, ...answer }: MatrixCell): number => {
    const key = JSON.stringify(answer);
    const index = indexes.get(key) ?? answers.push(answer) - 1;
    indexes.set(key, index);
    return index;
  };
  return {
    columns: (rows[0]?.cells ?? []).map(({ release, cilium }) => ({ release, cilium })),
    rows: rows.map(({ feature, mode, cells }) => ({ feature, mode, cells: cells.map(indexOf) })),
    answers,
  };
}

/**
 * The rows that `matrix` would compute.
 *
 * @param narrow as for `matrix`, but with the releases named
 */
export function rowsOfKept(
  { columns, answers, rows }: KeptMatrix,
  narrow: NarrowMatrix & { releases: readonly string[] },
): MatrixRow[] {
  return rows
    .filter(({ feature }) => narrow.feature === undefined || feature === narrow.feature)
    .map(({ feature, mode, cells }) => ({
      feature,
      mode,
      cells: columns.flatMap((column, index) => {
        const answer = answers[cells[index] ?? -1];
        return answer && narrow.releases.includes(column.release) ? [{ ...column, ...answer }] : [];
      }),
    }));
}
