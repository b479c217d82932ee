import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const maskSize4 = onDemand(() => z.int().check(z.minimum(1), z.maximum(32)));
const maskSize6 = onDemand(() => z.int().check(z.minimum(1), z.maximum(128)));

const ipv4 = onDemand(() =>
  z.strictObject({
    podCIDRs: optional(z.array(z.cidrv4()).check(z.minLength(1)), 'Networks that the nodes get their part of'),
    maskSize: optional(maskSize4(), 'Prefix length of the part of each node; default 24'),
  }),
);
const ipv6 = onDemand(() =>
  z.strictObject({
    podCIDRs: optional(z.array(z.cidrv6()).check(z.minLength(1)), 'Networks that the nodes get their part of'),
    maskSize: optional(maskSize6(), 'Prefix length of the part of each node; default 120'),
  }),
);

const pool = onDemand(() =>
  z.strictObject({
    ipv4: optional(z.strictObject({ cidrs: z.array(z.cidrv4()).check(z.minLength(1)), maskSize: maskSize4() }), 'IPv4'),
    ipv6: optional(z.strictObject({ cidrs: z.array(z.cidrv6()).check(z.minLength(1)), maskSize: maskSize6() }), 'IPv6'),
  }),
);

/** Who gives pods their addresses, and from which networks. */
export const schema = onDemand(() =>
  z.strictObject({
    mode: z
      .enum(['cluster-pool', 'kubernetes', 'multi-pool'])
      .check(z.describe('Who gives addresses: the operator from one network, Kubernetes, or the operator from pools')),
    ipv4: optional(ipv4(), 'The networks of IPv4, with mode cluster-pool'),
    ipv6: optional(ipv6(), 'The networks of IPv6, with mode cluster-pool'),
    pools: optional(
      z.record(z.string().check(z.minLength(1)), pool()),
      'Pools that the operator makes at first, by name; pods without an annotation use the one that is called default',
    ),
  }),
);
export type IpamIntent = z.infer<ReturnType<typeof schema>>;
