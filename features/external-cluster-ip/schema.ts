import * as z from 'zod/mini';

/** Access to ClusterIPs from outside of the cluster: on or off. */
export const schema = z.strictObject({});
export type ExternalClusterIpIntent = z.infer<typeof schema>;
