import { defineConstraint } from '../../../src/core/feature.ts';
import { gatewayApiRelease, manifestOf } from '../gateway-api.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'gateway-api-crds',
  severity: 'info',
  title: "Gateway API needs its resource definitions before Cilium's operator starts",
  why: 'The chart does not bring them, and the operator leaves its controller off where a kind is missing.',
  fix: 'Install the release of the Gateway API that upstream names for this Cilium, then Cilium.',
  source: 'Documentation/network/servicemesh/gateway-api/installation.rst, operator/pkg/gateway-api/cell.go',
  versions: '>=1.13.0',
  // A configuration cannot tell what the cluster has: this is for those who are about to switch it on.
  reads: [],
  check(context) {
    const wish = context.intent?.gatewayAPI;
    const needed = gatewayApiRelease(context);
    if (wish === undefined || wish === false || !needed) return [];
    return [
      {
        subject: 'intent:gatewayAPI',
        message: `Install the resource definitions of Gateway API ${needed.release} before Cilium, its chart does not bring them: kubectl apply -f ${manifestOf(needed)}. The operator wants ${needed.kinds.join(', ')}.`,
      },
    ];
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { serviceMesh: { gatewayAPI: true } } }],
    good: [{ cilium: '1.19.3', features: { serviceMesh: { ingressController: true } } }],
  },
});
