import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'service-of-dedicated',
  severity: 'info',
  title: 'The Service of Ingress serves shared mode alone',
  why: 'In dedicated mode the operator makes a Service for each Ingress, of type LoadBalancer unless the Ingress has an annotation for it. What is said of the shared Service counts for Ingresses that ask for shared mode themselves.',
  fix: 'Choose loadbalancerMode shared, or put ingress.cilium.io/service-type and its like on the Ingresses.',
  source: 'Documentation/network/servicemesh/ingress.rst',
  versions: '>=1.13.0',
  reads: [],
  check({ intent }) {
    const ingress = intent?.ingressController;
    const isDedicated = typeof ingress === 'object' && ingress.loadbalancerMode !== 'shared';
    return violationIf(isDedicated && ingress.service !== undefined, {
      subject: 'intent:ingressController.service',
      message:
        'Ingresses with a load balancer of their own (loadbalancerMode dedicated) do not use this Service; it is for those in shared mode.',
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
