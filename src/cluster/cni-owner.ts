/**
 * The user that owns the folder of Cilium's CNI plugin. It decides whether the chart's init container can install the
 * plugin.
 */
import type { KubesprayCatalog } from '../catalog/types.ts';
import type { Variables } from '../predict/kubespray.ts';

/** The owner that the init container of Cilium's chart needs, because it drops all capabilities. */
export const neededOwner = 'root';

/**
 * The first chart whose init container drops all capabilities. Source: cilium/cilium, install/kubernetes/cilium at the
 * tags.
 */
export const dropsCapabilitiesSince = '1.14.0';

/** Who owns the folder, and the variable that decides it. */
interface FolderOwner {
  owner: string;
  variable: 'kube_owner' | 'cni_bin_owner';
}

/**
 * Returns the owner of /opt/cni/bin; undefined if it is unknown.
 *
 * @param isWhole True if every variable of the inventory is known, so that a variable that is not set has its default.
 */
export function cniFolderOwner(
  { cluster, installer }: Pick<KubesprayCatalog, 'cluster' | 'installer'>,
  variables: Variables,
  isWhole: boolean,
): FolderOwner | undefined {
  if (variables.has('cni_bin_owner')) {
    const set = variables.get('cni_bin_owner');
    // Its default is kube_owner. Every release that installs the chart reads it, and not all before them do.
    return typeof set === 'string' && installer === 'cilium-cli'
      ? { owner: set, variable: 'cni_bin_owner' }
      : undefined;
  }
  const written = variables.get('kube_owner');
  const owner = written === undefined && isWhole ? cluster?.cniOwner : written;
  return typeof owner === 'string' ? { owner, variable: 'kube_owner' } : undefined;
}
