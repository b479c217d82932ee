import * as z from 'zod/mini';
import { optional } from '../../src/core/optional.ts';

const nodeLabels = optional(
  z.record(z.string().check(z.minLength(1)), z.string()),
  'Labels of the nodes that listen; all nodes if empty',
);

const ingressHostNetwork = z.strictObject({
  sharedListenerPort: optional(
    z.int().check(z.minimum(1), z.maximum(65535)),
    'The port of the shared listener; default 8080',
  ),
  nodeLabels,
});

const ingressController = z.strictObject({
  loadbalancerMode: optional(
    z.enum(['dedicated', 'shared']),
    'A load balancer for each Ingress (the default), or one for all',
  ),
  default: optional(z.boolean(), 'Make `cilium` the default IngressClass'),
  enforceHttps: optional(z.boolean(), 'Redirect hosts with TLS to HTTPS; on by default'),
  hostNetwork: optional(
    z.union([z.boolean(), ingressHostNetwork]),
    'Listen on the nodes instead of behind a Service of type LoadBalancer',
  ),
});

const gatewayApi = z.strictObject({
  hostNetwork: optional(
    z.union([z.boolean(), z.strictObject({ nodeLabels })]),
    'Listen on the nodes instead of behind a Service of type LoadBalancer',
  ),
});

/** Cilium's Envoy in front of services: Ingress, Gateway API, or plain Envoy configuration. */
export const schema = z.strictObject({
  ingressController: optional(z.union([z.boolean(), ingressController]), 'Ingress objects of class `cilium`'),
  gatewayAPI: optional(z.union([z.boolean(), gatewayApi]), 'Gateway API objects of class `cilium`'),
  envoyConfig: optional(z.boolean(), 'CiliumEnvoyConfig objects without Ingress or Gateway API'),
});
export type ServiceMeshIntent = z.infer<typeof schema>;
