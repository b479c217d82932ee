import { distance } from 'fastest-levenshtein';
import { slipOf } from '../../core/slip.ts';

/** Variables outside of Cilium's own that affect Cilium, as prefixes of names. */
export const otherVariables = [
  'cluster_name',
  'custom_cni',
  'dns_domain',
  'etcd_access_addresses',
  'kube_network_plugin',
  'kube_network_node_prefix',
  'kube_proxy',
  'kube_owner',
  'kube_pods_subnet',
  'kube_service_addresses',
  'kube_apiserver',
  'loadbalancer_apiserver',
  'enable_nodelocaldns',
  'enable_dual_stack_networks',
  'ipv4_stack',
  'ipv6_stack',
  'kubeadm_init_phases_skip',
] as const;

/** Further variables that matter, but occur in files of any role: they do not make a file one of Cilium's. */
const commonVariables = [
  'cert_manager_enabled',
  'cni_bin_owner',
  'containerd_config',
  'coredns_kubernetes_extra_domains',
  'etcd_kubeadm_enabled',
  'eviction_hard_control_plane',
  'gateway_api_',
  'http_proxy',
  'https_proxy',
  'kubelet_static_pod_path',
  'metallb_config',
  'metallb_enabled',
  'metallb_ip_range',
  'metallb_loadbalancer_class',
  'prometheus_operator_crds_enabled',
] as const;

/**
 * Kubespray's variables, outside of Cilium's own, that some release reads on a cluster with Cilium. A name that almost
 * matches one is read too: it may be a typing mistake. A test compares the list with `catalog/play`.
 */
export const decidingVariables = [
  'cluster_name',
  'containerd_config',
  'dns_domain',
  'enable_dual_stack_networks',
  'enable_nodelocaldns',
  'etcd_access_addresses',
  'etcd_kubeadm_enabled',
  'eviction_hard_control_plane',
  'gateway_api_channel',
  'gateway_api_enabled',
  'gateway_api_version',
  'http_proxy',
  'https_proxy',
  'ipv4_stack',
  'ipv6_stack',
  'kube_apiserver_global_endpoint',
  'kube_apiserver_insecure_port',
  'kube_apiserver_port',
  'kube_network_node_prefix',
  'kube_network_node_prefix_ipv6',
  'kube_network_plugin',
  'kube_network_plugin_multus',
  'kube_owner',
  'kube_pods_subnet',
  'kube_pods_subnet_ipv6',
  'kube_proxy_mode',
  'kube_proxy_remove',
  'kube_proxy_strict_arp',
  'kube_service_addresses',
  'kube_service_addresses_ipv6',
  'kubeadm_init_phases_skip',
  'kubelet_static_pod_path',
  'loadbalancer_apiserver',
  'loadbalancer_apiserver_localhost',
  'loadbalancer_apiserver_port',
  'metallb_enabled',
] as const;

const deciding: ReadonlySet<string> = new Set(decidingVariables);
const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
const decidingLetters = decidingVariables.map((name) => [name, lettersOf(name)] as const);

/** Cache of results for names, because the same names occur in file after file. */
const nearNames = new Map<string, string | undefined>();

/** Far more names than inventories have. The limit keeps a server that gets ever new names from filling the memory. */
const mostNames = 20_000;

/**
 * The one of `decidingVariables` that a name probably means despite a typing mistake. Undefined for a name in that
 * list.
 */
export function nearDeciding(name: string): string | undefined {
  if (nearNames.has(name)) return nearNames.get(name);
  const found = deciding.has(name) || name.startsWith('cilium') ? undefined : missed(name);
  if (nearNames.size < mostNames) nearNames.set(name, found);
  return found;
}

function missed(name: string): string | undefined {
  const letters = lettersOf(name);
  const close = decidingLetters.flatMap(([candidate, other]) =>
    Math.abs(other.length - letters.length) <= 2 && distance(other, letters) <= 2 ? [candidate] : [],
  );
  return close.find((candidate) => lettersOf(candidate) === letters) ?? slipOf(name, close);
}

const beginnings = ['cilium', ...otherVariables, ...commonVariables].join('|');
const relevantName = new RegExp(`^(?:${beginnings})`);

/** True for a variable that can matter to Cilium, or whose name almost matches such a variable. */
export function isRelevantVariable(name: string): boolean {
  return relevantName.test(name) || nearDeciding(name) !== undefined;
}

/** True for a variable whose only purpose is Cilium, or the choice of the network plugin. */
export function isCiliumVariable(name: string): boolean {
  return name.startsWith('cilium_') || name === 'kube_network_plugin' || name.startsWith('custom_cni_');
}

/**
 * A text that defines a name contains it, in any form of YAML. A line that is only a comment defines nothing. (An
 * escape inside a quoted key would be missed; nobody writes one.)
 */
const relevantLine = new RegExp(`^(?![ \\t]*#).*(?:${beginnings})`, 'm');

/** A key of YAML or JSON, or the variable that an INI line assigns. Comments do not match. */
const keyOnLine = /(?:^|[{,])[ \t]*["']?([A-Za-z]\w{5,})["']?[ \t]*[:=]/gm;

/** True if a file of variables can matter to Cilium and so has to be parsed. */
export function isRelevantText(text: string): boolean {
  if (relevantLine.test(text)) return true;
  for (const [, key = ''] of text.matchAll(keyOnLine)) if (nearDeciding(key) !== undefined) return true;
  return false;
}

/** The first line that is not empty, a comment or a YAML marker. */
const firstLine = /^(?![ \t\r]*(?:#|%|---[ \t\r]*$|$)).+/m;

/** Ansible skips a file whose content is false or empty. */
const nothing = /^\s*(?:\[\s*\]|false|no|off|null|~|0|''|"")\s*$/i;

/** True if a file of variables may hold something other than a mapping. Ansible stops at such a file. */
export function isNoMapping(text: string): boolean {
  const line = firstLine.exec(text)?.[0];
  if (line !== undefined && nothing.test(line)) return false;
  return line !== undefined && !text.startsWith('$ANSIBLE_VAULT') && (/^-[ \t]/.test(line) || !/[:{?]/.test(line));
}
