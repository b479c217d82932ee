/** The user that owns Cilium's CNI plugin folder, which decides whether the chart's init container can install the plugin. */
import type { KubesprayCatalog } from '../catalog/types.ts';
import type { Variables } from '../predict/kubespray.ts';

/** The owner that the init container of Cilium's chart needs: it drops all capabilities. */
export const neededOwner = 'root';

/**
 * Returns the owner of /opt/cni/bin that `kube_owner` gives; undefined if it is unknown, or if another variable decides it.
 *
 * @param isWhole True if what is not set has its default: every variable of the inventory is known.
 */
export function cniFolderOwner(
  { cluster }: Pick<KubesprayCatalog, 'cluster'>,
  variables: Variables,
  isWhole: boolean,
): string | undefined {
  if (variables.has('cni_bin_owner')) return undefined;
  const written = variables.get('kube_owner');
  if (typeof written === 'string') return written;
  return written === undefined && isWhole ? cluster?.cniOwner : undefined;
}
