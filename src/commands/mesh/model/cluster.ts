/** One cluster of a mesh: what its inventory or intent makes of it, with what the mesh file adds. */

import type { ScopeView } from '../../../cluster/scope-view.ts';
import type { Target } from '../../../cluster/target/target.ts';
import type { LensContext } from '../../../core/feature.ts';
import type { Location } from '../../../core/finding.ts';
import type { Network } from '../../../core/network.ts';
import type { OptionsView } from '../../../core/options.ts';
import type { PlanInput } from '../../../plan/collect.ts';
import type { Variables } from '../../../predict/kubespray.ts';
import type { Path } from '../../../yaml/path.ts';
import type { ClusterEntry, MeshFile } from './schema.ts';

/** Whose addresses they are. */
export type NetworkKind = 'pods' | 'services' | 'nodes';

/** A network of a cluster. Where it is is worked out when requested: of thousands of networks few are spoken of. */
export class PlacedNetwork {
  readonly network: Network;
  readonly kind: NetworkKind;
  readonly cluster: MeshCluster;
  /** The variable, agent option or key of the mesh file that states so. */
  readonly source: string;
  readonly #place: Location | number | undefined;

  /** @param place where its own files state it; or its index below the key `source` in the mesh file; or nowhere */
  constructor(
    cluster: MeshCluster,
    { network, kind, source }: { network: Network; kind: NetworkKind; source: string },
    place: Location | number | undefined,
  ) {
    this.network = network;
    this.kind = kind;
    this.cluster = cluster;
    this.source = source;
    this.#place = place;
  }

  /** Nothing sets it: it is what the release or the chart has where nothing is set. */
  get isPreset(): boolean {
    return this.#place === undefined;
  }

  get at(): Location {
    if (typeof this.#place === 'number') return this.cluster.at(this.source, this.#place);
    return this.#place ?? this.cluster.at();
  }
}

/** What a cluster gets, as far as it has an inventory or an intent that could be read. */
export interface ClusterState {
  target: Target;
  context: LensContext;
  /** cilium-config, with the name and id of its own source. */
  options: OptionsView;
  /** Variables of the inventory, or those that the intent sets. */
  variables: Variables;
  /** Variables that files of the cluster set already, so that a plan need not. */
  base: Variables;
  /** What its intent requests; nothing for an inventory. */
  input: PlanInput;
  /** The inventory's settings; undefined for an intent. */
  view: ScopeView | undefined;
}

export interface MeshCluster {
  name: string;
  /** As messages call it: its name, with the id where another cluster has that name, too. */
  label: string;
  /** The same in a sentence: `"paris"`, or `"paris" (id 1)`. */
  quoted: string;
  id: number;
  /** Context of kubectl. */
  kubeContext: string;
  entry: ClusterEntry;
  /** Where a key of its entry is in the mesh file; the cluster's name if there is no such key. */
  at(...key: Path): Location;
  /** undefined if nothing is known beyond the mesh file. */
  state: ClusterState | undefined;
  /** Where its own files set an agent option; undefined for a default. */
  origin(option: string): Location | undefined;
  /** Where a finding about an agent option belongs: where it is set, else the cluster's place in the mesh file. */
  place(option: string): Location;
  networks: PlacedNetwork[];
}

/** The mesh as a whole: what rules look at. */
export interface Mesh {
  file: MeshFile;
  clusters: readonly MeshCluster[];
  /** Pairs that the topology connects, in the order of the file. */
  links: readonly (readonly [MeshCluster, MeshCluster])[];
  locate(path: Path): Location;
}

/** Clusters whose cilium-config is known. */
export function known(mesh: Mesh): (MeshCluster & { state: ClusterState })[] {
  return mesh.clusters.filter(
    (cluster): cluster is MeshCluster & { state: ClusterState } => cluster.state !== undefined,
  );
}

/** Pairs that a topology connects. */
export function linksOf<Cluster extends { name: string }>(
  topology: MeshFile['topology'],
  clusters: readonly Cluster[],
): (readonly [Cluster, Cluster])[] {
  if (typeof topology !== 'object') {
    return clusters.flatMap((cluster, index) => clusters.slice(index + 1).map((other) => [cluster, other] as const));
  }
  const hub = clusters.find(({ name }) => name === topology.hub);
  return hub ? clusters.filter((cluster) => cluster !== hub).map((cluster) => [hub, cluster] as const) : [];
}
