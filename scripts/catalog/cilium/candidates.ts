/**
 * The values to try for a Helm value. They are inputs of the probe, not facts: renderings show what the chart makes of
 * them.
 */
import type { Json } from '../../../src/core/json.ts';
import { isMap } from '../../../src/core/value-tree.ts';
import { canonical } from '../learn/samples.ts';
import { type ChartPath, type JsonType, typeOf } from './chart-paths.ts';

/** Accepted words of values that have no schema before 1.16, and that templates do not compare with all of them. */
export const knownWords: Readonly<Record<string, readonly Json[]>> = {
  kubeProxyReplacement: ['strict', 'partial', 'probe', 'disabled', 'true', 'false', true, false],
  tunnel: ['disabled', 'vxlan', 'geneve'],
  tunnelProtocol: ['vxlan', 'geneve', 'disabled'],
  routingMode: ['native', 'tunnel'],
  identityAllocationMode: ['crd', 'kvstore', 'doublewrite-readkvstore'],
  'loadBalancer.mode': ['snat', 'dsr', 'hybrid'],
  'loadBalancer.algorithm': ['random', 'maglev'],
  'loadBalancer.acceleration': ['disabled', 'native', 'best-effort', 'testing-only'],
  'loadBalancer.dsrDispatch': ['opt', 'ipip', 'geneve'],
  'nodePort.mode': ['snat', 'dsr', 'hybrid'],
  'nodePort.algorithm': ['random', 'maglev'],
  'nodePort.acceleration': ['disabled', 'native'],
  'ipam.mode': ['kubernetes', 'cluster-pool', 'eni', 'azure', 'alibabacloud', 'crd', 'multi-pool', 'delegated-plugin'],
  'encryption.type': ['ipsec', 'wireguard', 'ztunnel'],
  'bpf.datapathMode': ['veth', 'netkit', 'netkit-l2', 'auto'],
  datapathMode: ['veth', 'ipvlan'],
  'hubble.tls.auto.method': ['helm', 'cronJob', 'certmanager'],
  'clustermesh.apiserver.tls.auto.method': ['helm', 'cronJob', 'certmanager'],
  'clustermesh.apiserver.tls.authMode': ['legacy', 'migration', 'cluster'],
  'clustermesh.apiserver.service.type': ['NodePort', 'LoadBalancer', 'ClusterIP'],
  'clustermesh.maxConnectedClusters': [255, 511, 300],
  'cluster.id': [1, 255, 256, 511],
  'cluster.name': ['east', 'west-1', 'West_1', ''],
  'cni.chainingMode': ['none', 'aws-cni', 'generic-veth', 'portmap', 'flannel'],
  'ingressController.loadbalancerMode': ['dedicated', 'shared'],
  'gatewayAPI.gatewayClass.create': ['auto', 'true', 'false'],
  policyEnforcementMode: ['default', 'always', 'never'],
  upgradeCompatibility: ['1.7', '1.8', '1.9', '1.10', '1.11', '1.12', '1.13', '1.14', '1.15', '1.16', '1.17', '1.18'],
  bandwidthManager: [true, false],
};

/** Contents for map settings that templates only use as a whole. */
const mapShapes: Readonly<Record<string, readonly Json[]>> = {
  extraConfig: [{ 'probe-option': 'a' }, { 'probe-option': 'b' }],
  'ipam.operator.autoCreateCiliumPodIPPools': [
    { probe: { ipv4: { cidrs: ['10.1.0.0/16'], maskSize: 24 } } },
    {
      'probe-b': { ipv6: { cidrs: ['fd01::/80', 'fd02::/80'], maskSize: 96 } },
      'probe-a': {
        ipv4: { cidrs: ['10.1.0.0/16', '10.2.0.0/16'], maskSize: 27 },
        ipv6: { cidrs: ['fd03::/80'], maskSize: 100 },
      },
    },
  ],
};

function otherNumbers(value: number): Json[] {
  return [value + 1, value + 5, ...(value === 0 ? [] : [0])];
}

/** Charts validate durations, so any other text would only be refused. */
const namesDuration = /(Timeout|Interval|Period|Duration|TTL|Ttl|Delay|Age)$/;

function otherTexts(value: string, path: string): Json[] {
  if (/^(\d+(ms|s|m|h))+$/.test(value) || namesDuration.test(path)) return ['17s', '3m0s'];
  if (/^\d+$/.test(value)) return [String(Number(value) + 1), Number(value) + 2, '0'];
  if (/^\d+\.\d+\.\d+\.\d+\/\d+$/.test(value)) return ['10.1.0.0/16', '10.2.0.0/16'];
  if (/^[\da-f:]+:\/?\d*\/\d+$/.test(value)) return ['fd01::/104', 'fd02::/104'];
  return [...strangeWords, ...(value === '' ? [] : [''])];
}

/** Values of a type, if neither a default nor an example is known. */
function ofType(type: JsonType): Json[] {
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'integer':
      return [7, 9, 0];
    case 'number':
      return [0.25, 0.5, 7];
    case 'string':
      return [...strangeWords];
    case 'array':
      return [['probe-a'], ['probe-a', 'probe-b']];
    case 'object':
      return [{ probe: 'a' }, { probe: 'b' }];
    case 'null':
      return [];
  }
}

function near(value: Json, path: string): Json[] {
  if (value === null) return [];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return otherNumbers(value);
  if (typeof value === 'string') return otherTexts(value, path);
  if (Array.isArray(value)) {
    if (isMap(value[0])) return [[], [...value, value[0] as Json]];
    return [['probe-a'], ['probe-a', 'probe-b'], [{ name: 'probe-a' }], ...(value.length > 0 ? [[]] : [])];
  }
  return [
    { ...value, probe: 'a' },
    { ...value, probe: 'b' },
  ];
}

/** Words with which templates name a type instead of a value. */
const kinds = new Set(['invalid', 'string', 'map', 'bool', 'slice', 'int', 'float64', 'nil', 'object']);

const strangeWords = ['probe-a', 'probe-b'];

/** Candidates that no chart knows: they show how a chart treats any unknown value. */
export const strangers: readonly Json[] = [...strangeWords, 300];

/** Values for a path of unknown type: near its example, or one of each type. */
function ofUnknownType(example: Json | undefined, path: string): Json[] {
  if (example !== undefined && example !== '') return [example, ...near(example, path)];
  return (['boolean', 'string', 'integer', 'array'] as const).flatMap(ofType);
}

/** Values to try for a path, distinct from its default. */
export function candidatesFor(path: string, entry: ChartPath): Json[] {
  const shapes = mapShapes[path];
  if (shapes) return [...shapes];
  const preset = entry.default ?? null;
  const types = entry.types.filter((type) => type !== 'null');
  const examples = entry.hints.filter((hint) => hint !== null && !kinds.has(String(hint)));
  const tries: Json[] = [...(knownWords[path] ?? []), ...(entry.accepted ?? []), ...near(preset, path)];
  if (preset === null && namesDuration.test(path)) tries.push('17s', '3m0s');
  if (preset === null || (Array.isArray(preset) && preset.length === 0)) tries.push(...types.flatMap(ofType));
  else if (types.some((type) => type !== typeOf(preset))) {
    tries.push(...types.filter((type) => type !== typeOf(preset) && type !== 'number').flatMap(ofType));
  }
  if (preset === null && types.length === 0) tries.push(...ofUnknownType(examples[0], path));
  if (typeof preset !== 'boolean' && !isMap(preset)) {
    const words = examples.filter((hint) => typeof hint === 'string' && !/^\d+\.\d+/.test(hint) && hint.length < 40);
    if (!(knownWords[path] || entry.accepted)) tries.push(...words.slice(0, 6));
  }
  const seen = new Set([canonical(entry.default)]);
  const isNew = (value: Json) => {
    const text = canonical(value);
    return seen.has(text) ? false : Boolean(seen.add(text));
  };
  return tries.filter(isNew);
}
