import { defineConstraint } from '../../../src/core/feature.ts';
import type { Severity } from '../../../src/core/finding.ts';
import { kubeProxyReplacement, nodePort } from '../../shared/agent-state.ts';
import { enableReplacement } from '../../shared/remedies.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';
import { askingOption, hasController } from '../state.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'kube-proxy-replacement-required',
  severity: 'error',
  symptoms: ['gateway', 'play-fails'],
  title: 'Ingress or Gateway API without kube-proxy replacement',
  why: 'BPF NodePort sends the traffic to Envoy. The charts of 1.13 to 1.15 refuse to render with kube-proxy replacement disabled. From 1.16 on, the operator then starts no Ingress or Gateway API controller, and only logs the reason.',
  fix: 'Enable kube-proxy replacement.',
  source:
    'chart templates/validate.yaml (1.13 to 1.15), operator/pkg/ingress/cell.go, operator/pkg/gateway-api/cell.go, Documentation/network/servicemesh/ingress.rst',
  versions: '>=1.12.0',
  reads: ['enable-ingress-controller', 'enable-gateway-api', 'kube-proxy-replacement', 'enable-node-port'],
  check(context) {
    const { options } = context;
    const refused = context.is('>=1.13.0 <1.16.0') && kubeProxyReplacement(options, context) === 'off';
    const severity: Severity = refused || context.is('>=1.16.0') ? 'error' : 'warning';
    const consequence = context.is('>=1.16.0')
      ? `the operator does not start its ${askingOption(options) === 'enable-gateway-api' ? 'Gateway API' : 'Ingress'} controller`
      : refused
        ? 'the chart does not render'
        : 'traffic does not reach Envoy';
    return violationIf(all(hasController(options), not(nodePort(options, context))), {
      subject: askingOption(options),
      severity,
      message: ({ name }) =>
        `${name(askingOption(options))} requires kube-proxy replacement. Without it ${consequence}.`,
      remedies: [enableReplacement(context)],
    });
  },
  examples: {
    bad: [
      { cilium: '1.12.1', features: { serviceMesh: { ingressController: true }, kubeProxyReplacement: false } },
      { cilium: '1.19.3', features: { serviceMesh: { gatewayAPI: true }, kubeProxyReplacement: false } },
    ],
    good: [
      { cilium: '1.13.4', features: { serviceMesh: { ingressController: true } } },
      { cilium: '1.19.3', features: { serviceMesh: { gatewayAPI: true } } },
      { cilium: '1.19.3', features: { kubeProxyReplacement: false } },
    ],
  },
});
