import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'no-ipsec',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'BPF NodePort conflicts with IPsec up to Cilium 1.15',
  why: 'The agent refuses to start with both. Cilium 1.16 removed this limit.',
  fix: 'Use WireGuard, keep kube-proxy, or use Cilium 1.16 or newer.',
  source: 'daemon/cmd/kube_proxy_replacement.go',
  versions: '>=1.9.0 <1.16.0',
  reads: ['kube-proxy-replacement', 'enable-node-port', 'enable-ipsec'],
  check(context) {
    return violationIf(all(context.options.flag('enable-ipsec', false), nodePort(context.options, context)), {
      subject: 'enable-ipsec',
      message: `Cilium ${context.cilium} does not start with both IPsec and BPF NodePort (kube-proxy replacement).`,
      remedies: [{ text: 'use WireGuard' }, { text: 'use Cilium 1.16 or newer' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.15.9', features: { kubeProxyReplacement: true }, config: { 'enable-ipsec': 'true' } }],
    good: [
      { cilium: '1.16.0', features: { kubeProxyReplacement: true }, config: { 'enable-ipsec': 'true' } },
      { cilium: '1.15.9', features: { kubeProxyReplacement: false }, config: { 'enable-ipsec': 'true' } },
    ],
  },
});
