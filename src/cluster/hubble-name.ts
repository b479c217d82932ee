/** The name that a release's own manifests give the cluster in what belongs to Hubble. */
import type { KubesprayCatalog } from '../catalog/types.ts';
import { compare } from '../core/versions.ts';
import { hubbleNameFixedSince } from './known-releases.ts';

/** The name that the relay takes the cluster to have where its configuration states none. Cilium, pkg/defaults. */
const unnamed = 'default';

/** The first Cilium whose relay checks the name of the cluster in the agents' certificates. Cilium, hubble-relay's option cluster-name. */
const relayNeedsNameSince = '1.13.0';

/** The name that a release writes for the cluster, and where; undefined if it writes the cluster's own. */
export function fixedHubbleName(
  { installer, cluster }: Pick<KubesprayCatalog, 'installer' | 'cluster'>,
  cilium: string,
): { name: string; place: string; fixedSince: string } | undefined {
  if (installer !== 'templates' || !cluster) return undefined;
  const fixedSince = hubbleNameFixedSince;
  if (cluster.hubbleName !== undefined) return { name: cluster.hubbleName, place: 'the certificates', fixedSince };
  if (cluster.relayName !== false || compare(cilium, relayNeedsNameSince) < 0) return undefined;
  return { name: unnamed, place: 'the configuration of the relay', fixedSince };
}
