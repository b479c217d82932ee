import * as z from 'zod/mini';
import { optional } from '../../src/core/optional.ts';

/** Translation of service addresses at the socket. */
export const schema = z.strictObject({
  enabled: optional(z.boolean(), 'Socket load balancing beside kube-proxy; full kube-proxy replacement includes it'),
  hostNamespaceOnly: optional(
    z.boolean(),
    'Leave the sockets of pods alone and translate at their network interface instead',
  ),
});
export type SocketLbIntent = z.infer<typeof schema>;
