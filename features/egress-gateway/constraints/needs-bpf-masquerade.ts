import { defineConstraint } from '../../../src/core/feature.ts';
import { bpfMasquerade, ipv4Masquerade, masquerading } from '../../shared/agent-state.ts';
import { enableReplacement } from '../../shared/remedies.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'needs-bpf-masquerade',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'The egress gateway requires BPF masquerading',
  why: 'The gateway rewrites source addresses in BPF. The agent refuses to start unless IPv4 BPF masquerading is enabled. Up to 1.14 BPF masquerading falls back to iptables without BPF NodePort, with the same result.',
  fix: 'Enable BPF masquerading, IPv4 masquerading and kube-proxy replacement.',
  source: 'daemon/cmd/daemon.go (up to 1.14), pkg/egressgateway/manager.go (1.15 and later)',
  versions: '>=1.10.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'enable-bpf-masquerade', 'enable-ipv4-masquerade'],
  check(context) {
    const { options } = context;
    // For 1.14 and 1.15, masquerading of either family is enough.
    const on = context.is('>=1.14.0 <1.16.0') ? masquerading(options, context) : ipv4Masquerade(options, context);
    const inBpf = bpfMasquerade(options, context);
    const asked = options.flag('enable-bpf-masquerade', false);
    return violationIf(all(isOn(options, context), not(all(on, inBpf))), {
      subject: asked && on === false ? 'enable-ipv4-masquerade' : 'enable-bpf-masquerade',
      message: `The egress gateway requires BPF masquerading for IPv4, or the agent does not start.${asked && on !== false ? ' It falls back to iptables here, because kube-proxy replacement is disabled.' : ''}`,
      remedies: [
        on === false
          ? { set: { 'enable-ipv4-masquerade': 'true', 'enable-bpf-masquerade': 'true' } }
          : asked
            ? enableReplacement(context)
            : { set: { 'enable-bpf-masquerade': 'true' } },
      ],
    });
  },
  examples: {
    bad: [
      { cilium: '1.13.4', features: { egressGateway: true }, config: { 'enable-bpf-masquerade': 'false' } },
      { cilium: '1.19.3', features: { egressGateway: true }, config: { 'enable-bpf-masquerade': 'false' } },
      { cilium: '1.17.3', features: { egressGateway: true }, config: { 'enable-ipv4-masquerade': 'false' } },
    ],
    good: [
      { cilium: '1.13.4', features: { egressGateway: true } },
      { cilium: '1.19.3', features: { egressGateway: true } },
    ],
  },
});
