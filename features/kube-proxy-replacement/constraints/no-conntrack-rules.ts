import { defineConstraint } from '../../../src/core/feature.ts';
import { bpfMasquerade, fullKubeProxyReplacement, ipv4Masquerade, nativeRouting } from '../../shared/agent-state.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'no-conntrack-rules',
  severity: 'error',
  title: 'Skipping connection tracking for pods needs the whole BPF data path',
  why: 'install-no-conntrack-iptables-rules takes pod traffic out of iptables, so nothing may depend on iptables there: the agent insists on full kube-proxy replacement, native routing, IPv4, and BPF masquerading where there is masquerading.',
  fix: 'Turn install-no-conntrack-iptables-rules off, or give it all of these.',
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
      message:
        'The agent does not start with install-no-conntrack-iptables-rules unless kube-proxy replacement is full, routing is native, IPv4 is on and masquerading, if any, is done in BPF.',
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
