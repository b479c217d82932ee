import { defineConstraint } from '../../../src/core/feature.ts';
import { fullKubeProxyReplacement } from '../../shared/agent-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { SocketLbIntent } from '../schema.ts';

export default defineConstraint<SocketLbIntent>({
  id: 'included-in-replacement',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'Socket load balancing disabled with full kube-proxy replacement',
  why: 'Full kube-proxy replacement includes socket load balancing and enables it. Disabling it has no effect.',
  fix: 'Remove the key enabled. Set hostNamespaceOnly if pods must not use socket load balancing.',
  source:
    'daemon/cmd/kube_proxy_replacement.go (up to 1.18), pkg/kpr/initializer/kube_proxy_replacement.go (1.19 and later)',
  versions: '>=1.9.0',
  // The chart writes "off" by default, so only an intent shows that this is wanted.
  reads: [],
  check(context) {
    return violationIf(all(context.intent?.enabled === false, fullKubeProxyReplacement(context.options, context)), {
      subject: 'intent:enabled',
      message:
        'Full kube-proxy replacement always enables socket load balancing, so features.socketLB.enabled: false has no effect. Remove this key. To disable socket load balancing in pods, set features.socketLB.hostNamespaceOnly: true.',
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
