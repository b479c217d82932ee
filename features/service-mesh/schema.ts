import * as z from 'zod';

const nodeLabels = z
  .record(z.string().min(1), z.string())
  .optional()
  .describe('Labels of the nodes that listen; all nodes if empty');

const ingressHostNetwork = z.strictObject({
  sharedListenerPort: z.int().min(1).max(65535).optional().describe('The port of the shared listener; default 8080'),
  nodeLabels,
});

const ingressController = z.strictObject({
  loadbalancerMode: z
    .enum(['dedicated', 'shared'])
    .optional()
    .describe('A load balancer for each Ingress (the default), or one for all'),
  default: z.boolean().optional().describe('Make `cilium` the default IngressClass'),
  enforceHttps: z.boolean().optional().describe('Redirect hosts with TLS to HTTPS; on by default'),
  hostNetwork: z
    .union([z.boolean(), ingressHostNetwork])
    .optional()
    .describe('Listen on the nodes instead of behind a Service of type LoadBalancer'),
});

const gatewayApi = z.strictObject({
  hostNetwork: z
    .union([z.boolean(), z.strictObject({ nodeLabels })])
    .optional()
    .describe('Listen on the nodes instead of behind a Service of type LoadBalancer'),
});

/** Cilium's Envoy in front of services: Ingress, Gateway API, or plain Envoy configuration. */
export const schema = z.strictObject({
  ingressController: z.union([z.boolean(), ingressController]).optional().describe('Ingress objects of class `cilium`'),
  gatewayAPI: z.union([z.boolean(), gatewayApi]).optional().describe('Gateway API objects of class `cilium`'),
  envoyConfig: z.boolean().optional().describe('CiliumEnvoyConfig objects without Ingress or Gateway API'),
});
export type ServiceMeshIntent = z.infer<typeof schema>;
