import * as z from 'zod/mini';

/** Services prefer endpoints of the client's zone. */
export const schema = z.strictObject({});
export type TopologyAwareHintsIntent = z.infer<typeof schema>;
