import { defineConstraint } from '../../../src/core/feature.ts';
import { ipv6Masquerade } from '../../shared/agent-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'no-ipv6-bpf-masquerade',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Host firewall with BPF masquerading of IPv6',
  why: 'In 1.14 and 1.15 the agent refuses to start with the host firewall and IPv6 masquerading in BPF.',
  fix: 'Disable IPv6 masquerading or BPF masquerading, or use Cilium 1.16.',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.14.0 <1.16.0',
  reads: ['enable-host-firewall', 'enable-bpf-masquerade', 'enable-ipv6', 'enable-ipv6-masquerade'],
  check(context) {
    const { options } = context;
    const broken = all(
      options.flag('enable-host-firewall', false),
      options.flag('enable-bpf-masquerade', false),
      ipv6Masquerade(options, context),
    );
    return violationIf(broken, {
      subject: 'enable-ipv6-masquerade',
      message:
        'The agent does not start with the host firewall and BPF masquerading of IPv6. Set enable-ipv6-masquerade to "false".',
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.15.4',
        features: { hostFirewall: true },
        config: { 'enable-bpf-masquerade': 'true', 'enable-ipv6': 'true' },
      },
    ],
    good: [
      { cilium: '1.15.4', features: { hostFirewall: true }, config: { 'enable-bpf-masquerade': 'true' } },
      {
        cilium: '1.16.0',
        features: { hostFirewall: true },
        config: { 'enable-bpf-masquerade': 'true', 'enable-ipv6': 'true' },
      },
    ],
  },
});
