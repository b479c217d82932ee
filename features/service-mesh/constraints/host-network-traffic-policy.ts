import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'host-network-traffic-policy',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'External traffic policy of Gateway API on the host network',
  why: 'On the host network Envoy listens on the nodes, and external traffic does not use the Services of Gateways. The operator logs that the policy has no effect.',
  fix: 'Remove externalTrafficPolicy, or disable the host network.',
  source: 'operator/pkg/gateway-api/cell.go',
  versions: '>=1.16.0',
  reads: ['gateway-api-service-externaltrafficpolicy', 'gateway-api-hostnetwork-enabled'],
  check({ intent, options }) {
    const gateway = typeof intent?.gatewayAPI === 'object' ? intent.gatewayAPI : {};
    const policy = gateway.externalTrafficPolicy ?? options.get('gateway-api-service-externaltrafficpolicy');
    return violationIf(all(policy === 'Local', options.flag('gateway-api-hostnetwork-enabled', false)), {
      subject: intent ? 'intent:gatewayAPI.externalTrafficPolicy' : 'gateway-api-service-externaltrafficpolicy',
      message: 'With the host network, externalTrafficPolicy Local of Gateway API has no effect.',
      remedies: [{ text: 'remove it' }],
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
