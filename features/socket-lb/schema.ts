import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** Translation of service addresses at the socket. */
export const schema = onDemand(() =>
  z.strictObject({
    enabled: optional(z.boolean(), 'Socket load balancing beside kube-proxy; full kube-proxy replacement includes it'),
    hostNamespaceOnly: optional(
      z.boolean(),
      'Leave the sockets of pods alone and translate at their network interface instead',
    ),
  }),
);
export type SocketLbIntent = z.infer<ReturnType<typeof schema>>;
