import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'gateway-api-forces-socket-lb',
  severity: 'info',
  title: 'Gateway API changes load balancing from Cilium 1.20 on',
  why: 'So that the weights of its routes hold, the chart restricts socket load balancing to the host namespace and lets services choose their algorithm, whatever the values say.',
  fix: 'Nothing, unless pods depend on socket load balancing.',
  source: 'chart templates/cilium-configmap.yaml (1.20.0)',
  versions: '>=1.20.0',
  reads: ['enable-gateway-api'],
  check({ options }) {
    return violationIf(options.flag('enable-gateway-api', false), {
      subject: 'enable-gateway-api',
      message:
        'With Gateway API the chart also sets bpf-lb-sock-hostns-only and bpf-lb-algorithm-annotation to "true", whatever the values say.',
    });
  },
  examples: {
    bad: [{ cilium: '1.20.0', features: { serviceMesh: { gatewayAPI: true } } }],
    good: [
      { cilium: '1.19.3', features: { serviceMesh: { gatewayAPI: true } } },
      { cilium: '1.20.0', features: { serviceMesh: { ingressController: true } } },
    ],
  },
});
