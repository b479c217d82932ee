import { defineConstraint } from '../../../src/core/feature.ts';
import type { ServiceMeshIntent } from '../schema.ts';

/** Kubernetes' default range of node ports. */
const [lowest, highest] = [30000, 32767];

export default defineConstraint<ServiceMeshIntent>({
  id: 'service-ports',
  severity: 'warning',
  symptoms: ['play-fails'],
  title: 'Invalid node ports of the Ingress Service',
  why: 'Kubernetes allows each node port once, by default from 30000 to 32767. It rejects a Service that breaks this rule, and the installation fails.',
  fix: 'Set two different ports in the range, or remove the node ports.',
  source: 'chart templates/cilium-ingress-service.yaml',
  versions: '>=1.13.0',
  // No agent option contains the ports.
  reads: [],
  check({ intent }) {
    const ingress = intent?.ingressController;
    const service = typeof ingress === 'object' ? ingress.service : undefined;
    if (!service) return [];
    const ports = (['insecureNodePort', 'secureNodePort'] as const).flatMap((key) => {
      const port = service[key];
      return port === undefined ? [] : [{ key, port }];
    });
    const violations = ports
      .filter(({ port }) => port < lowest || port > highest)
      .map(({ key, port }) => ({
        subject: `intent:ingressController.service.${key}`,
        message: `Node port ${port} is outside ${lowest} to ${highest}, the default range of Kubernetes. Use a port in the range.`,
      }));
    const [first, second] = ports;
    if (first && second && first.port === second.port) {
      violations.push({
        subject: `intent:ingressController.service.${second.key}`,
        message: `HTTP and HTTPS cannot share node port ${second.port}: Kubernetes rejects the Service. Use two different ports.`,
      });
    }
    if (service.type === 'ClusterIP' && first) {
      violations.push({
        subject: `intent:ingressController.service.${first.key}`,
        message: `Kubernetes rejects a Service of type ClusterIP with node ports. Remove features.serviceMesh.ingressController.service.${first.key}.`,
      });
    }
    return violations;
  },
  examples: {
    bad: [
      { cilium: '1.19.3', features: { serviceMesh: { ingressController: { service: { insecureNodePort: 80 } } } } },
      {
        cilium: '1.19.3',
        features: {
          serviceMesh: { ingressController: { service: { insecureNodePort: 30080, secureNodePort: 30080 } } },
        },
      },
      {
        cilium: '1.19.3',
        features: { serviceMesh: { ingressController: { service: { type: 'ClusterIP', secureNodePort: 30443 } } } },
      },
    ],
    good: [
      {
        cilium: '1.19.3',
        features: {
          serviceMesh: {
            ingressController: { service: { type: 'NodePort', insecureNodePort: 30080, secureNodePort: 30443 } },
          },
        },
      },
    ],
  },
});
