import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/**
 * The settings of Maglev. Constraints check sizes and seeds, because the accepted ones depend on the Cilium version.
 */
export const schema = onDemand(() =>
  z.strictObject({
    tableSize: optional(
      z.int().check(z.positive()),
      'Size of the lookup table of each Service: one of ten prime numbers',
    ),
    hashSeed: optional(z.string(), '12 random bytes in base64, the same on every node'),
    maxBackends: optional(
      z.int().check(z.positive()),
      'Largest number of backends of one Service. Used for checks only',
    ),
  }),
);
export type MaglevIntent = z.infer<ReturnType<typeof schema>>;
