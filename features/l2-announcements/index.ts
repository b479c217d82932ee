import { defineFeature } from '../../src/core/feature.ts';
import ipv4Only from './constraints/ipv4-only.ts';
import leaseTimes from './constraints/lease-times.ts';
import policyAnnouncesNothing from './constraints/policy-announces-nothing.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'l2-announcements',
  key: 'l2Announcements',
  title: 'L2 announcements',
  summary: 'Nodes answer ARP requests for the addresses of Services, one node for each Service.',
  versions: '>=1.14.0',
  schema,
  modes: {
    on: { intent: {} },
    policy: { intent: { policies: [{ name: 'default', loadBalancerIPs: true }] } },
    'fast-failover': {
      intent: {
        leaseDuration: '3s',
        leaseRenewDeadline: '1s',
        leaseRetryPeriod: '200ms',
        clientQPS: 50,
        clientBurst: 100,
      },
    },
  },
  write,
  writeOff,
  read,
  owns: [
    'enable-l2-announcements',
    'l2-announcements-lease-duration',
    'l2-announcements-renew-deadline',
    'l2-announcements-retry-period',
  ],
  constraints: [leaseTimes, ipv4Only, policyAnnouncesNothing],
  inspect: [
    'To see which node announces which Service:',
    '  kubectl -n kube-system get leases | grep cilium-l2announce',
    'To see whether a policy is valid:',
    '  kubectl describe ciliuml2announcementpolicies',
  ],
});
