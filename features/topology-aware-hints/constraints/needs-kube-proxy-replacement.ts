import { defineConstraint } from '../../../src/core/feature.ts';
import { fullKubeProxyReplacement, nodePort, socketLB } from '../../shared/agent-state.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'needs-kube-proxy-replacement',
  severity: 'error',
  title: 'Hints reach only the Services that Cilium handles',
  why: 'With kube-proxy in charge, kube-proxy chooses the endpoint and the option has no effect.',
  fix: 'Ask for kubeProxyReplacement as well.',
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
      message:
        some === false
          ? 'enable-service-topology has no effect while kube-proxy handles Services. Turn kube-proxy replacement on.'
          : 'enable-service-topology works only for the Services that Cilium handles, and kube-proxy replacement is not full. Turn it on.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { topologyAwareHints: true, kubeProxyReplacement: false } }],
    good: [{ cilium: '1.17.3', features: { topologyAwareHints: true } }],
  },
});
