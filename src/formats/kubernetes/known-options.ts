/** Recognises options of cilium-config in a text that does not name the ConfigMap. */

/** Options that every version of the chart and of Kubespray writes, including old names. */
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
 * True if names are those of agent options: every cilium-config has several of these.
 * @param atLeast the required number of matches; fewer are enough if there is other evidence
 */
export function seemsConfig(names: readonly string[], atLeast = 3): boolean {
  return names.filter((name) => common.has(name)).length >= atLeast;
}
