import * as z from 'zod/mini';

/** The size of packets. */
export const schema = z.strictObject({
  bytes: z.int().check(z.minimum(576), z.maximum(65535), z.describe('MTU of the network between the nodes in bytes')),
});
export type MtuIntent = z.infer<typeof schema>;
