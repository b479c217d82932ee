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
  why: 'By default, the router id is the IPv4 address of the node. Up to Cilium 1.17, a node without an IPv4 address needs its own router id, or it starts no session.',
  fix: 'From 1.16 on, set routerID for every node under features.bgp.instances[].nodes. Up to 1.15, annotate every node with cilium.io/bgp-virtual-router.<asn>="router-id=<id>".',
  source:
    'Documentation/network/bgp-control-plane/bgp-control-plane-operation.rst (router id), bgp-control-plane-v1.rst',
  versions: '>=1.12.0 <1.18.0',
  reads: ['enable-ipv4'],
  check(context) {
    const { intent, options } = context;
    const index = (intent?.instances ?? []).findIndex(({ nodes = [] }) =>
      nodes.every(({ routerID }) => routerID === undefined),
    );
    return violationIf(all(index >= 0, not(options.flag('enable-ipv4', true))), {
      subject: `intent:instances.${index}`,
      message: `IPv4 is disabled, so a node without a router id starts no BGP session. ${
        context.is('>=1.16.0')
          ? `Under features.bgp.instances, add the key nodes to instance "${intent?.instances?.[index]?.name}", with one entry per node, such as { name: node1, routerID: 192.0.2.11 }.`
          : `Run for each node, with its own id: kubectl annotate node node1 cilium.io/bgp-virtual-router.${intent?.instances?.[index]?.asn}="router-id=192.0.2.11".`
      }`,
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { ipv6: { ipv4: false }, bgp: { instances: [instance] } } },
      { cilium: '1.15.4', features: { ipv6: { ipv4: false }, bgp: { instances: [instance] } } },
    ],
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
