import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const text = onDemand(() => z.string().check(z.minLength(1)));
const port = onDemand(() => z.int().check(z.minimum(1), z.maximum(65535)));

const service = onDemand(() =>
  z.strictObject({
    type: optional(z.enum(['NodePort', 'LoadBalancer', 'ClusterIP']), 'Type of the Service; default NodePort'),
    nodePort: optional(port(), 'Node port; default 32379'),
    annotations: optional(z.record(text(), z.string()), 'Annotations of the Service'),
    loadBalancerIP: optional(text(), 'Address of the load balancer, if the cloud lets you choose one'),
  }),
);

const issuer = onDemand(() =>
  z.strictObject({
    group: optional(text(), 'API group of the issuer; default cert-manager.io'),
    kind: text().check(z.describe('Issuer or ClusterIssuer')),
    name: text().check(z.describe('Name of the issuer')),
  }),
);

const apiServer = onDemand(() =>
  z.strictObject({
    service: optional(service(), 'How other clusters reach clustermesh-apiserver'),
    replicas: optional(z.int().check(z.positive()), 'Number of pods; default 1'),
    kvstoreMesh: optional(
      z.boolean(),
      'Cache the state of other clusters in a local etcd (KVStoreMesh). Enabled by default from 1.16 on. Cilium 1.14 and later',
    ),
    tlsMethod: optional(z.enum(['helm', 'cronJob', 'certmanager']), 'What creates the certificates; default helm'),
    issuer: optional(issuer(), 'Issuer of cert-manager. Required with method certmanager'),
    authMode: optional(
      z.enum(['legacy', 'migration', 'cluster']),
      'Users of the etcd: one for all clusters, or one for each cluster. Cilium 1.14 and later',
    ),
  }),
);

const remoteCluster = onDemand(() =>
  z.strictObject({
    name: text().check(z.describe('Name of the other cluster')),
    address: optional(text(), 'Host name of its API server'),
    ips: optional(z.array(z.union([z.ipv4(), z.ipv6()])), 'Addresses of its API server, instead of a host name'),
    port: port().check(z.describe('Port of its API server: the node port, or 2379')),
  }),
);

/** The identity of a cluster in a mesh, and how it joins other clusters. */
export const schema = onDemand(() =>
  z.strictObject({
    name: z
      .string()
      .check(
        z.minLength(1),
        z.describe('Name that is unique in the mesh: at most 32 lower-case letters, digits and dashes'),
      ),
    id: z
      .int()
      .check(
        z.minimum(0),
        z.maximum(511),
        z.describe('Id that is unique in the mesh: 1 to 255, or to 511 with 511 clusters. 0 means no mesh'),
      ),
    maxConnectedClusters: optional(
      z.union([z.literal(255), z.literal(511)]),
      'Maximum size of the mesh, the same in all clusters. It cannot change later. Cilium 1.15 and later',
    ),
    apiServer: optional(
      z.union([z.boolean(), apiServer()]),
      'Run the API server that other clusters read from (clustermesh-apiserver)',
    ),
    remoteClusters: optional(
      z.array(remoteCluster()),
      'The other clusters of the mesh, as with `cilium clustermesh connect`. Cilium 1.11 and later',
    ),
    endpointSliceSync: optional(z.boolean(), 'Copy EndpointSlices of global Services. Cilium 1.16 and later'),
    mcsAPI: optional(z.boolean(), 'Support the Multi-Cluster Services API. Cilium 1.16 and later'),
    policyDefaultLocalCluster: optional(
      z.boolean(),
      'Selectors in policies select only pods of the local cluster unless they name a different cluster. Enabled by default from 1.19 on. Cilium 1.18 and later',
    ),
  }),
);
export type ClusterMeshIntent = z.infer<ReturnType<typeof schema>>;
