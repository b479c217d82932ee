import { defineConstraint } from '../../../src/core/feature.ts';
import { bpfMasquerade, ipv6Masquerade } from '../../shared/agent-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'bpf-masquerade-ipv6',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'BPF masquerading conflicts with IPv6 masquerading up to Cilium 1.15',
  why: 'Cilium 1.10 to 1.13 refuses to start with both. Cilium 1.14 and 1.15 refuse it if the host firewall is enabled too.',
  fix: 'Disable IPv6 masquerading, IPv6 or BPF masquerading.',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.10.0 <1.16.0',
  reads: ['enable-bpf-masquerade', 'enable-ipv6', 'enable-ipv6-masquerade', 'enable-host-firewall'],
  check(context) {
    const { options } = context;
    const broken = all(
      bpfMasquerade(options, context),
      ipv6Masquerade(options, context),
      context.is('<1.14.0') || options.flag('enable-host-firewall', false),
    );
    return violationIf(broken, {
      subject: 'enable-ipv6-masquerade',
      message: `Cilium ${context.cilium} does not start with BPF masquerading and IPv6 masquerading${context.is('<1.14.0') ? '' : ' and the host firewall'}.`,
      remedies: [{ set: { 'enable-ipv6-masquerade': 'false' } }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.13.4',
        features: { kubeProxyReplacement: true },
        config: { 'enable-bpf-masquerade': 'true', 'enable-ipv6': 'true' },
      },
    ],
    good: [
      {
        cilium: '1.13.4',
        features: { kubeProxyReplacement: true },
        config: { 'enable-bpf-masquerade': 'true', 'enable-ipv6': 'false' },
      },
      {
        cilium: '1.15.4',
        features: { kubeProxyReplacement: true },
        config: { 'enable-bpf-masquerade': 'true', 'enable-ipv6': 'true' },
      },
    ],
  },
});
