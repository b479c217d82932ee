import { defineConstraint } from '../../../src/core/feature.ts';
import { algorithm } from '../../shared/load-balancer-state.ts';
import { violationIf } from '../../shared/violation.ts';
import { hasSwitch } from '../lens.ts';
import type { ExternalClusterIpIntent } from '../schema.ts';

export default defineConstraint<ExternalClusterIpIntent>({
  id: 'maglev-memory',
  severity: 'info',
  title: 'A Maglev table for every ClusterIP',
  why: 'With external access every ClusterIP counts as reachable from outside and gets a lookup table, so memory grows with services times table size.',
  fix: 'Take the smallest table that fits, or leave one of the two out.',
  source: 'Documentation/network/kubernetes/kubeproxy-free.rst, pkg/service/service.go',
  versions: hasSwitch,
  reads: ['bpf-lb-external-clusterip'],
  check(context) {
    const both = algorithm(context.options, context) === 'maglev';
    return violationIf(both && context.options.flag('bpf-lb-external-clusterip', false), {
      subject: 'bpf-lb-external-clusterip',
      message:
        'With Maglev every ClusterIP gets a lookup table as well: memory on each node grows with the number of services times the table size.',
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { externalClusterIP: true, maglev: true } }],
    good: [{ cilium: '1.19.3', features: { externalClusterIP: true } }],
  },
});
