import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';
import { labelSelector, resourceName } from '../shared/label-selector.ts';

const asn = onDemand(() => z.int().check(z.minimum(1), z.maximum(4_294_967_295)));
const seconds = onDemand(() => z.int().check(z.positive()));

const peer = onDemand(() =>
  z.strictObject({
    name: resourceName().check(z.describe('Name of the peer')),
    address: z.union([z.ipv4(), z.ipv6()]).check(z.describe('Address of the peer')),
    asn: asn().check(z.describe('AS number of the peer')),
    port: optional(
      z.int().check(z.minimum(1), z.maximum(65535)),
      'Port of the peer; default 179. Cilium 1.14 and later',
    ),
    ebgpMultihop: optional(
      z.int().check(z.minimum(1), z.maximum(255)),
      'TTL of packets to a peer that is several hops away (eBGP multihop). Cilium 1.14 and later',
    ),
    connectRetryTimeSeconds: optional(seconds(), 'Seconds between attempts to connect; default 120'),
    holdTimeSeconds: optional(seconds(), 'Seconds without a message after which the peer is down; default 90'),
    keepAliveTimeSeconds: optional(seconds(), 'Seconds between keep-alive messages; default 30'),
    gracefulRestartSeconds: optional(
      seconds(),
      'Seconds that the peer keeps routes while an agent restarts (graceful restart). Cilium 1.14 and later',
    ),
    authSecret: optional(
      resourceName(),
      'Secret with the key `password`, in the namespace of BGP secrets. Cilium 1.15 and later',
    ),
  }),
);
export type Peer = z.infer<ReturnType<typeof peer>>;

const services = onDemand(() =>
  z.strictObject({
    addresses: optional(
      z.array(z.enum(['LoadBalancerIP', 'ClusterIP', 'ExternalIP'])).check(z.minLength(1)),
      'Which addresses of Services; default LoadBalancerIP. Other types require Cilium 1.16',
    ),
    selector: optional(labelSelector(), 'Services whose addresses are advertised; default: all'),
  }),
);

const node = onDemand(() =>
  z.strictObject({
    name: resourceName().check(z.describe('Name of the node')),
    routerID: optional(z.ipv4(), 'Router id of the node, in the form of an IPv4 address'),
    localPort: optional(z.int().check(z.minimum(1), z.maximum(65535)), 'Port on which the node takes connections'),
    localASN: optional(asn(), 'AS number of this node. Cilium 1.18 and later'),
    localAddress: optional(z.union([z.ipv4(), z.ipv6()]), 'Source address of the sessions of the node'),
  }),
);
export type NodeOverride = z.infer<ReturnType<typeof node>>;

const instance = onDemand(() =>
  z.strictObject({
    name: resourceName().check(z.describe('Name of the instance')),
    nodeSelector: optional(
      labelSelector(),
      'Nodes that run the instance; default: all. Each node can run one instance',
    ),
    asn: asn().check(z.describe('AS number of the nodes')),
    peers: z.array(peer()).check(z.minLength(1), z.describe('Routers to peer with')),
    advertisePodCIDR: optional(z.boolean(), 'Advertise the pod networks of the nodes'),
    advertisePodIPPools: optional(
      z.union([z.literal(true), labelSelector()]),
      'Advertise the networks of nodes with IPAM mode multi-pool: of all pools, or those with these labels. Cilium 1.15 and later',
    ),
    advertiseServices: optional(
      z.union([z.literal(true), services()]),
      'Advertise addresses of Services. Cilium 1.13 and later',
    ),
    nodes: optional(z.array(node()), 'Settings of single nodes (node overrides). Cilium 1.16 and later'),
  }),
);
export type Instance = z.infer<ReturnType<typeof instance>>;

/** BGP between nodes and routers. */
export const schema = onDemand(() =>
  z.strictObject({
    instances: optional(
      z.array(instance()),
      'BGP instances: which nodes peer with which routers, and what they advertise',
    ),
    secretsNamespace: optional(
      z.string().check(z.minLength(1)),
      'Namespace of Secrets with passwords of peers; default kube-system. Cilium 1.15 and later',
    ),
    statusReport: optional(
      z.boolean(),
      'Write the state of peers into the resources. Enabled by default. Cilium 1.17 and later',
    ),
    routerIDPool: optional(
      z.cidrv4(),
      'Network that router ids are taken from, for nodes without an IPv4 address. Cilium 1.18 and later',
    ),
  }),
);
export type BGPIntent = z.infer<ReturnType<typeof schema>>;
