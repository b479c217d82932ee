/** Checks whether one network contains another. */
import { covers, parseNetwork } from '../core/network.ts';

/** undefined if one of them is not a network, or their families differ. */
export function contains(outer: string, inner: string): boolean | undefined {
  const a = parseNetwork(outer);
  const b = parseNetwork(inner);
  if (!a || !b || a.family !== b.family) return undefined;
  return covers(a, b);
}
