import { defineConstraint } from '../../../src/core/feature.ts';
import { fullKubeProxyReplacement } from '../../shared/agent-state.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'needs-iptables-rules',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'iptables rules disabled',
  why: 'Cilium 1.20 refuses to start without its iptables rules if it replaces kube-proxy or masquerades in BPF.',
  fix: 'Set install-iptables-rules: "true".',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.20.0',
  reads: ['install-iptables-rules', 'kube-proxy-replacement', 'enable-bpf-masquerade'],
  check(context) {
    const { options } = context;
    const needed = any(fullKubeProxyReplacement(options, context), options.flag('enable-bpf-masquerade', false));
    return violationIf(all(needed, not(options.flag('install-iptables-rules', true))), {
      subject: 'install-iptables-rules',
      message:
        'Kube-proxy replacement and BPF masquerading require the iptables rules of the agent, or it does not start.',
      remedies: [{ set: { 'install-iptables-rules': 'true' } }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.20.0', features: { kubeProxyReplacement: true }, config: { 'install-iptables-rules': 'false' } },
    ],
    good: [
      { cilium: '1.20.0', features: { kubeProxyReplacement: true } },
      { cilium: '1.19.3', features: { kubeProxyReplacement: true }, config: { 'install-iptables-rules': 'false' } },
    ],
  },
});
