/** Smaller assignments with the same effect. */
import type { Json } from '../../../src/core/json.ts';
import type { Assignment } from '../probe.ts';

/** The assignment without one input. */
export function without(assignment: Assignment, name: string): Assignment {
  const { [name]: _, ...rest } = assignment;
  return rest;
}

/** An effect that needs more inputs than this is not one that anyone could be told about. */
const mostNeeded = 6;

/**
 * Drops from an assignment what the effect does not need. It finds the shortest beginning that still has the effect,
 * keeps its last entry, and continues with the entries before it. So an early entry is preferred over a later one. It
 * takes a few renderings per needed entry, however long the assignment is.
 *
 * Gives undefined if too many entries are needed, or if what is needed shows only together with something else.
 *
 * @param still whether the effect is still there; it has to be there for the whole assignment
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
