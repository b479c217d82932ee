import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** Translation of Service addresses at the socket. */
export const schema = onDemand(() =>
  z.strictObject({
    enabled: optional(
      z.boolean(),
      'Socket load balancing together with kube-proxy. Full kube-proxy replacement includes it',
    ),
    hostNamespaceOnly: optional(
      z.boolean(),
      'Translate Service addresses of pods at their network interface, not at the socket',
    ),
  }),
);
export type SocketLbIntent = z.infer<ReturnType<typeof schema>>;
