import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** What a user can state about Maglev. Whether a size or a seed is usable depends on Cilium: the constraints tell. */
export const schema = onDemand(() =>
  z.strictObject({
    tableSize: optional(z.int().check(z.positive()), 'Entries of the lookup table of each service: one of ten primes'),
    hashSeed: optional(z.string(), 'Base64 of 12 random bytes; the same on every node'),
    maxBackends: optional(z.int().check(z.positive()), 'The most backends that one service will have; only checked'),
  }),
);
export type MaglevIntent = z.infer<ReturnType<typeof schema>>;
