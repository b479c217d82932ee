/** Smaller assignments with the same effect. */
import type { Json } from '../../../src/catalog/types.ts';
import type { Assignment } from '../probe.ts';

/** The assignment without one input. */
export function without(assignment: Assignment, name: string): Assignment {
  const { [name]: _, ...rest } = assignment;
  return rest;
}

function pick(entries: readonly (readonly [string, Json])[]): Assignment {
  return Object.fromEntries(entries);
}

/**
 * Drops everything from an assignment that the effect does not need: halves first, then ever smaller parts, at the end
 * one at a time. What is left cannot be made smaller by dropping one input.
 *
 * @param still answers for several smaller assignments whether the effect is still there
 */
export async function shrink(
  assignment: Assignment,
  still: (smaller: Assignment[]) => Promise<boolean[]>,
): Promise<Assignment> {
  let entries = Object.entries(assignment);
  let parts = 2;
  while (entries.length > 0) {
    const size = Math.max(1, Math.ceil(entries.length / parts));
    const chunks: [string, Json][][] = [];
    for (let at = 0; at < entries.length; at += size) chunks.push(entries.slice(at, at + size));
    const kept = (chunk: readonly [string, Json][]) => entries.filter((entry) => !chunk.includes(entry));
    const tries = [...chunks, ...chunks.map(kept)];
    const answers = await still(tries.map(pick));
    const smaller = tries.filter((_, i) => answers[i]).sort((left, right) => left.length - right.length)[0];
    if (smaller && smaller.length < entries.length) {
      entries = smaller;
      parts = 2;
    } else if (size === 1) {
      return pick(entries);
    } else {
      parts *= 2;
    }
  }
  return {};
}
