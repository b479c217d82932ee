/**
 * The inputs of the Kubespray probe: values by type, the words of enumerated variables, and assignments that enable
 * parts of the templates. These are only inputs: measurements show what a release makes of them. Names that a release
 * lacks do no harm.
 */
import type { Json } from '../../../src/core/json.ts';
import type { Assignment } from '../probe.ts';
import { type NewNames, oldName, underNewNames } from './new-names.ts';

/** With labels, because the templates of some releases fail without them. */
const advertisements: Json = [{ name: 'alpha', labels: { advertise: 'bgp' }, spec: { advertisements: [] } }];

/** Values for variables whose type is not informative enough. A string of digits shows whether a template quotes it. */
const words: Record<string, Json[]> = {
  cilium_tunnel_mode: ['vxlan', 'geneve', 'disabled', '42'],
  cilium_kube_proxy_replacement: [
    'strict',
    'partial',
    'probe',
    'disabled',
    true,
    false,
    'true',
    'false',
    'True',
    'False',
  ],
  cilium_identity_allocation_mode: ['crd', 'kvstore', 'doublewrite-readkvstore', 'doublewrite-readcrd', '42'],
  cilium_ipam_mode: ['cluster-pool', 'kubernetes', 'multi-pool', 'eni', '42'],
  cilium_encryption_type: ['ipsec', 'wireguard', 'alpha'],
  cilium_ipsec_enabled: [true, false],
  cilium_ipsec_key: ['alpha'],
  cilium_loadbalancer_mode: ['snat', 'dsr', 'hybrid', '42'],
  cilium_hubble_tls_generate: [true, false],
  cilium_monitor_aggregation: ['none', 'low', 'medium', 'maximum', '42'],
  cilium_cluster_id: [0, 1, 7, 255, 256, 511, -1, '7'],
  cilium_cluster_name: ['paris', 'london', '42'],
  cilium_mtu: ['', '1400', '9000', 1450],
  cilium_native_routing_cidr: ['', '10.0.0.0/8', '10.233.64.0/18'],
  cilium_native_routing_cidr_ipv6: ['', 'fd00::/8', 'fd85::/48'],
  cilium_pool_cidr: ['10.8.0.0/16', '10.9.0.0/16'],
  cilium_pool_cidr_ipv6: ['fd00:8::/64', 'fd00:9::/64'],
  cilium_pool_mask_size: [25, 26, '27'],
  cilium_pool_mask_size_ipv6: [112, 120, '121'],
  cilium_hubble_metrics: [[], ['dns'], ['dns', 'drop'], ['dns:query', 'flow', 'tcp']],
  cilium_hubble_event_buffer_capacity: [1, 63, 64, 4095, 16383, 65535, 65536],
  cilium_hubble_event_queue_size: [50, 100],
  cilium_dns_proxy_enable_transparent_mode: [true, false, 'true'],
  cilium_non_masquerade_cidrs: [[], ['10.0.0.0/8'], ['10.0.0.0/8', '172.16.0.0/12']],
  cilium_bpf_map_dynamic_size_ratio: ['0.0025', '0.005', 0.01],
  cilium_agent_extra_env_vars: [[{ name: 'ALPHA', value: 'beta' }]],
  cilium_agent_extra_volumes: [[{ name: 'alpha', emptyDir: {} }]],
  cilium_agent_extra_volume_mounts: [[{ name: 'alpha', mountPath: '/alpha' }]],
  cilium_operator_extra_volumes: [[{ name: 'alpha', emptyDir: {} }]],
  cilium_operator_extra_volume_mounts: [[{ name: 'alpha', mountPath: '/alpha' }]],
  cilium_operator_tolerations: [[], [{ key: 'alpha', operator: 'Exists' }]],
  cilium_agent_custom_args: [['--alpha=beta'], '--alpha=beta'],
  cilium_operator_custom_args: [['--alpha=beta'], '--alpha=beta'],
  cilium_clusterrole_rules_operator_extra_vars: [[{ apiGroups: ['""'], resources: ['alpha'], verbs: ['get'] }]],
  cilium_loadbalancer_ip_pools: [[{ name: 'alpha', cidrs: ['10.0.0.0/24'] }]],
  cilium_bgp_peering_policies: [[{ name: 'alpha', spec: { virtualRouters: [] } }]],
  cilium_bgp_cluster_configs: [[{ name: 'alpha', spec: { bgpInstances: [] } }]],
  cilium_bgp_peer_configs: [[{ name: 'alpha', spec: { families: [] } }]],
  cilium_bgp_advertisements: [advertisements],
  cilium_bgp_node_config_overrides: [[{ name: 'alpha', spec: { bgpInstances: [] } }]],
  cilium_certgen_args: [{ 'ca-generate': true }],
  cilium_rolling_restart_wait_retries_count: [7],
  kube_network_plugin: ['cilium', 'calico', 'cni', 'custom_cni'],
  kube_proxy_remove: [true, false],
  kube_pods_subnet: ['10.4.0.0/16', '10.5.0.0/16'],
  kube_pods_subnet_ipv6: ['fd00:4::/64', 'fd00:5::/64'],
  kube_network_node_prefix: [22, 23, '25'],
  kube_network_node_prefix_ipv6: [112, 119, '121'],
  dns_domain: ['alpha.local', 'beta.local', '42'],
  cluster_name: ['gamma.local', 'delta.local', '42'],
};

/** Carriers and values that only hosts determine: their effect is not a function of the variable's value. */
const notInputs = new Set([
  'cilium_version',
  'cilium_min_version_required',
  'cilium_config_extra_vars',
  'cilium_extra_values',
  'cilium_install_extra_flags',
  'kube_apiserver_global_endpoint',
  'kube_apiserver_endpoint',
]);

/** Kubespray's own variables that users set and Cilium's templates or derived variables may read. */
export const neighbours =
  /^(kube_(network_plugin|proxy_remove|pods_subnet|network_node_prefix)(_ipv6)?|dns_domain|cluster_name|enable_dual_stack_networks|ipv[46]_stack)$/;

/** True if the probe varies this variable. */
export function isInput(name: string): boolean {
  return (name.startsWith('cilium_') || neighbours.test(name)) && !notInputs.has(name) && !/_checksums?$/.test(name);
}

/**
 * Values to try for a variable.
 *
 * @param value the value of its default; undefined if it has none
 * @param own the value that it has when nobody sets it, which is left out
 * @param named words that the release's own files compare it with
 * @param names variables with other names in the release
 */
export function candidatesFor(
  name: string,
  value: Json | undefined,
  own: Json | undefined,
  named: readonly Json[] = [],
  names: NewNames = new Map(),
): Json[] {
  const candidates = words[oldName(name, names)] ?? [...new Set([...named, ...(kin(value) ?? byType(value))])];
  return candidates.filter((candidate) => JSON.stringify(candidate) !== JSON.stringify(own));
}

/** The words of a known variable that include a default: under a new name, a variable still accepts its old words. */
function kin(value: Json | undefined): readonly Json[] | undefined {
  if (typeof value !== 'string' || !/^[a-z][a-z-]{2,}$/.test(value)) return undefined;
  return Object.values(words).find((known) => known.length > 1 && known.includes(value));
}

function byType(value: Json | undefined): Json[] {
  if (value === true || value === 'true') return [false, 'false', true, 'true'];
  if (value === false || value === 'false') return [true, 'true', false, 'false'];
  if (typeof value === 'number') return [value + 1, value + 2, String(value + 3), ''];
  if (typeof value === 'string' && /^\d+$/.test(value)) return [Number(value) + 1, String(Number(value) + 2), ''];
  if (Array.isArray(value)) return [[], ['alpha'], ['alpha', 'beta']];
  if (value !== null && typeof value === 'object') return ofMapping(value);
  return ['alpha', 'beta', '42', ''];
}

/** How many keys of a mapping are changed one at a time. */
const mostKeys = 8;

/**
 * A default that groups settings, in several variants: all keys changed, each changed by itself, and one key added.
 * Templates read its keys.
 */
function ofMapping(value: Readonly<Record<string, Json>>): Json[] {
  const keys = Object.keys(value);
  if (keys.length === 0) return [{ alpha: 'beta' }];
  const changed = (key: string) => ({ [key]: byType(value[key])[0] as Json });
  const single = keys.length > 1 ? keys.slice(0, mostKeys).map((key) => ({ ...value, ...changed(key) })) : [];
  return [Object.assign({}, ...keys.map(changed)), ...single, { ...value, alpha: 'beta' }, { alpha: 'beta' }];
}

const hubble = { cilium_enable_hubble: true, cilium_hubble_install: true };

/** Assignments that enable parts of the role. */
const switches: readonly Assignment[] = [
  hubble,
  { ...hubble, cilium_hubble_tls_generate: true },
  { ...hubble, cilium_enable_hubble_metrics: true, cilium_hubble_metrics: ['dns', 'drop'] },
  { cilium_encryption_enabled: true, cilium_encryption_type: 'ipsec', cilium_ipsec_key: 'alpha' },
  { cilium_encryption_enabled: true, cilium_encryption_type: 'wireguard' },
  { cilium_ipsec_enabled: true, cilium_ipsec_key: 'alpha' },
  { cilium_ip_masq_agent_enable: true },
  { cilium_enable_prometheus: true },
  { cilium_enable_ipv6: true },
  { cilium_enable_ipv6: true, cilium_ipam_mode: 'cluster-pool' },
  { cilium_identity_allocation_mode: 'kvstore' },
  { cilium_identity_allocation_mode: 'crd' },
  { cilium_tunnel_mode: 'disabled' },
  { cilium_kube_proxy_replacement: 'strict' },
  { cilium_kube_proxy_replacement: true },
  { cilium_ipam_mode: 'cluster-pool' },
  { cilium_enable_portmap: true },
  { cilium_enable_bandwidth_manager: true },
  { cilium_remove_old_resources: true },
  { cilium_hubble_export_dynamic_enabled: true },
  // The role waits for the CRD of node overrides only with advertisements.
  { cilium_bgp_advertisements: advertisements },
  { ipv6_stack: true },
  { enable_dual_stack_networks: true },
];

/** Assignments that enable parts of a role, under the release's names for its variables. */
export function switchesFor(names: NewNames): Assignment[] {
  return switches.map((set) => underNewNames(set, names));
}
