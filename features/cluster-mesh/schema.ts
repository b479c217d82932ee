import * as z from 'zod/mini';
import { optional } from '../../src/core/optional.ts';

/** The identity of a cluster in a mesh. */
export const schema = z.strictObject({
  name: z
    .string()
    .check(z.minLength(1), z.describe('Unique in the mesh: lower-case letters, digits and dashes, at most 32')),
  id: z
    .int()
    .check(
      z.minimum(0),
      z.maximum(511),
      z.describe('Unique in the mesh: 1 to 255, or to 511 with 511 clusters; 0 = no member'),
    ),
  maxConnectedClusters: optional(
    z.union([z.literal(255), z.literal(511)]),
    'Size of the mesh, the same in all its clusters and for ever. Cilium 1.15 and later',
  ),
});
export type ClusterMeshIntent = z.infer<typeof schema>;
