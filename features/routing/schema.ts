import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** How pods reach pods on other nodes. */
export const schema = onDemand(() =>
  z.strictObject({
    mode: optional(z.enum(['tunnel', 'native']), 'Encapsulate pod traffic, or let the network route it'),
    tunnelProtocol: optional(
      z.enum(['vxlan', 'geneve']),
      'Tunnel protocol. With native routing (Cilium 1.14 and later) it is used for DSR with Geneve dispatch',
    ),
    autoDirectNodeRoutes: optional(
      z.boolean(),
      'Install routes to the pods of other nodes on every node. All nodes must be in one L2 segment',
    ),
    directRoutingSkipUnreachable: optional(
      z.boolean(),
      'With direct node routes: install none to nodes in other L2 segments. Cilium 1.16 and later',
    ),
    ipv4NativeRoutingCIDR: optional(
      z.cidrv4(),
      'Network in which pod addresses are routable. Traffic to it is not masqueraded',
    ),
    ipv6NativeRoutingCIDR: optional(
      z.cidrv6(),
      'Network in which IPv6 addresses of pods are routable. Cilium 1.12 and later',
    ),
  }),
);
export type RoutingIntent = z.infer<ReturnType<typeof schema>>;
