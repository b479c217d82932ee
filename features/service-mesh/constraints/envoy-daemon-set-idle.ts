import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'envoy-daemon-set-idle',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'Envoy DaemonSet without the L7 proxy',
  why: 'Without the L7 proxy the agents send no traffic to Envoy. Its pods run on every node without effect.',
  fix: 'Enable the L7 proxy, or disable the Envoy DaemonSet.',
  source: 'chart values.yaml, templates/cilium-envoy/daemonset.yaml',
  versions: '>=1.14.0',
  reads: ['external-envoy-proxy', 'enable-l7-proxy'],
  check({ options }) {
    return violationIf(all(options.flag('external-envoy-proxy', false), not(options.flag('enable-l7-proxy', true))), {
      subject: 'external-envoy-proxy',
      message: ({ name }) => `The Envoy DaemonSet gets no traffic, because ${name('enable-l7-proxy')} is "false".`,
      remedies: [{ set: { 'enable-l7-proxy': 'true' } }, { set: { 'external-envoy-proxy': 'false' } }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.15.9',
        features: { serviceMesh: { envoyDaemonSet: true } },
        config: { 'enable-l7-proxy': 'false' },
      },
    ],
    good: [
      { cilium: '1.15.9', features: { serviceMesh: { envoyDaemonSet: true } } },
      { cilium: '1.19.3', features: { serviceMesh: { envoyDaemonSet: true, ingressController: true } } },
    ],
  },
});
