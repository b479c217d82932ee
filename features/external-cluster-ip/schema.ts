import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';

/** Access to ClusterIPs from outside the cluster: on or off. */
export const schema = onDemand(() => z.strictObject({}));
export type ExternalClusterIpIntent = z.infer<ReturnType<typeof schema>>;
