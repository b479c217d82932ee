import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'service-of-dedicated',
  severity: 'info',
  symptoms: ['no-effect'],
  title: 'Shared Service settings in dedicated mode',
  why: 'In dedicated mode the operator creates a LoadBalancer Service for each Ingress; an annotation can change its type. Settings of the shared Service apply only to Ingresses that select shared mode.',
  fix: 'Set loadbalancerMode to shared, or set annotations such as ingress.cilium.io/service-type on the Ingresses.',
  source: 'Documentation/network/servicemesh/ingress.rst',
  versions: '>=1.13.0',
  reads: [],
  check({ intent }) {
    const ingress = intent?.ingressController;
    const isDedicated = typeof ingress === 'object' && ingress.loadbalancerMode !== 'shared';
    return violationIf(isDedicated && ingress.service !== undefined, {
      subject: 'intent:ingressController.service',
      message:
        'The settings under features.serviceMesh.ingressController.service apply only to Ingresses in shared mode, but dedicated mode is the default here. Set features.serviceMesh.ingressController.loadbalancerMode: shared.',
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { serviceMesh: { ingressController: { service: { type: 'NodePort' } } } } }],
    good: [
      {
        cilium: '1.19.3',
        features: { serviceMesh: { ingressController: { loadbalancerMode: 'shared', service: { type: 'NodePort' } } } },
      },
    ],
  },
});
