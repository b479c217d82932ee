import { defineConstraint } from '../../../src/core/feature.ts';
import { algorithm } from '../../shared/load-balancer-state.ts';
import { violationIf } from '../../shared/violation.ts';
import { hasSwitch } from '../lens.ts';
import type { ExternalClusterIpIntent } from '../schema.ts';

export default defineConstraint<ExternalClusterIpIntent>({
  id: 'maglev-memory',
  severity: 'info',
  symptoms: ['slow'],
  title: 'Maglev with external access to ClusterIPs',
  why: 'With external access every ClusterIP gets a Maglev lookup table. Memory grows with the number of services times the table size.',
  fix: 'Use the smallest table size that is large enough, or disable one of the two.',
  source: 'Documentation/network/kubernetes/kubeproxy-free.rst, pkg/service/service.go',
  versions: hasSwitch,
  reads: ['bpf-lb-external-clusterip'],
  check(context) {
    const both = algorithm(context.options, context) === 'maglev';
    return violationIf(both && context.options.flag('bpf-lb-external-clusterip', false), {
      subject: 'bpf-lb-external-clusterip',
      message:
        'With external access, every ClusterIP also gets a Maglev lookup table. If nodes lack memory for the number of Services times the table size, reduce tableSize.',
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { externalClusterIP: true, maglev: true } }],
    good: [{ cilium: '1.19.3', features: { externalClusterIP: true } }],
  },
});
