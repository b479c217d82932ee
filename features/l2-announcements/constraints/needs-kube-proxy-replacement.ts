import { defineConstraint } from '../../../src/core/feature.ts';
import { fullKubeProxyReplacement } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'needs-kube-proxy-replacement',
  severity: 'warning',
  symptoms: ['no-connection'],
  title: 'L2 announcements require kube-proxy replacement',
  why: "Cilium's documentation requires kube-proxy replacement: the node that answers has to load balance the Service in BPF.",
  fix: 'Enable kubeProxyReplacement too.',
  source: 'Documentation/network/l2-announcements.rst (Prerequisites)',
  versions: '>=1.14.0',
  reads: ['enable-l2-announcements', 'kube-proxy-replacement'],
  check(context) {
    const { options } = context;
    const isOn = options.flag('enable-l2-announcements', false);
    return violationIf(all(isOn, not(fullKubeProxyReplacement(options, context))), {
      subject: 'kube-proxy-replacement',
      message: 'L2 announcements are only documented with full kube-proxy replacement. Enable kube-proxy replacement.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { l2Announcements: true, kubeProxyReplacement: false } }],
    good: [{ cilium: '1.17.3', features: { l2Announcements: true } }],
  },
});
