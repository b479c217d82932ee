/**
 * Facts about Maglev's lookup tables.
 * Source: cilium/cilium `pkg/maglev/maglev.go` and the Maglev section of `kubeproxy-free.rst`, the same in 1.9 to 1.20.
 */

/** The table sizes that the agent accepts, smallest first. */
export const tableSizes = [251, 509, 1021, 2039, 4093, 8191, 16381, 32749, 65521, 131071] as const;

/** A table must have more entries than this for each backend, so that at most 1 % of connections move. */
export const entriesPerBackend = 100;

/** The length of a decoded hash seed. */
export const seedBytes = 12;

/** The smallest table size for a number of backends; undefined if all sizes are too small. */
export function smallestTableFor(backends: number): number | undefined {
  return tableSizes.find((size) => size > entriesPerBackend * backends);
}

/** The accepted table size that is nearest to the given one. */
export function nearestTableSize(size: number): number {
  return tableSizes.reduce<number>(
    (best, candidate) => (Math.abs(candidate - size) < Math.abs(best - size) ? candidate : best),
    tableSizes[0],
  );
}
