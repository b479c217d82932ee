import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'gateway-api-forces-socket-lb',
  severity: 'info',
  symptoms: ['no-effect'],
  title: 'Gateway API changes socket load balancing from Cilium 1.20 on',
  why: 'The chart restricts socket load balancing to the host namespace and allows an algorithm per Service. Weights of Gateway API routes require it. The chart ignores your values of these two options.',
  fix: 'Disable Gateway API if pods depend on socket load balancing. Otherwise no change is needed.',
  source: 'chart templates/cilium-configmap.yaml (1.20.0)',
  versions: '>=1.20.0',
  reads: ['enable-gateway-api'],
  check({ options }) {
    return violationIf(options.flag('enable-gateway-api', false), {
      subject: 'enable-gateway-api',
      message:
        'With Gateway API the chart always sets bpf-lb-sock-hostns-only and bpf-lb-algorithm-annotation to "true". Other values have no effect. If pods depend on socket load balancing, disable Gateway API.',
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
