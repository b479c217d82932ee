import { defineConstraint } from '../../../src/core/feature.ts';
import { list } from '../../../src/core/wording.ts';
import { hostRouting, hostRoutingObstacles, hostRoutingRemedies } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'bbr-needs-host-routing',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'BBR for pods requires BPF host routing',
  why: 'BBR paces packets by their socket, and with legacy host routing a packet loses its socket. The agent then refuses to start, even if it chose legacy host routing itself. In Cilium 1.18 and later, BBR for the host namespace alone works without BPF host routing.',
  fix: 'Use full kube-proxy replacement and BPF masquerading, and disable legacy host routing and IPsec.',
  source: 'pkg/datapath/linux/bandwidth/bandwidth.go, daemon/cmd/kube_proxy_replacement.go',
  versions: '>=1.12.0',
  reads: [
    'enable-bandwidth-manager',
    'enable-bbr',
    'enable-bbr-hostns-only',
    'enable-host-legacy-routing',
    'enable-bpf-masquerade',
    'kube-proxy-replacement',
  ],
  check(context) {
    const { options } = context;
    const broken = all(
      options.flag('enable-bandwidth-manager', false),
      options.flag('enable-bbr', false),
      context.is('<1.18.0') || not(options.flag('enable-bbr-hostns-only', false)),
      not(hostRouting(options, context)),
    );
    return violationIf(broken, {
      subject: 'enable-bbr',
      message: ({ name }) =>
        `The agent does not start: ${name('enable-bbr')} requires BPF host routing, which is off: ${list(hostRoutingObstacles(options, context))}.`,
      remedies: hostRoutingRemedies(options, context),
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: { bandwidthManager: { bbr: true } },
        config: { 'enable-host-legacy-routing': 'true' },
      },
      { cilium: '1.17.3', features: { bandwidthManager: { bbr: true }, kubeProxyReplacement: false } },
      { cilium: '1.19.3', features: { bandwidthManager: { bbr: true } }, config: { 'enable-bpf-masquerade': 'false' } },
    ],
    good: [
      { cilium: '1.13.4', features: { bandwidthManager: { bbr: true } } },
      { cilium: '1.17.3', features: { bandwidthManager: { bbr: true } } },
      {
        cilium: '1.19.3',
        features: { bandwidthManager: { bbr: true, bbrHostNamespaceOnly: true } },
        config: { 'enable-host-legacy-routing': 'true' },
      },
    ],
  },
});
