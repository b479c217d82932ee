import { defineConstraint } from '../../../src/core/feature.ts';
import { masquerading, nodePort } from '../../shared/agent-state.ts';
import { enableReplacement } from '../../shared/remedies.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'bpf-masquerade-needs-node-port',
  severity: 'error',
  symptoms: ['no-effect', 'agent-fails'],
  title: 'BPF masquerading requires BPF NodePort up to Cilium 1.18',
  why: 'Both use the same address translation. Up to 1.14 the agent falls back to iptables masquerading and legacy host routing, and logs a warning. From 1.15 on it refuses to start.',
  fix: 'Enable kube-proxy replacement, or disable BPF masquerading.',
  source: 'daemon/cmd/daemon.go',
  versions: '>=1.9.0 <1.19.0',
  reads: ['enable-bpf-masquerade', 'kube-proxy-replacement', 'enable-node-port'],
  check(context) {
    const { options } = context;
    const broken = all(
      options.flag('enable-bpf-masquerade', false),
      masquerading(options, context),
      not(nodePort(options, context)),
    );
    const refuses = context.is('>=1.15.0');
    return violationIf(broken, {
      subject: 'enable-bpf-masquerade',
      severity: refuses ? 'error' : 'warning',
      message: `BPF masquerading requires BPF NodePort: ${refuses ? 'the agent does not start' : 'the agent falls back to iptables masquerading and legacy host routing'}.`,
      remedies: [enableReplacement(context), { set: { 'enable-bpf-masquerade': 'false' } }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: {}, config: { 'enable-bpf-masquerade': 'true' } },
      { cilium: '1.13.4', features: {}, config: { 'enable-bpf-masquerade': 'true' } },
    ],
    good: [
      { cilium: '1.17.3', features: { kubeProxyReplacement: true }, config: { 'enable-bpf-masquerade': 'true' } },
      { cilium: '1.19.3', features: {}, config: { 'enable-bpf-masquerade': 'true' } },
    ],
  },
});
