import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { enableReplacement } from '../../shared/remedies.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

const option = 'enable-l2-announcements';

export default defineConstraint({
  id: 'l2-announcements',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'L2 announcements without kube-proxy replacement',
  why: 'L2 announcements answer ARP requests for addresses of Services. The node then balances the traffic with Cilium, so Cilium has to handle these Services itself.',
  fix: 'Enable kube-proxy replacement.',
  source: 'Documentation/network/l2-announcements.rst',
  versions: '>=1.14.0',
  reads: [option, 'kube-proxy-replacement', 'enable-node-port'],
  check(context) {
    const { options } = context;
    return violationIf(all(options.flag(option, false), not(nodePort(options, context))), {
      subject: option,
      message: 'No client reaches a Service through L2 announcements, because kube-proxy replacement is disabled.',
      remedies: [enableReplacement(context), { set: { [option]: 'false' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { kubeProxyReplacement: false }, config: { [option]: 'true' } }],
    good: [
      { cilium: '1.19.3', features: { kubeProxyReplacement: true }, config: { [option]: 'true' } },
      { cilium: '1.19.3', features: { kubeProxyReplacement: false } },
    ],
  },
});
