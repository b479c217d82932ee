/** The inputs that determine a table's outputs. */
import { inputNames, passedOn } from '../catalog/table.ts';
import type { Table } from '../catalog/types.ts';

/**
 * The inputs that a table copies, or if it copies none, those that it tests. If it copies inputs, switches that must be
 * on as well are left out.
 */
export function sources(table: Table): string[] {
  const copied = new Set(table.flatMap(({ then }) => passedOn(then)));
  return [...(copied.size > 0 ? copied : inputNames(table))];
}
