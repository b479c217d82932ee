import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';
import { askingOption, askingOptions, usesEnvoy } from '../state.ts';

/** The effect of a missing proxy, by the option that needs it. */
const idle: Readonly<Record<string, string>> = {
  'enable-ingress-controller': 'Ingresses serve no traffic.',
  'enable-gateway-api': 'Gateways serve no traffic.',
  'enable-envoy-config': 'Envoy configurations have no effect.',
};

export default defineConstraint<ServiceMeshIntent>({
  id: 'l7-proxy-required',
  severity: 'error',
  symptoms: ['gateway', 'play-fails'],
  title: 'Ingress, Gateway API or Envoy configuration without the L7 proxy',
  why: 'Envoy is the L7 proxy. The charts 1.12.11, 1.13.4 and later refuse to render. Without the chart, the agent logs a warning, and Ingresses and Gateways serve no traffic.',
  fix: 'Enable l7Proxy. If another feature requires l7Proxy to be off, remove that feature, or disable Ingress, Gateway API and Envoy configuration.',
  source: 'chart templates/validate.yaml, daemon/cmd/daemon_main.go',
  versions: '>=1.12.0',
  reads: [...askingOptions, 'enable-l7-proxy'],
  check({ options }) {
    return violationIf(all(usesEnvoy(options), not(options.flag('enable-l7-proxy', true))), {
      subject: 'enable-l7-proxy',
      message: ({ name }) =>
        `${name(askingOption(options))} requires the L7 proxy, which is disabled. ${idle[askingOption(options)] ?? 'Envoy gets no traffic.'}`,
      remedies: [{ set: { 'enable-l7-proxy': 'true' } }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.12.1',
        features: { serviceMesh: { ingressController: true } },
        config: { 'enable-l7-proxy': 'false' },
      },
      { cilium: '1.19.3', features: { serviceMesh: { gatewayAPI: true } }, config: { 'enable-l7-proxy': 'false' } },
    ],
    good: [{ cilium: '1.19.3', features: { serviceMesh: { gatewayAPI: true } } }],
  },
});
