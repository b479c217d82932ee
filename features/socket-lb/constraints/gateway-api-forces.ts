import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { SocketLbIntent } from '../schema.ts';

export default defineConstraint<SocketLbIntent>({
  id: 'gateway-api-forces',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'Gateway API disables socket load balancing in pods',
  why: 'With Gateway API the chart of 1.20 restricts socket load balancing to the host namespace. Weights of Gateway API routes require it.',
  fix: 'Remove hostNamespaceOnly, or disable Gateway API.',
  source: 'chart templates/cilium-configmap.yaml (1.20.0)',
  versions: '>=1.20.0',
  // Only an intent can show that the opposite is wanted.
  reads: [],
  check({ intent, options }) {
    return violationIf(intent?.hostNamespaceOnly === false && options.flag('enable-gateway-api', false), {
      subject: 'intent:hostNamespaceOnly',
      message:
        'features.socketLB.hostNamespaceOnly: false has no effect, because with Gateway API the chart restricts socket load balancing to the host namespace. Remove this key, or disable Gateway API.',
    });
  },
  examples: {
    bad: [
      { cilium: '1.20.0', features: { socketLB: { hostNamespaceOnly: false }, serviceMesh: { gatewayAPI: true } } },
    ],
    good: [
      { cilium: '1.20.0', features: { socketLB: { hostNamespaceOnly: true }, serviceMesh: { gatewayAPI: true } } },
      { cilium: '1.19.3', features: { socketLB: { hostNamespaceOnly: false }, serviceMesh: { gatewayAPI: true } } },
    ],
  },
});
