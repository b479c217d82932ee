import { defineConstraint } from '../../../src/core/feature.ts';
import { hostRouting, hostRoutingObstacles } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'needs-host-routing',
  severity: 'warning',
  symptoms: ['slow'],
  title: 'netkit without BPF host routing',
  why: 'Cilium documents netkit only with BPF host routing. If packets pass the network stack of the host, netkit is no faster than veth.',
  fix: 'Use full kube-proxy replacement and BPF masquerading, and disable legacy host routing.',
  source: 'Documentation/operations/performance/tuning.rst',
  versions: '>=1.16.0',
  reads: ['datapath-mode', 'enable-host-legacy-routing', 'enable-bpf-masquerade', 'kube-proxy-replacement'],
  check(context) {
    const { options } = context;
    const isNetkit = /^netkit/.test(options.get('datapath-mode') ?? '');
    return violationIf(all(isNetkit, not(hostRouting(options, context))), {
      subject: 'datapath-mode',
      message: `netkit gains nothing without BPF host routing. Reason: ${hostRoutingObstacles(options, context).join(', ')}.`,
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { netkit: true }, config: { 'enable-host-legacy-routing': 'true' } }],
    good: [{ cilium: '1.17.3', features: { netkit: true } }],
  },
});
