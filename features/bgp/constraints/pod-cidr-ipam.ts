import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { BGPIntent } from '../schema.ts';

const bgp = {
  instances: [
    {
      name: 'rack0',
      asn: 64512,
      advertisePodCIDR: true,
      peers: [{ name: 'router', address: '192.0.2.1', asn: 64513 }],
    },
  ],
};

/** Modes that assign pod CIDRs to every node. */
const byNode = ['kubernetes', 'cluster-pool'];

export default defineConstraint<BGPIntent>({
  id: 'pod-cidr-ipam',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Advertised pod networks without a pod network for each node',
  why: 'Only the IPAM modes kubernetes and cluster-pool give every node a pod network. With other modes a node has no pod network to advertise.',
  fix: 'Use IPAM mode cluster-pool or kubernetes. With multi-pool, use advertisePodIPPools.',
  source: 'Documentation/network/bgp-control-plane/bgp-control-plane-v2.rst (Pod CIDR ranges)',
  versions: '>=1.12.0',
  reads: ['ipam'],
  check({ intent, options }) {
    const index = (intent?.instances ?? []).findIndex(({ advertisePodCIDR }) => advertisePodCIDR);
    const mode = options.get('ipam');
    return violationIf(index >= 0 && mode !== undefined && !byNode.includes(mode), {
      subject: `intent:instances.${index}`,
      message: `advertisePodCIDR advertises nothing with ipam "${mode}". ${mode === 'multi-pool' ? 'Replace it with advertisePodIPPools: true.' : 'Set ipam to cluster-pool or kubernetes.'}`,
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { bgp }, config: { ipam: 'multi-pool' } }],
    good: [{ cilium: '1.17.3', features: { bgp }, config: { ipam: 'cluster-pool' } }],
  },
});
