/** Random intents, drawn from the schema of the features, so that they contain only what it accepts. */
import fc from 'fast-check';
import { features } from '../../features/registry.ts';
import type { Json } from '../../src/core/json.ts';
import { intentJsonSchema } from '../../src/formats/intent/schema.ts';

export type Features = Record<string, Json>;

/** The part of JSON Schema that the features' schemas use. */
interface Schema {
  type?: string;
  const?: Json;
  enum?: Json[];
  anyOf?: Schema[];
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  pattern?: string;
}

/** Meaningful strings and numbers, by key or whole path: other values would be refused and show nothing. */
const words: Readonly<Record<string, readonly Json[]>> = {
  ipv4NativeRoutingCIDR: ['10.233.64.0/18', '10.0.0.0/8'],
  ipv6NativeRoutingCIDR: ['fd85:ee78:d8a6:8607::1:0000/112'],
  reconciliationTriggerInterval: ['1s', '250ms', '1m30s'],
  refreshPeriod: ['30s', '1m', '0s'],
  tableSize: [251, 1021, 16381, 65521, 131071],
  maxBackends: [5, 100, 600],
  hashSeed: ['c2VlZHNlZWRzZWVk', 'JLfvgnHc2kaSUFaI'],
  devices: [[{ name: 'eth0' }], [{ name: 'eth0', driver: 'mlx5_core' }, { name: 'eth1' }]],
  name: ['east', 'cluster-2', 'default'],
  id: [0, 1, 200],
  loadBalancerIP: ['192.0.2.10'],
  loadBalancerClass: ['io.cilium/bgp-control-plane'],
  annotations: [{ 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' }],
  labels: [{ team: 'edge' }],
  defaultSecretNamespace: ['kube-system'],
  defaultSecretName: ['wildcard'],
  trustDomain: ['cluster.example'],
  serverAddress: ['spire.example:8081'],
  namespace: ['cilium-spire', 'identity'],
  storageClass: ['local-path'],
  size: ['2Gi'],
  mirror: ['registry.example.com', 'registry.example.com:5000/quay'],
  pullSecrets: [['registry-credentials']],
  cpu: ['200m', '2'],
  memory: ['256Mi', '1Gi'],
  tolerations: [[{ operator: 'Exists' }]],
  priorityClassName: ['system-node-critical'],
  instances: [
    [{ name: 'rack0', asn: 64512, peers: [{ name: 'tor', address: '10.0.0.1', asn: 64513 }], advertisePodCIDR: true }],
    [
      {
        name: 'rack0',
        asn: 64512,
        peers: [{ name: 'tor', address: '10.0.0.1', asn: 64513 }],
        advertiseServices: true,
        nodes: [{ name: 'node1', routerID: '192.0.2.11', localAddress: '192.0.2.21' }],
      },
    ],
  ],
  secretsNamespace: ['bgp-secrets'],
  routerIDPool: ['10.42.0.0/16'],
  remoteClusters: [[{ name: 'lyon', ips: ['192.0.2.10'], port: 32379 }]],
  cidrMatchMode: [['nodes']],
  exceptNamespaces: [['kube-system'], []],
  addressMatcherCIDRs: [['169.254.0.0/16']],
  pools: [[{ name: 'blue', cidrs: ['192.0.2.0/24'] }], [{ name: 'six', ranges: [{ start: '2001:db8::1' }] }]],
  'hostFirewall.devices': [['eth0'], ['eth0', 'eth1']],
  'ipam.ipv6.podCIDRs': [['fd00:10::/104']],
  'ipam.ipv6.maskSize': [112, 120],
  'ipam.pools': [
    { default: { ipv4: { cidrs: ['10.10.0.0/16'], maskSize: 27 } } },
    {
      default: { ipv4: { cidrs: ['10.10.0.0/16'], maskSize: 27 } },
      blue: { ipv6: { cidrs: ['fd00:10::/104'], maskSize: 112 } },
    },
  ],
  policies: [[{ name: 'all', loadBalancerIPs: true }]],
  leaseDuration: ['15s', '30s'],
  leaseRenewDeadline: ['5s', '10s'],
  leaseRetryPeriod: ['2s', '500ms'],
  nonMasqueradeCIDRs: [['10.0.0.0/8'], ['172.16.0.0/12', '198.51.100.0/24']],
  podCIDRs: [['10.233.64.0/18']],
  maskSize: [24, 25],
  interfaces: ['eth0'],
  bytes: [1400, 9000],
  replicas: [1, 2, 3],
  secretName: ['cilium-ipsec-keys', 'other-keys'],
  interface: ['eth1'],
  keyRotationDuration: ['5m', '1h'],
  persistentKeepalive: ['0s', '25s'],
  cidr: ['10.233.64.0/18', '10.0.0.0/8'],
  list: [['dns', 'drop'], ['flow'], ['dns:query;ignoreAAAA', 'http']],
  schedule: ['0 0 1 */4 *', '0 0 1 * *'],
  kind: ['ClusterIssuer', 'Issuer'],
  group: ['cert-manager.io', 'issuers.example.com'],
  filePath: ['/var/run/cilium/hubble/events.log', '/var/log/flows.log'],
  fieldMask: [['time', 'verdict'], ['source.namespace']],
  allowList: [['{"verdict":["DROPPED","ERROR"]}'], ['{"source_pod":["a/"]}', '{"destination_pod":["a/"]}']],
  denyList: [['{"source_pod":["kube-system/"]}']],
  dynamic: [true, false, [{ name: 'all', filePath: '/var/run/cilium/hubble/all.log' }]],
  nodeLabels: [{ role: 'infra' }, { 'node-role.kubernetes.io/ingress': '' }],
};

/** @param path the place of the schema in an intent; `words` depends on its last key */
function valueFor(schema: Schema, path: string): fc.Arbitrary<Json> {
  const known = words[path] ?? words[path.slice(path.lastIndexOf('.') + 1)];
  // A mapping with the same name has another meaning.
  if (known && schema.properties === undefined) return fc.constantFrom(...known);
  if (schema.anyOf) {
    // `true` means no decisions, which is not valid if some are required.
    const isAsked = schema.anyOf.some(({ required = [] }) => required.length > 0);
    const branches = schema.anyOf.map((branch) => (isAsked && branch.type === 'boolean' ? { const: false } : branch));
    return fc.oneof(...branches.map((branch) => valueFor(branch, path)));
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer': {
      const min = schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1;
      return fc.integer({ min, max: Math.min(schema.maximum ?? 30_000, 30_000) });
    }
    case 'object': {
      const entries = Object.entries(schema.properties ?? {}).map(
        ([name, entry]) => [name, valueFor(entry, `${path}.${name}`)] as const,
      );
      return fc
        .record<Record<string, Json>>(Object.fromEntries(entries))
        .chain((all) => fc.subarray(Object.keys(all)).map((kept) => [all, kept] as const))
        .map(([all, kept]) => {
          const keys = new Set([...kept, ...(schema.required ?? [])]);
          return Object.fromEntries(Object.entries(all).filter(([name]) => keys.has(name)));
        });
    }
    case 'array':
      return fc.array(valueFor(schema.items ?? {}, path), { minLength: 1, maxLength: 2 });
    case 'string':
      // If a string only has to match a pattern, any matching one is meaningful.
      if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
      throw new Error(`no words for ${path}: add some for its last key to scripts/conformance/random-intents.ts`);
    default:
      throw new Error(`no values for ${path}, which is of type ${schema.type}`);
  }
}

/** Features that most others need: without these, most random intents would be refused. */
const bases: readonly Features[] = [
  {},
  { kubeProxyReplacement: true },
  {
    kubeProxyReplacement: true,
    routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18', autoDirectNodeRoutes: true },
  },
];

/** Wishes for each feature, all created at once: a missing entry in `words` then fails whatever is drawn. */
function wishesByFeature(): Map<string, fc.Arbitrary<Json>> {
  const schema = intentJsonSchema(features) as unknown as { properties: { features: Schema } };
  const shape = Object.entries(schema.properties.features.properties ?? {});
  return new Map(shape.map(([key, entry]) => [key, valueFor(entry, key)]));
}

const byFeature = wishesByFeature();

/**
 * Random wishes for the features; the same seed gives the same ones.
 *
 * @param most maximal number of features at a time
 */
export function randomIntents({ seed, count, most = 4 }: { seed: number; count: number; most?: number }): Features[] {
  const pick = fc.subarray([...byFeature.keys()], { minLength: 1, maxLength: most });
  const wishes = fc
    .tuple(fc.constantFrom(...bases), pick)
    .chain(([base, keys]) =>
      fc
        .record(Object.fromEntries([...byFeature].filter(([key]) => keys.includes(key))))
        .map((chosen): Features => ({ ...base, ...chosen })),
    );
  return fc.sample(wishes, { seed, numRuns: count });
}

/** Random wishes for one feature. */
export function randomWishes(key: string, { seed, count }: { seed: number; count: number }): Json[] {
  const wish = byFeature.get(key);
  if (!wish) throw new Error(`no feature has the key ${key}`);
  return fc.sample(wish, { seed, numRuns: count });
}
