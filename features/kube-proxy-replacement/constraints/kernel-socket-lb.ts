import { defineConstraint } from '../../../src/core/feature.ts';
import { socketLB } from '../../shared/agent-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'kernel-socket-lb',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Socket load balancing requires kernel 4.19.57, 5.1.16 or 5.2',
  why: 'Older kernels cannot translate UDP at the socket, which full kube-proxy replacement includes. The agent refuses to start.',
  fix: 'Use a newer kernel on every node.',
  source: 'daemon/cmd/kube_proxy_replacement.go, Documentation/network/kubernetes/kubeproxy-free.rst',
  versions: '>=1.9.0',
  reads: ['kube-proxy-replacement', 'bpf-lb-sock', 'enable-host-reachable-services'],
  check(context) {
    return violationIf(all(context.kernelIs('<4.19.57 || >=5.0.0 <5.1.16'), socketLB(context.options, context)), {
      subject: 'kube-proxy-replacement',
      message: `Kernel ${context.kernel} does not support socket load balancing for UDP, so the agent does not start.`,
      remedies: [{ text: 'use kernel 5.2 or newer, 5.1.16 or later in 5.1, or 4.19.57 or later in 4.19' }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.12.1', kernel: '4.18.0', features: { kubeProxyReplacement: true } },
      { cilium: '1.13.4', kernel: '5.0.21', features: { kubeProxyReplacement: true } },
    ],
    good: [
      { cilium: '1.12.1', kernel: '4.19.57', features: { kubeProxyReplacement: true } },
      { cilium: '1.12.1', features: { kubeProxyReplacement: true } },
    ],
  },
});
