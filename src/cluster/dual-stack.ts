/**
 * Whether Kubernetes has the address families that Cilium uses for pods. Source: kubernetes-sigs/kubespray,
 * roles/kubespray-defaults (enable_dual_stack_networks up to v2.27; ipv6_stack later, with the old name as its
 * default), roles/kubernetes/control-plane (podSubnet of kubeadm).
 */
import type { KubesprayRelease } from '../catalog/catalog.ts';
import { parseBoolean } from '../core/options.ts';
import type { Variables } from '../predict/kubespray.ts';

/**
 * The variable that would enable IPv6 in Kubernetes. Undefined if it is enabled, or if that is only known at run time.
 */
export function missingDualStack({ facts }: KubesprayRelease, variables: Variables): string | undefined {
  const old = 'enable_dual_stack_networks';
  const names = facts.variables.ipv6_stack === undefined ? [old] : ['ipv6_stack', old];
  const value = names.map((name) => variables.get(name)).find((one) => one !== undefined);
  if (value === undefined || value === false) return names[0];
  return typeof value === 'string' && parseBoolean(value) === false ? names[0] : undefined;
}
