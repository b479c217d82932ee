import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { BGPIntent } from '../schema.ts';

const instance = {
  name: 'rack0',
  asn: 64512,
  advertisePodCIDR: true,
  peers: [{ name: 'router', address: 'fd00::1', asn: 64513 }],
};

export default defineConstraint<BGPIntent>({
  id: 'router-id',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'BGP without IPv4 and without router ids',
  why: 'A router id is the IPv4 address of the node. Up to Cilium 1.17 a node without one needs an id of its own, or it starts no session.',
  fix: 'Give every node a router id: nodes in the instance (1.16 and later), or the annotation cilium.io/bgp-virtual-router.<asn>.',
  source:
    'Documentation/network/bgp-control-plane/bgp-control-plane-operation.rst (router id), bgp-control-plane-v1.rst',
  versions: '>=1.12.0 <1.18.0',
  reads: ['enable-ipv4'],
  check({ intent, options }) {
    const index = (intent?.instances ?? []).findIndex(({ nodes = [] }) =>
      nodes.every(({ routerID }) => routerID === undefined),
    );
    return violationIf(all(index >= 0, not(options.flag('enable-ipv4', true))), {
      subject: `intent:instances.${index}`,
      message: 'Nodes without an IPv4 address start no BGP session without a router id. Give each node a routerID.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { ipv6: { ipv4: false }, bgp: { instances: [instance] } } }],
    good: [
      {
        cilium: '1.17.3',
        features: {
          ipv6: { ipv4: false },
          bgp: { instances: [{ ...instance, nodes: [{ name: 'node1', routerID: '192.0.2.11' }] }] },
        },
      },
      { cilium: '1.18.4', features: { ipv6: { ipv4: false }, bgp: { instances: [instance] } } },
    ],
  },
});
