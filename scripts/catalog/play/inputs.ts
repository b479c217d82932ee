/**
 * The inputs for the whole play, in addition to `../kubespray/inputs.ts`. These are only inputs: measurements show what
 * a release makes of them. Names that a release lacks do no harm.
 */
import { isTruthy } from '../../../src/catalog/table.ts';
import type { Json } from '../../../src/core/json.ts';
import { candidatesFor, switchesFor } from '../kubespray/inputs.ts';
import { type NewNames, oldName, underNewNames } from '../kubespray/new-names.ts';
import type { Assignment } from '../probe.ts';

/** Kubespray's other variables that are listed with their defaults, whether the role reads them or not. */
export const alwaysListed: readonly string[] = [
  'kube_owner',
  'kube_network_plugin_multus',
  'enable_nodelocaldns',
  'cluster_name',
  'dns_domain',
  'kube_pods_subnet',
  'kube_pods_subnet_ipv6',
  'kube_service_addresses',
  'kube_service_addresses_ipv6',
  'kube_network_node_prefix',
  'kube_network_node_prefix_ipv6',
  'gateway_api_enabled',
  'gateway_api_version',
  'gateway_api_channel',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'kube_proxy_mode',
  'kube_proxy_remove',
  'kube_proxy_strict_arp',
  'quay_image_repo',
  'docker_image_repo',
  'gcr_image_repo',
  'kube_image_repo',
  'container_manager',
  'etcd_deployment_type',
  'ipv4_stack',
  'ipv6_stack',
  'enable_dual_stack_networks',
  'ignore_assert_errors',
  'download_run_once',
  'ingress_nginx_enabled',
  'metallb_enabled',
  'metallb_speaker_enabled',
];

/**
 * Elements of lists with every key that releases are known to read. Each is also tried with one key missing, and with
 * one misspelt.
 */
const elements: Readonly<Record<string, Json>> = {
  cilium_loadbalancer_ip_pools: {
    name: 'alpha',
    cidrs: ['10.0.0.0/24'],
    ranges: [{ start: '10.1.0.1', stop: '10.1.0.9' }],
  },
  cilium_bgp_peering_policies: {
    name: 'alpha',
    spec: {
      nodeSelector: { matchLabels: { rack: 'alpha' } },
      virtualRouters: [
        { localASN: 64512, exportPodCIDR: true, neighbors: [{ peerAddress: '10.0.0.1/32', peerASN: 64512 }] },
      ],
    },
  },
  cilium_bgp_cluster_configs: {
    name: 'alpha',
    spec: {
      nodeSelector: { matchLabels: { rack: 'alpha' } },
      bgpInstances: [
        { name: 'alpha', localASN: 64512, peers: [{ name: 'beta', peerASN: 64513, peerAddress: '10.0.0.1' }] },
      ],
    },
  },
  cilium_bgp_peer_configs: {
    name: 'alpha',
    spec: { authSecretRef: 'beta', gracefulRestart: { enabled: true }, families: [{ afi: 'ipv4', safi: 'unicast' }] },
  },
  cilium_bgp_advertisements: {
    name: 'alpha',
    labels: { advertise: 'bgp' },
    spec: { advertisements: [{ advertisementType: 'PodCIDR' }] },
  },
  cilium_bgp_node_config_overrides: {
    name: 'alpha',
    spec: { bgpInstances: [{ name: 'alpha', routerID: '10.0.0.1', localPort: 1790 }] },
  },
  cilium_agent_extra_volumes: { name: 'alpha', hostPath: { path: '/alpha', type: 'Directory' } },
  cilium_agent_extra_volume_mounts: { name: 'alpha', mountPath: '/alpha', readOnly: true },
  cilium_operator_extra_volumes: { name: 'alpha', hostPath: { path: '/alpha', type: 'Directory' } },
  cilium_operator_extra_volume_mounts: { name: 'alpha', mountPath: '/alpha', readOnly: true },
  cilium_agent_extra_env_vars: { name: 'ALPHA', value: 'beta' },
  cilium_operator_tolerations: { key: 'alpha', operator: 'Equal', value: 'beta', effect: 'NoSchedule' },
  cilium_hubble_relay_tolerations: { key: 'alpha', operator: 'Equal', value: 'beta', effect: 'NoSchedule' },
  cilium_hubble_ui_tolerations: { key: 'alpha', operator: 'Equal', value: 'beta', effect: 'NoSchedule' },
  cilium_clusterrole_rules_operator_extra_vars: { apiGroups: ['alpha'], resources: ['beta'], verbs: ['get'] },
  cilium_hubble_export_dynamic_config_content: {
    name: 'alpha',
    filePath: '/alpha',
    fieldMask: ['time'],
    includeFilters: [{ source_pod: ['beta'] }],
    excludeFilters: [{ source_pod: ['gamma'] }],
  },
};

/** Further assignments that enable parts. */
const moreSwitches: readonly Assignment[] = [
  { cilium_enable_hubble: true, cilium_enable_hubble_metrics: true, cilium_hubble_metrics: ['dns', 'drop'] },
  { cilium_gateway_api_enabled: true, gateway_api_enabled: true },
  { cilium_loadbalancer_ip_pools: [elements.cilium_loadbalancer_ip_pools as Json] },
  {
    cilium_hubble_export_dynamic_enabled: true,
    cilium_hubble_export_dynamic_config_content: [elements.cilium_hubble_export_dynamic_config_content as Json],
  },
];

/**
 * Values to try for a variable, as few as needed to show its effects.
 *
 * @param preset the value of its default; undefined if it has none
 * @param named words that the release's own files compare it with
 * @param names variables with other names in the release
 */
export function valuesFor(name: string, preset: Json | undefined, named: readonly Json[], names: NewNames): Json[] {
  if (/_key$/.test(name) && preset === undefined) return ['alpha', 'beta'];
  if (/_(extra|custom)_args$/.test(name)) return [['--alpha=beta'], ['--gamma']];
  const element = elements[oldName(name, names)];
  if (element !== undefined) return [[element]];
  if (typeof preset === 'boolean') return [!preset];
  if (preset === undefined && named.length === 0 && !/_key$|_args$/.test(name)) return [true, 'alpha', 7];
  const all = candidatesFor(name, preset, preset, named, names).filter((value) => isTruthy(value));
  return all.slice(0, named.length > 0 ? 4 : 1);
}

/** All assignments that enable parts, under the release's names. */
export function playSwitches(names: NewNames): Assignment[] {
  return [...switchesFor(names), ...moreSwitches.map((set) => underNewNames(set, names))];
}

/** Elements of lists under the release's names. */
export function elementsFor(names: NewNames): Readonly<Record<string, Json>> {
  return underNewNames(elements, names);
}
