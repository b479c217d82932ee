import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { SocketLbIntent } from '../schema.ts';

export default defineConstraint<SocketLbIntent>({
  id: 'kernel',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Host-only socket load balancing requires kernel 5.7',
  why: 'BPF programs can only detect the namespace of a socket from kernel 5.7 on. On older kernels the agent logs a warning and ignores the option. Pods still use socket load balancing.',
  fix: 'Run kernel 5.7 or newer.',
  source: 'daemon/cmd/kube_proxy_replacement.go',
  // Later versions require kernel 5.10 anyway.
  versions: '>=1.10.5 <1.18.0',
  reads: ['bpf-lb-sock-hostns-only'],
  check(context) {
    const asked = context.options.flag('bpf-lb-sock-hostns-only', false);
    return violationIf(all(asked, context.kernelIs('<5.7.0')), {
      subject: 'bpf-lb-sock-hostns-only',
      message: ({ name }) => `On kernel ${context.kernel} the agent ignores ${name('bpf-lb-sock-hostns-only')}.`,
      remedies: [{ text: 'use kernel 5.7 or newer' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.15.9', kernel: '5.4.0', features: { socketLB: { hostNamespaceOnly: true } } }],
    good: [
      { cilium: '1.15.9', kernel: '5.15.0', features: { socketLB: { hostNamespaceOnly: true } } },
      { cilium: '1.15.9', features: { socketLB: { hostNamespaceOnly: true } } },
    ],
  },
});
