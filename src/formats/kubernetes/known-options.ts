/** How the options of cilium-config are recognised where nothing names the ConfigMap. */

/** Options that every release of the chart and of Kubespray writes, under the names of any age. */
const common = new Set([
  'bpf-root',
  'cluster-id',
  'cluster-name',
  'enable-ipv4',
  'enable-ipv4-masquerade',
  'enable-l7-proxy',
  'identity-allocation-mode',
  'ipam',
  'kube-proxy-replacement',
  'monitor-aggregation',
  'routing-mode',
  'tunnel',
]);

/**
 * True if names are those of agent options: several of them are in every cilium-config.
 * @param atLeast how many of these, where something else speaks for it too
 */
export function seemsConfig(names: readonly string[], atLeast = 3): boolean {
  return names.filter((name) => common.has(name)).length >= atLeast;
}
