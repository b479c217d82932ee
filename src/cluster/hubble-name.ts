/** The cluster name that a release's own manifests write for Hubble. */
import type { KubesprayCatalog } from '../catalog/types.ts';
import { compare } from '../core/versions.ts';
import { hubbleNameFixedSince } from './known-releases.ts';

/** The cluster name that the relay assumes if its configuration has none. Source: cilium/cilium, pkg/defaults. */
const unnamed = 'default';

/**
 * The first Cilium whose relay checks the cluster name in the agents' certificates. Source: cilium/cilium,
 * hubble-relay's option cluster-name.
 */
const relayNeedsNameSince = '1.13.0';

/** The fixed cluster name that a release writes, and where. Undefined if it writes the cluster's own name. */
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
