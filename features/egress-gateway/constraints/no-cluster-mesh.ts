import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'no-cluster-mesh',
  severity: 'warning',
  title: 'Gateways serve pods of their own cluster only',
  why: 'The documentation calls the egress gateway and cluster mesh incompatible: the gateway node that a policy selects has to be in the cluster of the pods.',
  fix: 'Give every cluster gateway nodes and policies of its own.',
  source: 'Documentation/network/egress-gateway/egress-gateway.rst',
  versions: '>=1.14.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'cluster-id'],
  check(context) {
    const { options } = context;
    return violationIf(all(isOn(options, context), Number(options.get('cluster-id') ?? 0) > 0), {
      subject: 'cluster-id',
      message:
        'This cluster is a member of a mesh, and egress gateway policies do not reach across: gateway nodes and pods must be in one cluster.',
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
