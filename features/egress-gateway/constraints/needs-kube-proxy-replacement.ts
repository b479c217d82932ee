import { defineConstraint } from '../../../src/core/feature.ts';
import { fullKubeProxyReplacement, nodePort } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'needs-kube-proxy-replacement',
  severity: 'error',
  title: 'The egress gateway needs kube-proxy replacement',
  why: 'The documentation requires it in every version. Up to 1.18 the agent refuses to start without BPF NodePort, on which BPF masquerading rests; later nothing checks it.',
  fix: 'Ask for kubeProxyReplacement as well.',
  source: 'Documentation/network/egress-gateway/egress-gateway.rst, daemon/cmd/daemon.go',
  versions: '>=1.10.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'kube-proxy-replacement', 'enable-node-port'],
  check(context) {
    const { options } = context;
    const refuses = context.is('<1.19.0') && nodePort(options, context) === false;
    return violationIf(all(isOn(options, context), not(fullKubeProxyReplacement(options, context))), {
      subject: 'kube-proxy-replacement',
      severity: refuses ? 'error' : 'warning',
      message: refuses
        ? 'With the egress gateway the agent does not start without kube-proxy replacement. Turn it on.'
        : 'The egress gateway is documented for full kube-proxy replacement only. Turn it on.',
    });
  },
  examples: {
    bad: [
      { cilium: '1.13.4', features: { egressGateway: true, kubeProxyReplacement: false } },
      { cilium: '1.19.3', features: { egressGateway: true, kubeProxyReplacement: false } },
    ],
    good: [
      { cilium: '1.13.4', features: { egressGateway: true } },
      { cilium: '1.19.3', features: { egressGateway: true, kubeProxyReplacement: true } },
    ],
  },
});
