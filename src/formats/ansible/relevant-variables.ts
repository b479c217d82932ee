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
  'prometheus_operator_crds_enabled',
] as const;

const beginnings = ['cilium', ...otherVariables, ...commonVariables].join('|');
const relevantName = new RegExp(`^(?:${beginnings})`);

/** True for a variable that can matter to Cilium. */
export function isRelevantVariable(name: string): boolean {
  return relevantName.test(name);
}

/**
 * A text that defines a name contains it, whatever the YAML around it. A line that is nothing but a comment
 * defines nothing. (An escape inside a quoted key would get past this; nobody writes one.)
 */
const relevantLine = new RegExp(`^(?![ \\t]*#).*(?:${beginnings})`, 'm');

/** True if a file of variables can matter to Cilium, so that it has to be parsed. */
export function isRelevantText(text: string): boolean {
  return relevantLine.test(text);
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
