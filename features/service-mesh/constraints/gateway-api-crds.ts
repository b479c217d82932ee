import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../violation.ts';
import { gatewayApiRelease } from '../gateway-api.ts';
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
    return violationIf(context.intent?.gatewayAPI !== undefined && context.intent.gatewayAPI !== false, {
      subject: 'intent:gatewayAPI',
      message: `Install the resource definitions of Gateway API ${gatewayApiRelease(context)} before Cilium; its chart does not bring them.`,
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { serviceMesh: { gatewayAPI: true } } }],
    good: [{ cilium: '1.19.3', features: { serviceMesh: { ingressController: true } } }],
  },
});
