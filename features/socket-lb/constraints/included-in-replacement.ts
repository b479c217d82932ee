import { defineConstraint } from '../../../src/core/feature.ts';
import { fullKubeProxyReplacement } from '../../shared/agent-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { SocketLbIntent } from '../schema.ts';

export default defineConstraint<SocketLbIntent>({
  id: 'included-in-replacement',
  severity: 'warning',
  title: 'Socket load balancing switched off beside full kube-proxy replacement',
  why: 'Full replacement includes it and switches it on, whatever its own option says.',
  fix: 'Restrict it to the host namespace if pods are to keep the service address, or leave the option out.',
  source:
    'daemon/cmd/kube_proxy_replacement.go (up to 1.18), pkg/kpr/initializer/kube_proxy_replacement.go (1.19 and later)',
  versions: '>=1.9.0',
  // The chart writes "off" by itself: only an intent tells of a wish.
  reads: [],
  check(context) {
    return violationIf(all(context.intent?.enabled === false, fullKubeProxyReplacement(context.options, context)), {
      subject: 'intent:enabled',
      message:
        'Full kube-proxy replacement switches socket load balancing on all the same. Set hostNamespaceOnly if pods are to keep the service address.',
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { kubeProxyReplacement: true, socketLB: { enabled: false } } }],
    good: [
      { cilium: '1.19.3', features: { kubeProxyReplacement: false, socketLB: { enabled: false } } },
      { cilium: '1.19.3', features: { kubeProxyReplacement: true, socketLB: { hostNamespaceOnly: true } } },
    ],
  },
});
