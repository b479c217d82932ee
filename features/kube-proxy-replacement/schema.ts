import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';

/** Full replacement of kube-proxy, or (`false`) no replacement. Current Cilium no longer has partial replacement. */
export const schema = onDemand(() => z.strictObject({}));
export type KubeProxyReplacementIntent = z.infer<ReturnType<typeof schema>>;
