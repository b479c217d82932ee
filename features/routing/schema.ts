import * as z from 'zod';

/** How pods reach pods on other nodes. */
export const schema = z.strictObject({
  mode: z.enum(['tunnel', 'native']).optional().describe('Encapsulate pod traffic, or let the network route it'),
  tunnelProtocol: z
    .enum(['vxlan', 'geneve'])
    .optional()
    .describe('The encapsulation; with native routing (Cilium 1.14 and later) for DSR with Geneve dispatch'),
  autoDirectNodeRoutes: z
    .boolean()
    .optional()
    .describe('Every node installs routes to the pods of the others; they share an L2 segment'),
  directRoutingSkipUnreachable: z
    .boolean()
    .optional()
    .describe('With direct node routes: leave nodes of other L2 segments to the routers. Cilium 1.16 and later'),
  ipv4NativeRoutingCIDR: z.cidrv4().optional().describe('Where pod addresses are routable, so not masqueraded'),
  ipv6NativeRoutingCIDR: z.cidrv6().optional().describe('The same for IPv6. Cilium 1.12 and later'),
});
export type RoutingIntent = z.infer<typeof schema>;
