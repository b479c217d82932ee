import { defineConstraint } from '../../../src/core/feature.ts';
import type { BGPIntent } from '../schema.ts';

const peers = [{ name: 'router', address: '192.0.2.1', asn: 64513 }];

export default defineConstraint<BGPIntent>({
  id: 'nothing-advertised',
  severity: 'warning',
  symptoms: ['no-connection'],
  title: 'BGP instance that advertises nothing',
  why: 'The sessions come up, but the routers learn no routes.',
  fix: 'Add advertisePodCIDR: true, advertiseServices: true, or both.',
  source: 'Documentation/network/bgp-control-plane',
  versions: '>=1.12.0',
  reads: [],
  check({ intent }) {
    return (intent?.instances ?? []).flatMap(
      ({ name, advertisePodCIDR, advertisePodIPPools, advertiseServices }, index) =>
        advertisePodCIDR || advertisePodIPPools || advertiseServices
          ? []
          : [
              {
                subject: `intent:instances.${index}`,
                message: `BGP instance "${name}" advertises nothing. Add advertisePodCIDR: true or advertiseServices: true.`,
              },
            ],
    );
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { bgp: { instances: [{ name: 'rack0', asn: 64512, peers }] } } }],
    good: [
      {
        cilium: '1.17.3',
        features: { bgp: { instances: [{ name: 'rack0', asn: 64512, peers, advertiseServices: true }] } },
      },
    ],
  },
});
