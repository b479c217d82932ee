import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'envoy-daemon-set-idle',
  severity: 'warning',
  title: 'Envoy in a DaemonSet of its own, with the L7 proxy off',
  why: 'Without the L7 proxy the agents send nothing to Envoy: its pods run on every node for nothing.',
  fix: 'Turn the L7 proxy on, or leave the DaemonSet out.',
  source: 'chart values.yaml, templates/cilium-envoy/daemonset.yaml',
  versions: '>=1.14.0',
  reads: ['external-envoy-proxy', 'enable-l7-proxy'],
  check({ options }) {
    return violationIf(all(options.flag('external-envoy-proxy', false), not(options.flag('enable-l7-proxy', true))), {
      subject: 'external-envoy-proxy',
      message: 'Envoy runs in a DaemonSet of its own and gets no traffic, because enable-l7-proxy is "false".',
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
