import { defineConstraint } from '../../../src/core/feature.ts';
import { bpfMasquerade, fullKubeProxyReplacement, ipv4Masquerade, nativeRouting } from '../../shared/agent-state.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'no-conntrack-rules',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'install-no-conntrack-iptables-rules without the full BPF datapath',
  why: 'install-no-conntrack-iptables-rules removes pod traffic from iptables connection tracking, so nothing may depend on it. The agent requires full kube-proxy replacement, native routing and IPv4. If masquerading is enabled, it requires BPF masquerading.',
  fix: 'Set install-no-conntrack-iptables-rules: "false", or enable all of these.',
  source: 'daemon/cmd/kube_proxy_replacement.go, daemon/cmd/daemon_main.go',
  versions: '>=1.10.0',
  reads: [
    'install-no-conntrack-iptables-rules',
    'kube-proxy-replacement',
    'tunnel',
    'routing-mode',
    'enable-ipv4',
    'enable-bpf-masquerade',
  ],
  check(context) {
    const { options } = context;
    const fits = all(
      fullKubeProxyReplacement(options, context),
      nativeRouting(options, context),
      options.flag('enable-ipv4', true),
      any(not(ipv4Masquerade(options, context)), bpfMasquerade(options, context)),
    );
    return violationIf(all(options.flag('install-no-conntrack-iptables-rules', false), not(fits)), {
      subject: 'install-no-conntrack-iptables-rules',
      message: ({ name }) =>
        `The agent does not start: ${name('install-no-conntrack-iptables-rules')} requires full kube-proxy replacement, native routing, IPv4, and BPF masquerading if masquerading is enabled.`,
      remedies: [{ set: { 'install-no-conntrack-iptables-rules': 'false' } }, { text: 'enable all of these' }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.17.7',
        features: { kubeProxyReplacement: true },
        config: { 'install-no-conntrack-iptables-rules': 'true' },
      },
    ],
    good: [
      {
        cilium: '1.17.7',
        features: { kubeProxyReplacement: true, routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } },
        config: { 'install-no-conntrack-iptables-rules': 'true', 'enable-bpf-masquerade': 'true' },
      },
    ],
  },
});
