import { distance } from 'fastest-levenshtein';
import { slipOf } from '../../core/slip.ts';

/** Variables outside of Cilium's own that decide what Cilium gets, as beginnings of names. */
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

/** Variables that matter next to those, but in files of any role: such a file is not a file of Cilium's. */
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
 * The variables of Kubespray's, outside of Cilium's own, that some release looks at for a Cilium user. A name that is
 * almost one of them is read too: it may be a typing mistake. A test holds the list against `catalog/play`.
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

/** What was found for the names of this process, which are the same in file after file. */
const nearNames = new Map<string, string | undefined>();

/** Far more names than inventories have; a server that is given ever new ones must not fill the memory. */
const mostNames = 20_000;

/** The one of `decidingVariables` that a name misses by a typing mistake; undefined for these themselves. */
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

/** True for a variable that can matter to Cilium, or that almost has the name of one. */
export function isRelevantVariable(name: string): boolean {
  return relevantName.test(name) || nearDeciding(name) !== undefined;
}

/**
 * A text that defines a name contains it, whatever the YAML around it. A line that is nothing but a comment
 * defines nothing. (An escape inside a quoted key would get past this; nobody writes one.)
 */
const relevantLine = new RegExp(`^(?![ \\t]*#).*(?:${beginnings})`, 'm');

/** A key of YAML or JSON, or what an INI line assigns to; comments have none. */
const keyOnLine = /(?:^|[{,])[ \t]*["']?([A-Za-z]\w{5,})["']?[ \t]*[:=]/gm;

/** True if a file of variables can matter to Cilium, so that it has to be parsed. */
export function isRelevantText(text: string): boolean {
  if (relevantLine.test(text)) return true;
  for (const [, key = ''] of text.matchAll(keyOnLine)) if (nearDeciding(key) !== undefined) return true;
  return false;
}

/** The first line that is neither empty nor a comment nor a mark of YAML's own. */
const firstLine = /^(?![ \t\r]*(?:#|%|---[ \t\r]*$|$)).+/m;

/** Ansible passes over what is false or empty. */
const nothing = /^\s*(?:\[\s*\]|false|no|off|null|~|0|''|"")\s*$/i;

/** True if a file of variables may hold something else than a mapping. Ansible stops at such a file. */
export function isNoMapping(text: string): boolean {
  const line = firstLine.exec(text)?.[0];
  if (line !== undefined && nothing.test(line)) return false;
  return line !== undefined && !text.startsWith('$ANSIBLE_VAULT') && (/^-[ \t]/.test(line) || !/[:{?]/.test(line));
}
