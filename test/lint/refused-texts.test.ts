/** Strings of the right type that the programs refuse when they start, through every carrier and in intents. */
import { expect, test } from 'vitest';
import { refusedText } from '../../src/core/accepted-texts.ts';
import { lintFor } from './catalog.ts';

async function refused(kubespray: string, variables: string): Promise<string[]> {
  const { findings } = await lintFor(kubespray, variables);
  return findings
    .filter(({ rule }) => rule === 'invalid-value')
    .map(({ subject, location }) => `${subject}:${location?.line}`);
}

test.each([
  ['monitor-aggregation', '1.15.9', ['medium', 'Maximum', '3', '', 'disabled'], ['High', '5', 'all']],
  ['monitor-aggregation-flags', '1.19.3', ['all', 'syn,FIN', 'syn fin rst'], ['syn,end', 'everything', '2']],
  ['bpf-map-dynamic-size-ratio', '1.13.4', ['0', '1', '0.0025', '1.0'], ['1.5', '-0.1', '25']],
  ['datapath-mode', '1.9.18', ['veth', 'ipvlan'], ['lb-only', 'netkit', 'Veth']],
  ['datapath-mode', '1.15.9', ['veth', 'lb-only'], ['netkit', 'ipvlan', 'tunnel']],
  ['datapath-mode', '1.19.3', ['veth', 'netkit', 'netkit-l2'], ['lb-only', 'auto', 'l2']],
  ['datapath-mode', '1.20.0', ['auto'], ['lb-only', 'ipvlan', 'xdp']],
  ['node-port-range', '1.15.9', ['30000,32767', '30000 32767', ''], ['32767,30000', '30000-32767', '30000', '1,b']],
  ['bpf-ct-global-tcp-max', '1.19.3', ['524288', '1024', '16777216'], ['1023', '16777217', '-1']],
  ['bpf-policy-map-max', '1.12.1', ['16384'], ['100', '65537', '-1']],
  ['bpf-policy-map-max', '1.15.9', ['16384', '65537'], ['100', '255', '-1']],
  ['bpf-policy-map-max', '1.18.6', ['100', '65537'], []],
  ['identity-allocation-mode', '1.15.9', ['crd', 'kvstore'], ['CRD', 'etcd', 'doublewrite-readcrd']],
  ['identity-allocation-mode', '1.17.7', ['doublewrite-readcrd'], ['doublewrite', 'etcd', 'CRD']],
  ['service-no-backend-response', '1.15.9', ['reject', 'drop'], ['icmp', 'Drop', 'none']],
  ['service-no-backend-response', '1.14.6', ['icmp'], []],
  ['ipv6-cluster-alloc-cidr', '1.17.7', ['f00d::/64'], ['f00d::/48', '10.0.0.0/8', 'f00d::']],
  ['ipv4-native-routing-cidr', '1.19.3', ['10.0.0.0/8', ''], ['0', '10.0.0.0', 'fd00::/8', '{}']],
  ['ipv6-native-routing-cidr', '1.15.9', ['fd00::/8', ''], ['0', 'fd00::', '10.0.0.0/8']],
  ['native-routing-cidr', '1.9.18', ['10.0.0.0/8'], ['10.0.0.0']],
  ['cluster-health-port', '1.17.7', ['4240', '65535'], ['65536', '70000', '424000']],
  [
    'prometheus-serve-addr',
    '1.17.7',
    [':9962', '', '0.0.0.0:9962', '[::]:9962'],
    [':99999', '10.0.0.1:65536', ':655350'],
  ],
  ['vlan-bpf-bypass', '1.17.7', ['0', '1,2', '4001 4002'], ['all', 'eth0.1', '1-3']],
])('%s of Cilium %s', (option, cilium, taken, not) => {
  expect(taken.filter((text) => refusedText(option, text, cilium))).toEqual([]);
  expect(not.filter((text) => !refusedText(option, text, cilium))).toEqual([]);
});

test.each([
  ['v2.24.3', 'cilium_monitor_aggregation: High\n', ['monitor-aggregation:1']],
  ['v2.31.0', 'cilium_monitor_aggregation: High\n', ['monitor-aggregation:1']],
  ['v2.31.0', 'cilium_native_routing_cidr: 10.233.64.0\n', ['ipv4-native-routing-cidr:1']],
  ['v2.27.1', 'cilium_native_routing_cidr_ipv6: 10.233.64.0/18\n', ['ipv6-native-routing-cidr:1']],
  ['v2.20.1', 'cilium_bpf_map_dynamic_size_ratio: "2"\n', ['bpf-map-dynamic-size-ratio:1']],
  ['v2.27.1', 'cilium_config_extra_vars:\n  node-port-range: "32767,30000"\n', ['node-port-range:2']],
  ['v2.28.1', 'cilium_config_extra_vars:\n  datapath-mode: ipvlan\n', ['datapath-mode:2']],
  ['v2.31.0', 'cilium_extra_values:\n  bpf:\n    ctTcpMax: 512\n', ['bpf-ct-global-tcp-max:3']],
  [
    'v2.31.0',
    'kube_network_plugin: custom_cni\ncustom_cni_chart_ref: cilium/cilium\ncustom_cni_chart_values:\n  bpf: { monitorAggregation: often }\n',
    ['monitor-aggregation:4'],
  ],
  ['v2.31.0', 'cilium_agent_extra_args:\n  - --bpf-map-dynamic-size-ratio=2\n', ['bpf-map-dynamic-size-ratio:2']],
  ['v2.27.1', 'cilium_agent_custom_args:\n  - --monitor-aggregation=often\n', ['monitor-aggregation:2']],
])('through a carrier of %s: %j', async (kubespray, variables, places) => {
  expect(await refused(kubespray, variables)).toEqual(places);
});

test.each(['v2.20.1', 'v2.24.3', 'v2.27.1', 'v2.28.1', 'v2.31.0'])('accepted texts on %s', async (kubespray) => {
  const variables =
    'cilium_monitor_aggregation: Maximum\ncilium_config_extra_vars:\n  node-port-range: "20000,30000"\n  bpf-ct-global-any-max: "65536"\n  cluster-health-port: "4241"\n  vlan-bpf-bypass: "{{ vlans }}"\n';
  expect(await refused(kubespray, variables)).toEqual([]);
});
