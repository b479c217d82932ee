import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';
import { labelSelector, resourceName } from '../shared/label-selector.ts';

const address = onDemand(() => z.union([z.ipv4(), z.ipv6()]));

const range = onDemand(() =>
  z.strictObject({
    start: address().check(z.describe('First address')),
    stop: optional(address(), 'Last address; default: the first one'),
  }),
);

const pool = onDemand(() =>
  z.strictObject({
    name: resourceName().check(z.describe('Name of the pool')),
    cidrs: optional(z.array(z.union([z.cidrv4(), z.cidrv6()])), 'Networks of the pool'),
    ranges: optional(z.array(range()), 'Address ranges of the pool. Cilium 1.15 and later'),
    allowFirstLastIPs: optional(
      z.boolean(),
      'Also assign the first and last address of a network. Enabled by default from 1.16 on. Cilium 1.15 and later',
    ),
    serviceSelector: optional(labelSelector(), 'Services that get addresses from the pool; default: all'),
    disabled: optional(z.boolean(), 'Assign no new addresses from the pool'),
    labels: optional(z.record(z.string(), z.string()), 'Labels of the pool'),
  }),
);
export type Pool = z.infer<ReturnType<typeof pool>>;

/** Addresses for Services of type LoadBalancer. */
export const schema = onDemand(() =>
  z.strictObject({
    pools: optional(z.array(pool()), 'Address pools (`CiliumLoadBalancerIPPool`)'),
    defaultFor: optional(
      z.enum(['lbipam', 'none']),
      'Give Services without `loadBalancerClass` addresses from the pools (`lbipam`, the default), or no addresses. Cilium 1.17 and later',
    ),
  }),
);
export type LoadBalancerIPAMIntent = z.infer<ReturnType<typeof schema>>;
