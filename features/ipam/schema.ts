import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const maskSize4 = onDemand(() => z.int().check(z.minimum(1), z.maximum(32)));
const maskSize6 = onDemand(() => z.int().check(z.minimum(1), z.maximum(128)));

const ipv4 = onDemand(() =>
  z.strictObject({
    podCIDRs: optional(z.array(z.cidrv4()).check(z.minLength(1)), 'Pod networks that are divided among the nodes'),
    maskSize: optional(maskSize4(), 'Prefix length of the network of each node; default 24'),
  }),
);
const ipv6 = onDemand(() =>
  z.strictObject({
    podCIDRs: optional(z.array(z.cidrv6()).check(z.minLength(1)), 'Pod networks that are divided among the nodes'),
    maskSize: optional(maskSize6(), 'Prefix length of the network of each node; default 120'),
  }),
);

const pool = onDemand(() =>
  z.strictObject({
    ipv4: optional(z.strictObject({ cidrs: z.array(z.cidrv4()).check(z.minLength(1)), maskSize: maskSize4() }), 'IPv4'),
    ipv6: optional(z.strictObject({ cidrs: z.array(z.cidrv6()).check(z.minLength(1)), maskSize: maskSize6() }), 'IPv6'),
  }),
);

/** What assigns addresses to pods, and from which networks. */
export const schema = onDemand(() =>
  z.strictObject({
    mode: z
      .enum(['cluster-pool', 'kubernetes', 'multi-pool'])
      .check(
        z.describe('Where addresses come from: one network (cluster-pool), Kubernetes, or several pools (multi-pool)'),
      ),
    ipv4: optional(ipv4(), 'IPv4 networks of mode cluster-pool'),
    ipv6: optional(ipv6(), 'IPv6 networks of mode cluster-pool'),
    pools: optional(
      z.record(z.string().check(z.minLength(1)), pool()),
      'Pools that the operator creates at first, by name. Pods without an annotation use the pool default',
    ),
  }),
);
export type IpamIntent = z.infer<ReturnType<typeof schema>>;
