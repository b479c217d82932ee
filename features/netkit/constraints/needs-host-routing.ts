import { defineConstraint } from '../../../src/core/feature.ts';
import { list } from '../../../src/core/wording.ts';
import { hostRouting, hostRoutingObstacles, hostRoutingRemedies } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'needs-host-routing',
  severity: 'warning',
  symptoms: ['slow'],
  title: 'netkit without BPF host routing',
  why: 'Cilium documents netkit only with BPF host routing. If packets pass the network stack of the host, netkit is not faster than veth. From Cilium 1.20 on, the agent refuses to start with netkit and without BPF host routing.',
  fix: 'Use full kube-proxy replacement and BPF masquerading, and disable legacy host routing.',
  source: 'Documentation/operations/performance/tuning.rst, pkg/datapath/connector/config.go (1.20)',
  versions: '>=1.16.0',
  reads: ['datapath-mode', 'enable-host-legacy-routing', 'enable-bpf-masquerade', 'kube-proxy-replacement'],
  check(context) {
    const { options } = context;
    const reason = list(hostRoutingObstacles(options, context));
    const isNetkit = /^netkit/.test(options.get('datapath-mode') ?? '');
    return violationIf(all(isNetkit, not(hostRouting(options, context))), {
      subject: 'datapath-mode',
      remedies: hostRoutingRemedies(options, context),
      ...(context.is('>=1.20.0')
        ? {
            severity: 'error' as const,
            message: `BPF host routing is off, because ${reason}. Without BPF host routing, the agent does not start with netkit.`,
          }
        : {
            message: `BPF host routing is off, because ${reason}. Without BPF host routing, netkit is not faster than veth.`,
          }),
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { netkit: true }, config: { 'enable-host-legacy-routing': 'true' } },
      { cilium: '1.20.0', features: { netkit: true, kubeProxyReplacement: false } },
    ],
    good: [{ cilium: '1.17.3', features: { netkit: true } }],
  },
});
