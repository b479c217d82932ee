import { defineConstraint } from '../../../src/core/feature.ts';
import { fullKubeProxyReplacement, nodePort } from '../../shared/agent-state.ts';
import { enableReplacement } from '../../shared/remedies.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'needs-kube-proxy-replacement',
  severity: 'error',
  symptoms: ['agent-fails', 'source-address'],
  title: 'The egress gateway requires kube-proxy replacement',
  why: "Cilium's documentation requires kube-proxy replacement in every version. Up to 1.18 the agent refuses to start without BPF NodePort, which BPF masquerading requires. Later versions do not check it.",
  fix: 'Enable kubeProxyReplacement too.',
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
        ? 'The egress gateway requires kube-proxy replacement, or the agent does not start.'
        : "Cilium's documentation requires full kube-proxy replacement for the egress gateway. Without it, traffic may leave with the wrong source address.",
      remedies: [enableReplacement(context)],
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
