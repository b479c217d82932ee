import { defineConstraint } from '../../../src/core/feature.ts';
import { fullKubeProxyReplacement, nodePort, socketLB } from '../../shared/agent-state.ts';
import { enableReplacement } from '../../shared/remedies.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'needs-kube-proxy-replacement',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Topology hints without kube-proxy replacement',
  why: 'If kube-proxy handles Services, kube-proxy selects the endpoint and the option has no effect.',
  fix: 'Enable kube-proxy replacement.',
  source: 'Documentation/network/kubernetes/kubeproxy-free.rst',
  versions: '>=1.11.0',
  reads: ['enable-service-topology', 'kube-proxy-replacement'],
  check(context) {
    const { options } = context;
    const some = any(nodePort(options, context), socketLB(options, context));
    const asked = options.flag('enable-service-topology', false);
    return violationIf(all(asked, not(fullKubeProxyReplacement(options, context))), {
      subject: 'enable-service-topology',
      severity: some === false ? 'error' : 'warning',
      message: ({ name }) =>
        some === false
          ? `${name('enable-service-topology')} has no effect while kube-proxy handles Services.`
          : `${name('enable-service-topology')} only applies to Services that Cilium handles, and kube-proxy replacement is partial.`,
      remedies: [enableReplacement(context)],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { topologyAwareHints: true, kubeProxyReplacement: false } }],
    good: [{ cilium: '1.17.3', features: { topologyAwareHints: true } }],
  },
});
