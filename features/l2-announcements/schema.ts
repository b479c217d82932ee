import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';
import { duration } from '../shared/duration.ts';
import { labelSelector, resourceName } from '../shared/label-selector.ts';

const policy = onDemand(() =>
  z.strictObject({
    name: resourceName().check(z.describe('Name of the policy')),
    serviceSelector: optional(labelSelector(), 'Services whose addresses are announced; all of them if absent'),
    nodeSelector: optional(labelSelector(), 'Nodes that may announce; all of them if absent'),
    interfaces: optional(z.array(z.string()), 'Regular expressions for the network interfaces; all of them if absent'),
    externalIPs: optional(z.boolean(), 'Announce `externalIPs` of the Services; off by default'),
    loadBalancerIPs: optional(z.boolean(), 'Announce load balancer addresses of the Services; off by default'),
  }),
);

/** Who answers ARP requests for addresses of Services. */
export const schema = onDemand(() =>
  z.strictObject({
    leaseDuration: optional(duration(), 'How long a node may be silent before another one takes over; default 15s'),
    leaseRenewDeadline: optional(duration(), 'How long a node tries to renew its lease; default 5s'),
    leaseRetryPeriod: optional(duration(), 'Pause between two tries; default 2s'),
    clientQPS: optional(
      z.int().check(z.positive()),
      'Requests a second from each agent to the API server: Services divided by the renew deadline in seconds',
    ),
    clientBurst: optional(z.int().check(z.positive()), 'Requests at once, more than clientQPS'),
    policies: optional(z.array(policy()), 'What is announced (`CiliumL2AnnouncementPolicy`); nothing without a policy'),
  }),
);
export type L2AnnouncementsIntent = z.infer<ReturnType<typeof schema>>;
