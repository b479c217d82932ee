/** Finds smaller assignments with the same effect. */
import type { Json } from '../../../src/core/json.ts';
import type { Assignment } from '../probe.ts';

/** The assignment without one input. */
export function without(assignment: Assignment, name: string): Assignment {
  const { [name]: _, ...rest } = assignment;
  return rest;
}

/** An effect that needs more inputs than this is too complicated to explain to a user. */
const mostNeeded = 6;

/**
 * Removes entries that the effect does not need from an assignment. It finds the shortest beginning that still has the
 * effect, keeps its last entry, and continues with the entries before it. So it prefers early entries over later ones.
 * It takes a few renderings per needed entry, however long the assignment is.
 *
 * Returns undefined if too many entries are needed, or if the needed entries only have the effect together with another
 * one.
 *
 * @param still whether the effect still shows; it has to show for the whole assignment
 */
export async function shrink(
  assignment: Assignment,
  still: (smaller: Assignment) => Promise<boolean>,
): Promise<Assignment | undefined> {
  const needed: [string, Json][] = [];
  let rest = Object.entries(assignment);
  while (!(await still(Object.fromEntries(needed)))) {
    if (rest.length === 0 || needed.length === mostNeeded) return undefined;
    let without = 0;
    let enough = rest.length;
    while (enough - without > 1) {
      const middle = (enough + without) >> 1;
      if (await still(Object.fromEntries([...rest.slice(0, middle), ...needed]))) enough = middle;
      else without = middle;
    }
    needed.unshift(rest[enough - 1] as [string, Json]);
    rest = rest.slice(0, enough - 1);
  }
  return Object.fromEntries(needed);
}
