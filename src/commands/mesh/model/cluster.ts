/** One cluster of a mesh: its configuration from its inventory or intent, with what the mesh file adds. */

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

/** What the addresses belong to. */
export type NetworkKind = 'pods' | 'services' | 'nodes';

/** A network of a cluster. Its location is computed lazily: a mesh can have thousands of networks, and reports few. */
export class PlacedNetwork {
  readonly network: Network;
  readonly kind: NetworkKind;
  readonly cluster: MeshCluster;
  /** The variable, agent option or key of the mesh file that sets it. */
  readonly source: string;
  readonly #place: Location | number | undefined;

  /**
   * @param place its location in the cluster's files, or its index below `source`
   * in the mesh file; undefined for a default
   */
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

  /** True if nothing sets it, so that it is the default of the release or the chart. */
  get isPreset(): boolean {
    return this.#place === undefined;
  }

  get at(): Location {
    if (typeof this.#place === 'number') return this.cluster.at(this.source, this.#place);
    return this.#place ?? this.cluster.at();
  }
}

/** The configuration of a cluster whose inventory or intent could be read. */
export interface ClusterState {
  target: Target;
  context: LensContext;
  /** cilium-config, with the name and id that its own source sets. */
  options: OptionsView;
  /** Variables of the inventory, or those that the intent sets. */
  variables: Variables;
  /** Variables that the cluster's files already set, so that a plan does not need them. */
  base: Variables;
  /** The content of its intent; empty for an inventory. */
  input: PlanInput;
  /** The inventory's settings; undefined for an intent. */
  view: ScopeView | undefined;
}

export interface MeshCluster {
  name: string;
  /** Its name in messages, with the id if another cluster has the same name. */
  label: string;
  /** The same in a sentence: `"paris"`, or `"paris" (id 1)`. */
  quoted: string;
  id: number;
  /** Context of kubectl. */
  kubeContext: string;
  entry: ClusterEntry;
  /** The location of a key of its entry in the mesh file; of the cluster's name if there is no such key. */
  at(...key: Path): Location;
  /** undefined if nothing is known beyond the mesh file. */
  state: ClusterState | undefined;
  /** Where its own files set an agent option; undefined for a default. */
  origin(option: string): Location | undefined;
  /** The location for a finding about an agent option: where it is set, else the cluster's entry in the mesh file. */
  place(option: string): Location;
  networks: PlacedNetwork[];
}

/** The whole mesh, which the rules check. */
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
