/** The schema of the mesh file: the clusters, and facts that neither their inventories nor their intents contain. */
import * as z from 'zod/mini';
import { optional } from '../../../core/optional.ts';

const text = z.string().check(z.minLength(1));

/** How clustermesh-apiserver is exposed to the other clusters. */
export const serviceTypes = ['LoadBalancer', 'NodePort', 'ClusterIP'] as const;
export type ServiceType = (typeof serviceTypes)[number];

const apiserver = z.strictObject({
  type: z
    .enum(serviceTypes)
    .check(z.describe('Type of the Service of clustermesh-apiserver. ClusterIP requires routed cluster IPs')),
  available: optional(
    z.boolean(),
    'True if the cluster supports the type: load balancers get addresses, node ports are reachable, or cluster IPs are routed',
  ),
  nodePort: optional(
    z.int().check(z.minimum(1), z.maximum(65535)),
    'Port on the nodes with type NodePort; default 32379',
  ),
  addresses: optional(
    z.array(text).check(z.minLength(1)),
    'Addresses at which other clusters reach it; required to connect with Helm values',
  ),
});

const target = {
  kubespray: optional(text, 'Kubespray release; default: the release of the inventory or the intent'),
  kubean: optional(text, 'Kubean release, instead of the Kubespray release that it pins'),
  cilium: optional(text, 'Cilium version; default: from the inventory, the intent or the release'),
};

const cluster = z.strictObject({
  name: text.check(z.describe('Unique in the mesh: lower-case letters, digits and dashes, at most 32')),
  id: z.int().check(z.describe('Unique in the mesh: 1 to 255, or to 511 with maxConnectedClusters: 511')),
  inventory: optional(
    text,
    'Path of the inventory, relative to this file: a directory, a variables file or a Kubean manifest',
  ),
  intent: optional(text, 'Path of the intent, relative to this file'),
  ...target,
  context: optional(text, 'Context of kubectl; default: the name'),
  // The networks are checked where they are parsed, because meshes can have thousands of them.
  podCIDRs: optional(z.array(z.string()), 'Pod networks that are not in the inventory or the intent'),
  serviceCIDRs: optional(z.array(z.string()), 'Service networks that are not in the inventory or the intent'),
  nodes: optional(z.array(text), 'Addresses or networks of the nodes and the API server that are not in the inventory'),
  apiserver: optional(apiserver, 'How clustermesh-apiserver is exposed to the other clusters'),
  running: optional(z.boolean(), 'True if the cluster has workloads. They must restart if its name or id changes'),
});

/** Version 1 of the mesh file. Unknown keys are errors. */
export const schema = z
  .strictObject({
    version: z.literal(1).check(z.describe('Version of this file format')),
    maxConnectedClusters: optional(
      z.union([z.literal(255), z.literal(511)]),
      'Maximum size of the mesh, the same in all clusters. It cannot change later. Default 255',
    ),
    topology: optional(
      z.union([z.literal('full-mesh'), z.strictObject({ hub: text.check(z.describe('Name of the hub cluster')) })]),
      'Connections: between all clusters (default), or between one hub and the other clusters',
    ),
    nodesReachEachOther: optional(
      z.boolean(),
      'True if every node reaches the nodes of all connected clusters by their internal addresses, without NAT',
    ),
    podsReachEachOther: optional(
      z.boolean(),
      'With native routing: true if the network between the clusters routes pod addresses',
    ),
    sharedCA: optional(z.boolean(), 'True if one certificate authority signs for all clusters; default true'),
    allowOverlappingServices: optional(
      z.boolean(),
      'True if Service networks may overlap. Cluster IPs of other clusters then cannot be used',
    ),
    clusters: z.array(cluster).check(z.minLength(1), z.describe('The clusters of the mesh')),
  })
  .check(z.meta({ title: 'cilium-extras mesh', description: 'Clusters that are connected with Cilium Cluster Mesh.' }));

export type MeshFile = z.infer<typeof schema>;
export type ClusterEntry = MeshFile['clusters'][number];

/** The JSON Schema (draft 2020-12) of a mesh file, for editors. */
export function meshJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, { io: 'input' });
}
