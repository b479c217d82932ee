import * as z from 'zod';

/** What a user can say about Maglev. Whether a size or a seed is usable depends on Cilium: the constraints tell. */
export const schema = z.strictObject({
  tableSize: z.int().positive().optional().describe('Entries of the lookup table of each service: one of ten primes'),
  hashSeed: z.string().optional().describe('Base64 of 12 random bytes; the same on every node'),
  maxBackends: z.int().positive().optional().describe('The most backends that one service will have; only checked'),
});
export type MaglevIntent = z.infer<typeof schema>;
