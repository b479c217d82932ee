import * as z from 'zod/mini';

/** All of kube-proxy's work, or (`false`) none of it: the halves in between are gone from current Cilium. */
export const schema = z.strictObject({});
export type KubeProxyReplacementIntent = z.infer<typeof schema>;
