import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

const option = 'gateway-api-service-externaltrafficpolicy';
const key = 'gatewayAPI.externalTrafficPolicy';

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
    const policy = gateway.externalTrafficPolicy ?? options.get(option);
    return violationIf(all(policy === 'Local', options.flag('gateway-api-hostnetwork-enabled', false)), {
      subject: intent ? `intent:${key}` : option,
      message: ({ name }) =>
        `${gateway.externalTrafficPolicy === undefined ? name(option) : `features.serviceMesh.${key}`} has no effect, because Gateway API uses the host network.`,
      remedies: [
        gateway.externalTrafficPolicy === undefined
          ? { set: { [option]: null } }
          : { text: `remove features.serviceMesh.${key}` },
      ],
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
