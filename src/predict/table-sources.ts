/** Where a table's outputs come from. */
import { inputNames, passedOn } from '../catalog/table.ts';
import type { Table } from '../catalog/types.ts';

/** The inputs that a table copies; where it copies none, those that it tests. What merely has to be on next to is left out. */
export function sources(table: Table): string[] {
  const copied = new Set(table.flatMap(({ then }) => passedOn(then)));
  return [...(copied.size > 0 ? copied : inputNames(table))];
}
