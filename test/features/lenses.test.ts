/** The output of the lenses, by Cilium version: the expectations come from the charts and Cilium's pages. */
import { describe, expect, it } from 'vitest';
import { featureByKey } from '../../features/registry.ts';
import { lensContext, type Need, type Settings, type Unavailable } from '../../src/core/feature.ts';

const needs: Need[] = ['kube-proxy-absent', 'api-server-address'];

function write(key: string, cilium: string, intent: unknown): Settings | Unavailable {
  const feature = featureByKey(key);
  if (!feature) throw new Error(`no feature ${key}`);
  const context = lensContext(cilium);
  return intent === false ? feature.writeOff(context) : feature.write(feature.schema().parse(intent), context);
}

const cidr = '10.233.64.0/18';

/** ip-masq-agent needs BPF masquerading. */
const agentOn = { 'bpf.masquerade': true, 'ipMasqAgent.enabled': true };

const written: readonly [key: string, cilium: string, intent: unknown, settings: Settings][] = [
  [
    'routing',
    '1.9.10',
    { mode: 'native', ipv4NativeRoutingCIDR: cidr },
    { values: { tunnel: 'disabled', nativeRoutingCIDR: cidr } },
  ],
  [
    'routing',
    '1.11.0',
    { mode: 'native', ipv4NativeRoutingCIDR: cidr },
    { values: { tunnel: 'disabled', ipv4NativeRoutingCIDR: cidr } },
  ],
  ['routing', '1.13.4', { mode: 'tunnel' }, { values: { tunnel: 'vxlan' } }],
  ['routing', '1.13.4', { tunnelProtocol: 'geneve' }, { values: { tunnel: 'geneve' } }],
  ['routing', '1.13.4', { autoDirectNodeRoutes: true }, { values: { autoDirectNodeRoutes: true } }],
  ['routing', '1.14.0', { mode: 'tunnel' }, { values: { routingMode: 'tunnel' } }],
  [
    'routing',
    '1.19.3',
    { mode: 'native', tunnelProtocol: 'geneve', ipv6NativeRoutingCIDR: 'fd00:10::/48' },
    { values: { routingMode: 'native', tunnelProtocol: 'geneve', ipv6NativeRoutingCIDR: 'fd00:10::/48' } },
  ],
  ['routing', '1.15.4', { mode: 'native', directRoutingSkipUnreachable: false }, { values: { routingMode: 'native' } }],
  [
    'routing',
    '1.16.0',
    { mode: 'native', directRoutingSkipUnreachable: true },
    { values: { routingMode: 'native', directRoutingSkipUnreachable: true } },
  ],

  [
    'masquerading',
    '1.13.18',
    { ipMasqAgent: { masqLinkLocalIPv6: false } },
    { values: agentOn, implies: { kubeProxyReplacement: 'strict' }, needs },
  ],
  [
    'masquerading',
    '1.14.0',
    { ipMasqAgent: { masqLinkLocalIPv6: false } },
    {
      values: { ...agentOn, 'ipMasqAgent.config.masqLinkLocalIPv6': false },
      implies: { kubeProxyReplacement: true },
      needs,
    },
  ],

  ['kubeProxyReplacement', '1.13.18', {}, { values: { kubeProxyReplacement: 'strict' }, needs }],
  ['kubeProxyReplacement', '1.14.0', {}, { values: { kubeProxyReplacement: true }, needs }],
  ['kubeProxyReplacement', '1.13.18', false, { values: { kubeProxyReplacement: 'disabled' } }],
  ['kubeProxyReplacement', '1.14.0', false, { values: { kubeProxyReplacement: false } }],

  [
    'egressGateway',
    '1.11.3',
    {},
    {
      values: { 'egressGateway.enabled': true },
      implies: {
        kubeProxyReplacement: 'strict',
        'bpf.masquerade': true,
        enableIPv4Masquerade: true,
        remoteNodeIdentity: true,
      },
      needs,
    },
  ],
  [
    'egressGateway',
    '1.15.4',
    { policyMapMax: 32768 },
    {
      values: { 'egressGateway.enabled': true },
      options: { 'egress-gateway-policy-map-max': '32768' },
      implies: {
        kubeProxyReplacement: true,
        'bpf.masquerade': true,
        enableIPv4Masquerade: true,
        remoteNodeIdentity: true,
        identityAllocationMode: 'crd',
        l7Proxy: false,
      },
      needs,
    },
  ],
  [
    'egressGateway',
    '1.17.3',
    { policyMapMax: 32768, reconciliationTriggerInterval: '5s' },
    {
      values: {
        'egressGateway.enabled': true,
        'egressGateway.reconciliationTriggerInterval': '5s',
        'egressGateway.maxPolicyEntries': 32768,
      },
      implies: {
        kubeProxyReplacement: true,
        'bpf.masquerade': true,
        enableIPv4Masquerade: true,
        identityAllocationMode: 'crd',
      },
      needs,
    },
  ],
  ['egressGateway', '1.9.10', false, { values: {} }],
  ['egressGateway', '1.17.3', false, { values: { 'egressGateway.enabled': false } }],

  ['bandwidthManager', '1.11.3', {}, { values: { bandwidthManager: true } }],
  ['bandwidthManager', '1.11.3', false, { values: { bandwidthManager: false } }],
  ['bandwidthManager', '1.12.0', {}, { values: { 'bandwidthManager.enabled': true } }],
  [
    'bandwidthManager',
    '1.12.0',
    { bbr: true },
    {
      values: { 'bandwidthManager.enabled': true, 'bandwidthManager.bbr': true },
      implies: { kubeProxyReplacement: 'strict', 'bpf.hostLegacyRouting': false, 'bpf.masquerade': true },
      needs,
    },
  ],
  [
    'bandwidthManager',
    '1.18.4',
    { bbr: true, bbrHostNamespaceOnly: true },
    {
      values: {
        'bandwidthManager.enabled': true,
        'bandwidthManager.bbr': true,
        'bandwidthManager.bbrHostNamespaceOnly': true,
      },
    },
  ],

  [
    'topologyAwareHints',
    '1.17.3',
    {},
    { values: { 'loadBalancer.serviceTopology': true }, implies: { kubeProxyReplacement: true }, needs },
  ],
  [
    'topologyAwareHints',
    '1.17.3',
    false,
    { values: { 'loadBalancer.serviceTopology': false }, agentDefaults: ['loadBalancer.serviceTopology'] },
  ],

  ['clusterMesh', '1.9.10', { name: 'paris', id: 7 }, { values: { 'cluster.name': 'paris', 'cluster.id': 7 } }],
  [
    'clusterMesh',
    '1.15.4',
    { name: 'paris', id: 300, maxConnectedClusters: 511 },
    { values: { 'cluster.name': 'paris', 'cluster.id': 300, 'clustermesh.maxConnectedClusters': 511 } },
  ],
  ['clusterMesh', '1.19.3', false, { values: { 'cluster.name': 'default', 'cluster.id': 0 } }],
];

const refused: readonly [
  key: string,
  cilium: string,
  intent: unknown,
  since: string | undefined,
  path: string[] | undefined,
][] = [
  ['routing', '1.13.4', { mode: 'native', tunnelProtocol: 'geneve' }, '1.14.0', ['tunnelProtocol']],
  ['routing', '1.15.4', { directRoutingSkipUnreachable: true }, '1.16.0', ['directRoutingSkipUnreachable']],
  ['routing', '1.11.3', { ipv6NativeRoutingCIDR: 'fd00:10::/48' }, '1.12.0', ['ipv6NativeRoutingCIDR']],
  ['routing', '1.19.3', false, undefined, undefined],
  ['egressGateway', '1.9.10', {}, '1.10.0', undefined],
  ['egressGateway', '1.13.4', { policyMapMax: 1000 }, '1.14.0', ['policyMapMax']],
  ['egressGateway', '1.13.4', { reconciliationTriggerInterval: '1s' }, '1.14.0', ['reconciliationTriggerInterval']],
  ['egressGateway', '1.11.3', { installRoutes: true }, '1.12.0', ['installRoutes']],
  ['egressGateway', '1.15.4', { installRoutes: true }, undefined, ['installRoutes']],
  ['bandwidthManager', '1.11.3', { bbr: true }, '1.12.0', ['bbr']],
  ['bandwidthManager', '1.17.3', { bbr: true, bbrHostNamespaceOnly: true }, '1.18.0', ['bbrHostNamespaceOnly']],
  ['topologyAwareHints', '1.10.20', {}, '1.11.0', undefined],
  ['clusterMesh', '1.14.6', { name: 'paris', id: 7, maxConnectedClusters: 511 }, '1.15.0', ['maxConnectedClusters']],
];

describe('write', () => {
  it.each(written)('%s on Cilium %s: %j', (key, cilium, intent, settings) => {
    expect(write(key, cilium, intent)).toEqual(settings);
  });

  it.each(refused)('%s on Cilium %s is not available: %j', (key, cilium, intent, since, path) => {
    const outcome = write(key, cilium, intent);
    if (!('unavailable' in outcome)) throw new Error('it is written');
    expect([outcome.since, outcome.path]).toEqual([since, path]);
  });
});

describe('schemas', () => {
  it.each([
    ['routing', { ipv4NativeRoutingCIDR: '10.233.64.0' }],
    ['routing', { ipv4NativeRoutingCIDR: 'fd00::/64' }],
    ['routing', { ipv6NativeRoutingCIDR: cidr }],
    ['routing', { mode: 'disabled' }],
    ['egressGateway', { reconciliationTriggerInterval: '5 seconds' }],
    ['egressGateway', { reconciliationTriggerInterval: 5 }],
    ['egressGateway', { policyMapMax: 0 }],
    ['bandwidthManager', { bbr: 'yes' }],
    ['clusterMesh', { name: 'paris' }],
    ['clusterMesh', { name: 'paris', id: 512 }],
    ['clusterMesh', { name: 'paris', id: 7, maxConnectedClusters: 300 }],
  ])('%s refuses %j', (key, intent) => {
    expect(featureByKey(key)?.schema().safeParse(intent).success).toBe(false);
  });

  it.each(['0', '30s', '1m30s', '1.5h', '500ms'])('a duration may be %s', (text) => {
    expect(featureByKey('egressGateway')?.schema().safeParse({ reconciliationTriggerInterval: text }).success).toBe(
      true,
    );
  });
});
