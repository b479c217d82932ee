import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const text = onDemand(() => z.string().check(z.minLength(1)));
const port = onDemand(() => z.int().check(z.minimum(1), z.maximum(65535)));
const labels = onDemand(() => z.record(text(), z.string()));

const nodeLabels = onDemand(() => optional(labels(), 'Labels of the nodes that listen; all nodes if empty'));
const trafficPolicy = onDemand(() => z.enum(['Cluster', 'Local']));

const secretsNamespace = onDemand(() =>
  z.strictObject({
    name: optional(text(), 'Namespace of the TLS secrets that Envoy gets; default cilium-secrets'),
    create: optional(z.boolean(), 'Make the namespace; true by default'),
    sync: optional(z.boolean(), 'Copy secrets there from where objects name them; true by default'),
  }),
);

const ingressHostNetwork = onDemand(() =>
  z.strictObject({
    sharedListenerPort: optional(port(), 'The port of the shared listener; default 8080'),
    nodeLabels: nodeLabels(),
  }),
);

const ingressService = onDemand(() =>
  z.strictObject({
    type: optional(
      z.enum(['LoadBalancer', 'NodePort', 'ClusterIP']),
      'Type of the shared Service; default LoadBalancer',
    ),
    name: optional(text(), 'Name of the shared Service; default cilium-ingress'),
    insecureNodePort: optional(port(), 'Node port for HTTP'),
    secureNodePort: optional(port(), 'Node port for HTTPS'),
    loadBalancerIP: optional(text(), 'Address of the load balancer, where the cloud takes one'),
    loadBalancerClass: optional(text(), 'Class of the load balancer'),
    allocateLoadBalancerNodePorts: optional(z.boolean(), 'Whether a load balancer gets node ports'),
    externalTrafficPolicy: optional(
      trafficPolicy(),
      'Whether nodes pass traffic on to Envoys of other nodes; default Cluster',
    ),
    annotations: optional(labels(), 'Annotations of the shared Service'),
    labels: optional(labels(), 'Labels of the shared Service'),
  }),
);

const ingressController = onDemand(() =>
  z.strictObject({
    loadbalancerMode: optional(
      z.enum(['dedicated', 'shared']),
      'A load balancer for each Ingress (the default), or one for all',
    ),
    default: optional(z.boolean(), 'Make `cilium` the default IngressClass'),
    enforceHttps: optional(z.boolean(), 'Redirect hosts with TLS to HTTPS; on by default'),
    enableProxyProtocol: optional(z.boolean(), 'Expect the PROXY protocol from the load balancer'),
    service: optional(ingressService(), 'The shared Service'),
    defaultSecretNamespace: optional(text(), 'Namespace of the TLS secret for hosts that name none'),
    defaultSecretName: optional(text(), 'Name of the TLS secret for hosts that name none'),
    secretsNamespace: optional(secretsNamespace(), 'Where Envoy gets TLS secrets from'),
    hostNetwork: optional(
      z.union([z.boolean(), ingressHostNetwork()]),
      'Listen on the nodes instead of behind a Service of type LoadBalancer',
    ),
  }),
);

const gatewayApi = onDemand(() =>
  z.strictObject({
    enableAlpn: optional(
      z.boolean(),
      'Offer HTTP/2 and HTTP/1.1 by ALPN on TLS listeners, as gRPC needs; brings the app protocol',
    ),
    enableAppProtocol: optional(z.boolean(), 'Follow `appProtocol` of Services towards backends'),
    enableProxyProtocol: optional(z.boolean(), 'Expect the PROXY protocol from the load balancer'),
    externalTrafficPolicy: optional(
      trafficPolicy(),
      'Whether nodes pass traffic on to Envoys of other nodes; default Cluster',
    ),
    xffNumTrustedHops: optional(
      z.int().check(z.minimum(0)),
      'Proxies in front whose X-Forwarded-For is trusted; default 0',
    ),
    gatewayClass: optional(
      z.enum(['auto', 'true', 'false']),
      'Make the GatewayClass `cilium`: if the resource definitions are there (auto, the default), always, or never',
    ),
    secretsNamespace: optional(secretsNamespace(), 'Where Envoy gets TLS secrets from'),
    hostNetwork: optional(
      z.union([z.boolean(), z.strictObject({ nodeLabels: nodeLabels() })]),
      'Listen on the nodes instead of behind a Service of type LoadBalancer',
    ),
  }),
);

const mutualAuthentication = onDemand(() =>
  z.strictObject({
    trustDomain: optional(text(), 'SPIFFE trust domain; default spiffe.cilium'),
    port: optional(port(), 'Port on which agents authenticate to each other; default 4250'),
    install: optional(z.boolean(), 'Install a SPIRE server and agents; true by default'),
    serverAddress: optional(text(), 'Address of a SPIRE server of your own, as host:port'),
    namespace: optional(text(), 'Namespace of the SPIRE server; default cilium-spire'),
    dataStorage: optional(
      z.strictObject({
        enabled: optional(z.boolean(), 'Keep the data of the SPIRE server on a volume; true by default'),
        storageClass: optional(text(), "StorageClass of the volume; the cluster's default one if absent"),
        size: optional(text(), 'Size of the volume; default 1Gi'),
      }),
      'Where the SPIRE server keeps its data',
    ),
  }),
);

/** Cilium's Envoy in front of services: Ingress, Gateway API, or plain Envoy configuration; and who talks to whom. */
export const schema = onDemand(() =>
  z.strictObject({
    ingressController: optional(z.union([z.boolean(), ingressController()]), 'Ingress objects of class `cilium`'),
    gatewayAPI: optional(z.union([z.boolean(), gatewayApi()]), 'Gateway API objects of class `cilium`'),
    envoyConfig: optional(z.boolean(), 'CiliumEnvoyConfig objects without Ingress or Gateway API'),
    envoyDaemonSet: optional(z.boolean(), 'Run Envoy in a DaemonSet of its own instead of inside of the agents'),
    mutualAuthentication: optional(
      z.union([z.boolean(), mutualAuthentication()]),
      'Let policies ask for mutual authentication, by SPIFFE identities',
    ),
  }),
);
export type ServiceMeshIntent = z.infer<ReturnType<typeof schema>>;
