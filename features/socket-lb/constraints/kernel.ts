import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { SocketLbIntent } from '../schema.ts';

export default defineConstraint<SocketLbIntent>({
  id: 'kernel',
  severity: 'error',
  title: 'Socket load balancing restricted to the host with a kernel before 5.7',
  why: 'Only from 5.7 on can a program tell the namespace of a socket. Before, the agent warns and drops the option, so pods are translated at the socket all the same.',
  fix: 'Run kernel 5.7 or newer.',
  source: 'daemon/cmd/kube_proxy_replacement.go',
  // Later versions need kernel 5.10 anyway.
  versions: '>=1.10.5 <1.18.0',
  reads: ['bpf-lb-sock-hostns-only'],
  check(context) {
    const asked = context.options.flag('bpf-lb-sock-hostns-only', false);
    return violationIf(all(asked, context.kernelIs('<5.7.0')), {
      subject: 'bpf-lb-sock-hostns-only',
      message: `Cilium cannot tell the namespaces of sockets apart with kernel ${context.kernel} and drops bpf-lb-sock-hostns-only. It needs kernel 5.7 or newer.`,
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
