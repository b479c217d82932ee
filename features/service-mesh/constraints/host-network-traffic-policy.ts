import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'host-network-traffic-policy',
  severity: 'warning',
  title: 'A traffic policy for Services that the host network does without',
  why: 'On the host network Envoy listens on the nodes themselves; the Services of Gateways carry no traffic from outside, and the operator says in its log that the policy is void.',
  fix: 'Leave externalTrafficPolicy out, or the host network off.',
  source: 'operator/pkg/gateway-api/cell.go',
  versions: '>=1.16.0',
  reads: ['gateway-api-service-externaltrafficpolicy', 'gateway-api-hostnetwork-enabled'],
  check({ intent, options }) {
    const gateway = typeof intent?.gatewayAPI === 'object' ? intent.gatewayAPI : {};
    const policy = gateway.externalTrafficPolicy ?? options.get('gateway-api-service-externaltrafficpolicy');
    return violationIf(all(policy === 'Local', options.flag('gateway-api-hostnetwork-enabled', false)), {
      subject: intent ? 'intent:gatewayAPI.externalTrafficPolicy' : 'gateway-api-service-externaltrafficpolicy',
      message: 'With the host network, externalTrafficPolicy Local of Gateway API does nothing.',
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.19.3',
        features: { serviceMesh: { gatewayAPI: { hostNetwork: true, externalTrafficPolicy: 'Local' } } },
      },
    ],
    good: [{ cilium: '1.19.3', features: { serviceMesh: { gatewayAPI: { externalTrafficPolicy: 'Local' } } } }],
  },
});
