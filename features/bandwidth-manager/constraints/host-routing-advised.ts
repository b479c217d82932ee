import { defineConstraint } from '../../../src/core/feature.ts';
import { list } from '../../../src/core/wording.ts';
import { hostRouting, hostRoutingObstacles, hostRoutingRemedies } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'host-routing-advised',
  severity: 'info',
  symptoms: ['slow'],
  title: 'Bandwidth manager without BPF host routing',
  why: "Cilium's documentation strongly advises BPF host routing with the bandwidth manager. Paced packets that pass the upper network stack can get high latency.",
  fix: 'Use full kube-proxy replacement and BPF masquerading, and disable legacy host routing.',
  source: 'Documentation/network/kubernetes/bandwidth-manager.rst',
  versions: '>=1.15.0',
  reads: ['enable-bandwidth-manager', 'enable-host-legacy-routing'],
  check(context) {
    const { options } = context;
    const slow = all(
      options.flag('enable-bandwidth-manager', false),
      // A separate, stricter constraint covers BBR.
      not(options.flag('enable-bbr', false)),
      not(hostRouting(options, context)),
    );
    return violationIf(slow, {
      subject: 'enable-bandwidth-manager',
      message: `The bandwidth manager is on without BPF host routing, which can add latency. Host routing is off: ${list(hostRoutingObstacles(options, context))}.`,
      remedies: hostRoutingRemedies(options, context),
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { bandwidthManager: true, kubeProxyReplacement: false } }],
    good: [
      {
        cilium: '1.17.3',
        features: { bandwidthManager: true, kubeProxyReplacement: true },
        config: { 'enable-bpf-masquerade': 'true' },
      },
    ],
  },
});
