import { defineConstraint } from '../../../src/core/feature.ts';
import { bpfMasquerade, masquerading } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'ip-masq-agent-needs-bpf-masquerade',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'ip-masq-agent requires BPF masquerading',
  why: 'The agent refuses to start without BPF masquerading. Up to 1.14 BPF masquerading falls back to iptables without BPF NodePort, with the same result.',
  fix: 'Enable BPF masquerading and kube-proxy replacement, or disable ip-masq-agent.',
  source: 'daemon/cmd/daemon.go',
  versions: '>=1.9.0',
  reads: ['enable-ip-masq-agent', 'enable-bpf-masquerade', 'kube-proxy-replacement'],
  check(context) {
    const { options } = context;
    const inBpf = all(masquerading(options, context), bpfMasquerade(options, context));
    return violationIf(all(options.flag('enable-ip-masq-agent', false), not(inBpf)), {
      subject: 'enable-ip-masq-agent',
      message: 'The agent does not start: ip-masq-agent requires BPF masquerading.',
      remedies: [{ set: { 'enable-bpf-masquerade': 'true' } }, { set: { 'enable-ip-masq-agent': 'false' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: {}, config: { 'enable-ip-masq-agent': 'true' } }],
    good: [
      {
        cilium: '1.17.3',
        features: { kubeProxyReplacement: true },
        config: { 'enable-ip-masq-agent': 'true', 'enable-bpf-masquerade': 'true' },
      },
    ],
  },
});
