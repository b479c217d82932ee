import * as z from 'zod';

/** The identity of a cluster in a mesh. */
export const schema = z.strictObject({
  name: z.string().min(1).describe('Unique in the mesh: lower-case letters, digits and dashes, at most 32'),
  id: z.int().min(0).max(511).describe('Unique in the mesh: 1 to 255, or to 511 with 511 clusters; 0 = no member'),
  maxConnectedClusters: z
    .union([z.literal(255), z.literal(511)])
    .optional()
    .describe('Size of the mesh, the same in all its clusters and for ever. Cilium 1.15 and later'),
});
export type ClusterMeshIntent = z.infer<typeof schema>;
