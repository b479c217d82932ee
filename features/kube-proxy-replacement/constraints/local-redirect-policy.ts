import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort, socketLB } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

const option = 'enable-local-redirect-policy';

export default defineConstraint({
  id: 'local-redirect-policy',
  severity: 'warning',
  title: 'Local redirect policies without kube-proxy replacement',
  why: "The policies change Cilium's own service table. kube-proxy does not know them.",
  fix: 'Enable kube-proxy replacement.',
  source: 'Documentation/network/kubernetes/local-redirect-policy.rst',
  versions: '>=1.9.0',
  reads: [option, 'kube-proxy-replacement'],
  check(context) {
    const { options } = context;
    return violationIf(
      all(options.flag(option, false), not(nodePort(options, context)), not(socketLB(options, context))),
      {
        subject: option,
        message:
          'Local redirect policies require kube-proxy replacement, which is disabled. Traffic may not be redirected.',
      },
    );
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { kubeProxyReplacement: false }, config: { [option]: 'true' } }],
    good: [{ cilium: '1.19.3', features: { kubeProxyReplacement: true }, config: { [option]: 'true' } }],
  },
});
