import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';

/** All of kube-proxy's work, or (`false`) none of it: the halves in between are gone from current Cilium. */
export const schema = onDemand(() => z.strictObject({}));
export type KubeProxyReplacementIntent = z.infer<ReturnType<typeof schema>>;
