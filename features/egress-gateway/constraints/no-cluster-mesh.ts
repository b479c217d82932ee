import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'no-cluster-mesh',
  severity: 'warning',
  symptoms: ['source-address'],
  title: 'Egress gateway in a cluster mesh',
  why: "Cilium's documentation lists the egress gateway and cluster mesh as incompatible. The gateway node that a policy selects must be in the same cluster as the pods.",
  fix: 'Define gateway nodes and policies in every cluster.',
  source: 'Documentation/network/egress-gateway/egress-gateway.rst',
  versions: '>=1.14.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'cluster-id'],
  check(context) {
    const { options } = context;
    return violationIf(all(isOn(options, context), Number(options.get('cluster-id') ?? 0) > 0), {
      subject: 'cluster-id',
      message:
        'This cluster is in a mesh, and egress gateway policies do not work across clusters. Use gateway nodes and policies in the cluster of the pods.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { egressGateway: true, clusterMesh: { name: 'paris', id: 7 } } }],
    good: [
      { cilium: '1.17.3', features: { egressGateway: true } },
      { cilium: '1.17.3', features: { clusterMesh: { name: 'paris', id: 7 } } },
    ],
  },
});
