import { defineConstraint } from '../../../src/core/feature.ts';
import { socketLB } from '../../shared/agent-state.ts';
import { enableReplacement } from '../../shared/remedies.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { SocketLbIntent } from '../schema.ts';

export default defineConstraint<SocketLbIntent>({
  id: 'needs-socket-lb',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'bpf-lb-sock-hostns-only without socket load balancing',
  why: 'The option restricts socket load balancing, which is disabled. The agent logs a warning and ignores the option.',
  fix: 'Enable kube-proxy replacement, or enable only socket load balancing (bpf-lb-sock from 1.12 on).',
  source:
    'daemon/cmd/kube_proxy_replacement.go (up to 1.18), pkg/kpr/initializer/kube_proxy_replacement.go (1.19 and later)',
  versions: '>=1.10.5',
  reads: ['bpf-lb-sock-hostns-only'],
  check(context) {
    const { options } = context;
    const asked = options.flag('bpf-lb-sock-hostns-only', false);
    return violationIf(all(asked, not(socketLB(options, context))), {
      subject: 'bpf-lb-sock-hostns-only',
      message: ({ name }) =>
        `${name('bpf-lb-sock-hostns-only')} has no effect, because socket load balancing is disabled.`,
      remedies: [enableReplacement(context)],
    });
  },
  examples: {
    bad: [
      { cilium: '1.11.3', features: { socketLB: { hostNamespaceOnly: true }, kubeProxyReplacement: false } },
      { cilium: '1.19.3', features: { socketLB: { hostNamespaceOnly: true }, kubeProxyReplacement: false } },
    ],
    good: [
      { cilium: '1.19.3', features: { socketLB: { hostNamespaceOnly: true } } },
      {
        cilium: '1.19.3',
        features: { socketLB: { enabled: true, hostNamespaceOnly: true }, kubeProxyReplacement: false },
      },
    ],
  },
});
