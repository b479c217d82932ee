/** Compares one property of all clusters to find those that differ. */
import { type ClusterState, known, type Mesh, type MeshCluster } from './cluster.ts';

type KnownCluster = MeshCluster & { state: ClusterState };

/** A cluster that differs, and one of the majority. */
export interface Difference {
  cluster: KnownCluster;
  value: string;
  other: KnownCluster;
  otherValue: string;
}

/**
 * Clusters whose value differs from that of most clusters; the first value wins a
 * tie. Clusters without a known value are ignored.
 */
export function differences(mesh: Mesh, propertyOf: (cluster: KnownCluster) => string | undefined): Difference[] {
  const groups = new Map<string, KnownCluster[]>();
  for (const cluster of known(mesh)) {
    const value = propertyOf(cluster);
    if (value === undefined) continue;
    const group = groups.get(value);
    if (group) group.push(cluster);
    else groups.set(value, [cluster]);
  }
  const [usual] = [...groups].sort(([, left], [, right]) => right.length - left.length);
  const [usualValue, [other]] = usual ?? ['', []];
  if (!other) return [];
  return [...groups]
    .filter(([value]) => value !== usualValue)
    .flatMap(([value, clusters]) => clusters.map((cluster) => ({ cluster, value, other, otherValue: usualValue })))
    .sort((left, right) => mesh.clusters.indexOf(left.cluster) - mesh.clusters.indexOf(right.cluster));
}

/** Clusters that share a value that should be unique, each with the first cluster that has it. */
export function repeated<Key>(
  clusters: readonly MeshCluster[],
  keyOf: (cluster: MeshCluster) => Key,
): { cluster: MeshCluster; first: MeshCluster }[] {
  const seen = new Map<Key, MeshCluster>();
  return clusters.flatMap((cluster) => {
    const first = seen.get(keyOf(cluster));
    if (first) return [{ cluster, first }];
    seen.set(keyOf(cluster), cluster);
    return [];
  });
}

/** Names for a sentence; long lists are cut. */
export function listed(names: readonly string[], most = 5): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
