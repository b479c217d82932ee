import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

/** How pods reach pods on other nodes. */
export const schema = onDemand(() =>
  z.strictObject({
    mode: optional(z.enum(['tunnel', 'native']), 'Encapsulate pod traffic, or let the network route it'),
    tunnelProtocol: optional(
      z.enum(['vxlan', 'geneve']),
      'The encapsulation; with native routing (Cilium 1.14 and later) for DSR with Geneve dispatch',
    ),
    autoDirectNodeRoutes: optional(
      z.boolean(),
      'Every node installs routes to the pods of the others; they share an L2 segment',
    ),
    directRoutingSkipUnreachable: optional(
      z.boolean(),
      'With direct node routes: leave nodes of other L2 segments to the routers. Cilium 1.16 and later',
    ),
    ipv4NativeRoutingCIDR: optional(z.cidrv4(), 'Where pod addresses are routable, so not masqueraded'),
    ipv6NativeRoutingCIDR: optional(z.cidrv6(), 'The same for IPv6. Cilium 1.12 and later'),
  }),
);
export type RoutingIntent = z.infer<ReturnType<typeof schema>>;
