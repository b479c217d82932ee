import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

/** Lower ports need a capability that Envoy does not have by default. */
const firstUnprivilegedPort = 1024;

export default defineConstraint<ServiceMeshIntent>({
  id: 'privileged-port',
  severity: 'warning',
  symptoms: ['gateway'],
  title: 'Ingress on a privileged host port',
  why: 'By default Envoy does not have the capability to listen on ports below 1024.',
  fix: 'Use port 1024 or higher. Or set envoy.securityContext.capabilities.keepCapNetBindService: true and add NET_BIND_SERVICE to envoy.securityContext.capabilities.envoy.',
  source: 'Documentation/network/servicemesh/ingress.rst',
  versions: '>=1.16.0',
  reads: ['ingress-hostnetwork-shared-listener-port'],
  check({ options }) {
    const port = Number(options.get('ingress-hostnetwork-shared-listener-port'));
    const privileged = Number.isInteger(port) && port > 0 && port < firstUnprivilegedPort;
    return violationIf(privileged && options.flag('ingress-hostnetwork-enabled', false), {
      subject: 'ingress-hostnetwork-shared-listener-port',
      message: `Envoy cannot listen on port ${port} without NET_BIND_SERVICE. Use port ${firstUnprivilegedPort} or higher. Or set envoy.securityContext.capabilities.keepCapNetBindService: true and add NET_BIND_SERVICE to envoy.securityContext.capabilities.envoy.`,
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.19.3',
        features: { serviceMesh: { ingressController: { hostNetwork: { sharedListenerPort: 443 } } } },
      },
    ],
    good: [
      { cilium: '1.19.3', features: { serviceMesh: { ingressController: { hostNetwork: true } } } },
      { cilium: '1.19.3', features: { serviceMesh: { ingressController: true } } },
    ],
  },
});
