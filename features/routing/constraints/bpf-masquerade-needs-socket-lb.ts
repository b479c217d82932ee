import { defineConstraint } from '../../../src/core/feature.ts';
import { masquerading, nativeRouting, nodePort, socketLB } from '../../shared/agent-state.ts';
import { enableReplacement, useNativeRouting } from '../../shared/remedies.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { withoutBpfMasquerading } from '../without-bpf-masquerading.ts';

export default defineConstraint({
  id: 'bpf-masquerade-needs-socket-lb',
  severity: 'error',
  symptoms: ['no-effect', 'agent-fails'],
  title: 'BPF masquerading in a tunnel without socket load balancing up to Cilium 1.15',
  why: 'Up to 1.14 the agent falls back to iptables masquerading and logs a warning. Cilium 1.15 refuses to start.',
  fix: 'Use full kube-proxy replacement, which includes socket load balancing, or native routing.',
  source: 'daemon/cmd/daemon.go',
  versions: '>=1.9.0 <1.16.0',
  reads: ['enable-bpf-masquerade', 'kube-proxy-replacement', 'bpf-lb-sock', 'enable-host-reachable-services'],
  check(context) {
    const { options } = context;
    const broken = all(
      options.flag('enable-bpf-masquerade', false),
      masquerading(options, context),
      // Without NodePort a different constraint reports first, in the same order as in the agent.
      nodePort(options, context),
      not(nativeRouting(options, context)),
      not(socketLB(options, context)),
    );
    return violationIf(broken, {
      subject: 'enable-bpf-masquerade',
      severity: context.is('>=1.15.0') ? 'error' : 'warning',
      message: `In a tunnel without socket load balancing, ${withoutBpfMasquerading(context)}.`,
      remedies: [enableReplacement(context), useNativeRouting(options, context)],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.15.4',
        features: {},
        config: { 'enable-bpf-masquerade': 'true', 'kube-proxy-replacement': 'false', 'enable-node-port': 'true' },
      },
    ],
    good: [
      { cilium: '1.15.4', features: { kubeProxyReplacement: true }, config: { 'enable-bpf-masquerade': 'true' } },
      {
        cilium: '1.16.0',
        features: {},
        config: { 'enable-bpf-masquerade': 'true', 'enable-node-port': 'true' },
      },
    ],
  },
});
