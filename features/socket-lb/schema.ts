import * as z from 'zod';

/** Translation of service addresses at the socket. */
export const schema = z.strictObject({
  enabled: z
    .boolean()
    .optional()
    .describe('Socket load balancing beside kube-proxy; full kube-proxy replacement includes it'),
  hostNamespaceOnly: z
    .boolean()
    .optional()
    .describe('Leave the sockets of pods alone and translate at their network interface instead'),
});
export type SocketLbIntent = z.infer<typeof schema>;
