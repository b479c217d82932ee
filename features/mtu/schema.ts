import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';

/** The maximum size of packets. */
export const schema = onDemand(() =>
  z.strictObject({
    bytes: z
      .int()
      .check(z.minimum(576), z.maximum(65535), z.describe('MTU of the network between the nodes, in bytes')),
  }),
);
export type MtuIntent = z.infer<ReturnType<typeof schema>>;
