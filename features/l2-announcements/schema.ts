import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';
import { duration } from '../shared/duration.ts';
import { labelSelector, resourceName } from '../shared/label-selector.ts';

const policy = onDemand(() =>
  z.strictObject({
    name: resourceName().check(z.describe('Name of the policy')),
    serviceSelector: optional(labelSelector(), 'Services whose addresses are announced; default: all'),
    nodeSelector: optional(labelSelector(), 'Nodes that may announce; default: all'),
    interfaces: optional(
      z.array(z.string()),
      'Regular expressions for the network interfaces; default: all interfaces',
    ),
    externalIPs: optional(z.boolean(), 'Announce the `externalIPs` of the Services; default false'),
    loadBalancerIPs: optional(z.boolean(), 'Announce the load balancer addresses of the Services; default false'),
  }),
);

/** Which nodes answer ARP requests for addresses of Services. */
export const schema = onDemand(() =>
  z.strictObject({
    leaseDuration: optional(duration(), 'Time without renewal after which another node takes over; default 15s'),
    leaseRenewDeadline: optional(duration(), 'How long a node tries to renew its lease; default 5s'),
    leaseRetryPeriod: optional(duration(), 'Time between two attempts; default 2s'),
    clientQPS: optional(
      z.int().check(z.positive()),
      'Requests per second from each agent to the API server: the number of Services divided by the renew deadline in seconds',
    ),
    clientBurst: optional(z.int().check(z.positive()), 'Requests that an agent can send at once; more than clientQPS'),
    policies: optional(
      z.array(policy()),
      'Policies that select what is announced (`CiliumL2AnnouncementPolicy`). Without a policy nothing is announced',
    ),
  }),
);
export type L2AnnouncementsIntent = z.infer<ReturnType<typeof schema>>;
