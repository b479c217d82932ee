import { defineConstraint } from '../../../src/core/feature.ts';
import { gatewayApiRelease, manifestOf } from '../gateway-api.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'gateway-api-crds',
  severity: 'info',
  symptoms: ['gateway'],
  title: 'Gateway API requires its CRDs before the operator starts',
  why: 'The chart does not include the CRDs. The operator disables its Gateway API controller if a CRD is missing.',
  fix: "Install the Gateway API release that Cilium's documentation lists for this version. Then install Cilium.",
  source: 'Documentation/network/servicemesh/gateway-api/installation.rst, operator/pkg/gateway-api/cell.go',
  versions: '>=1.13.0',
  // A configuration does not show which CRDs the cluster has. This warning is for
  // users who are about to enable the feature.
  reads: [],
  providedBy: 'gateway_api_enabled',
  check(context) {
    const wish = context.intent?.gatewayAPI;
    const needed = gatewayApiRelease(context);
    if (wish === undefined || wish === false || !needed) return [];
    return [
      {
        subject: 'intent:gatewayAPI',
        message: `Install the CRDs of Gateway API ${needed.release} before Cilium: kubectl apply -f ${manifestOf(needed)}. The chart does not include them. The operator requires ${needed.kinds.join(', ')}.`,
      },
    ];
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { serviceMesh: { gatewayAPI: true } } }],
    good: [{ cilium: '1.19.3', features: { serviceMesh: { ingressController: true } } }],
  },
});
