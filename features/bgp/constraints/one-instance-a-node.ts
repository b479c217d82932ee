import { defineConstraint } from '../../../src/core/feature.ts';
import type { BGPIntent } from '../schema.ts';

const peers = [{ name: 'router', address: '192.0.2.1', asn: 64513 }];
const instance = (name: string, rack?: string) => ({
  name,
  asn: 64512,
  advertisePodCIDR: true,
  peers,
  ...(rack && { nodeSelector: { matchLabels: { rack } } }),
});

export default defineConstraint<BGPIntent>({
  id: 'one-instance-a-node',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Two BGP instances for the same nodes',
  why: 'A node uses one peering policy or cluster configuration. If several select a node, the node uses one of them or none.',
  fix: 'Give every instance a nodeSelector that no other instance shares.',
  source: 'Documentation/network/bgp-control-plane/bgp-control-plane-v1.rst, bgp-control-plane-v2.rst',
  versions: '>=1.12.0',
  reads: [],
  check({ intent }) {
    const instances = intent?.instances ?? [];
    return instances.flatMap(({ name, nodeSelector }, index) => {
      const other = instances.slice(0, index).find((before) => {
        const selectsAll = nodeSelector === undefined || before.nodeSelector === undefined;
        return selectsAll || JSON.stringify(nodeSelector) === JSON.stringify(before.nodeSelector);
      });
      if (!other) return [];
      return [
        {
          subject: `intent:instances.${index}`,
          message: `BGP instances "${name}" and "${other.name}" select the same nodes, and a node can use only one instance. Give each instance its own nodeSelector.`,
        },
      ];
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { bgp: { instances: [instance('rack0'), instance('rack1', 'rack1')] } } },
      { cilium: '1.13.4', features: { bgp: { instances: [instance('rack0', 'rack0'), instance('rack1', 'rack0')] } } },
    ],
    good: [
      { cilium: '1.17.3', features: { bgp: { instances: [instance('rack0', 'rack0'), instance('rack1', 'rack1')] } } },
    ],
  },
});
