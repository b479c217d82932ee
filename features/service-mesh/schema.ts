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
    name: optional(text(), 'Namespace of the TLS Secrets that Envoy reads; default cilium-secrets'),
    create: optional(z.boolean(), 'Create the namespace; default true'),
    sync: optional(z.boolean(), 'Copy the Secrets that objects refer to into this namespace; default true'),
  }),
);

const ingressHostNetwork = onDemand(() =>
  z.strictObject({
    sharedListenerPort: optional(port(), 'Port of the shared listener; default 8080'),
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
    loadBalancerIP: optional(text(), 'Address of the load balancer, if the cloud supports it'),
    loadBalancerClass: optional(text(), 'Class of the load balancer'),
    allocateLoadBalancerNodePorts: optional(z.boolean(), 'Allocate node ports for the load balancer'),
    externalTrafficPolicy: optional(
      trafficPolicy(),
      'Local: nodes send traffic only to their own Envoy. Cluster (default): also to other nodes',
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
    enforceHttps: optional(z.boolean(), 'Redirect hosts with TLS to HTTPS. Enabled by default'),
    enableProxyProtocol: optional(z.boolean(), 'Expect the PROXY protocol from the load balancer'),
    service: optional(ingressService(), 'Service for all Ingresses in shared mode'),
    defaultSecretNamespace: optional(text(), 'Namespace of the default TLS Secret, for hosts without their own'),
    defaultSecretName: optional(text(), 'Name of the default TLS Secret, for hosts without their own'),
    secretsNamespace: optional(secretsNamespace(), 'Where Envoy reads TLS Secrets'),
    hostNetwork: optional(
      z.union([z.boolean(), ingressHostNetwork()]),
      'Listen on the host network of the nodes, without a Service of type LoadBalancer',
    ),
  }),
);

const gatewayApi = onDemand(() =>
  z.strictObject({
    enableAlpn: optional(
      z.boolean(),
      'Offer HTTP/2 and HTTP/1.1 by ALPN on TLS listeners, which gRPC requires. It enables appProtocol too',
    ),
    enableAppProtocol: optional(z.boolean(), 'Use `appProtocol` of Services for connections to backends'),
    enableProxyProtocol: optional(z.boolean(), 'Expect the PROXY protocol from the load balancer'),
    externalTrafficPolicy: optional(
      trafficPolicy(),
      'Local: nodes send traffic only to their own Envoy. Cluster (default): also to other nodes',
    ),
    xffNumTrustedHops: optional(
      z.int().check(z.minimum(0)),
      'Number of proxies in front whose X-Forwarded-For is trusted; default 0',
    ),
    gatewayClass: optional(
      z.enum(['auto', 'true', 'false']),
      'Create the GatewayClass `cilium`: if its CRDs exist (auto, the default), always, or never',
    ),
    secretsNamespace: optional(secretsNamespace(), 'Where Envoy reads TLS Secrets'),
    hostNetwork: optional(
      z.union([z.boolean(), z.strictObject({ nodeLabels: nodeLabels() })]),
      'Listen on the host network of the nodes, without a Service of type LoadBalancer',
    ),
  }),
);

const mutualAuthentication = onDemand(() =>
  z.strictObject({
    trustDomain: optional(text(), 'SPIFFE trust domain; default spiffe.cilium'),
    port: optional(port(), 'Port on which agents authenticate to each other; default 4250'),
    install: optional(z.boolean(), 'Install a SPIRE server and agents; default true'),
    serverAddress: optional(text(), 'Address of your own SPIRE server, as host:port'),
    namespace: optional(text(), 'Namespace of the SPIRE server; default cilium-spire'),
    dataStorage: optional(
      z.strictObject({
        enabled: optional(z.boolean(), 'Store the data of the SPIRE server on a volume; default true'),
        storageClass: optional(text(), 'StorageClass of the volume; default: the default StorageClass of the cluster'),
        size: optional(text(), 'Size of the volume; default 1Gi'),
      }),
      'Where the SPIRE server stores its data',
    ),
  }),
);

/** Envoy in front of Services: Ingress, Gateway API or plain Envoy configuration; and mutual authentication. */
export const schema = onDemand(() =>
  z.strictObject({
    ingressController: optional(z.union([z.boolean(), ingressController()]), 'Ingress objects of class `cilium`'),
    gatewayAPI: optional(z.union([z.boolean(), gatewayApi()]), 'Gateway API objects of class `cilium`'),
    envoyConfig: optional(z.boolean(), 'CiliumEnvoyConfig objects without Ingress or Gateway API'),
    envoyDaemonSet: optional(z.boolean(), 'Run Envoy in its own DaemonSet instead of inside the agents'),
    mutualAuthentication: optional(
      z.union([z.boolean(), mutualAuthentication()]),
      'Let policies require mutual authentication with SPIFFE identities',
    ),
  }),
);
export type ServiceMeshIntent = z.infer<ReturnType<typeof schema>>;
