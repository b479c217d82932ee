/** Builds the mesh from a mesh file. Reads every cluster's inventory or intent, even if others have errors. */
import type { Catalog } from '../../../catalog/catalog.ts';
import type { ReleaseChooser } from '../../../cluster/target/release-chooser.ts';
import { UserError } from '../../../core/errors.ts';
import type { AnyFeature } from '../../../core/feature.ts';
import type { Finding, Location, Severity } from '../../../core/finding.ts';
import { covers, parseAddress, parseNetwork } from '../../../core/network.ts';
import { directoryOf, type FileSystem, joinPath } from '../../../formats/files/file-system.ts';
import type { Path } from '../../../yaml/path.ts';
import { linksOf, type Mesh, type MeshCluster, type NetworkKind, PlacedNetwork } from '../model/cluster.ts';
import { listed } from '../model/compare.ts';
import type { FoundNetwork, NetworkProblem } from '../model/networks.ts';
import type { ClusterEntry } from '../model/schema.ts';
import { nothing, type SourceRequest, type SourceState } from '../sources/source.ts';
import type { ParsedMesh } from './parse.ts';

export interface ReadMeshOptions {
  files: FileSystem;
  catalog: Catalog;
  /** Loaded only when an intent needs them. */
  features: () => Promise<readonly AnyFeature[]>;
  /** The folder that paths in the mesh file start from. */
  folder: string;
}

export interface ReadMesh {
  mesh: Mesh;
  /** What could not be read, was assumed, or is not known. */
  findings: Finding[];
  /** True if an inventory or intent could not be read at all. */
  unreadable: boolean;
}

/** Reads every cluster of a mesh. Never throws for anything in the mesh file. */
export async function readMesh(parsed: ParsedMesh, options: ReadMeshOptions): Promise<ReadMesh> {
  const reader = new MeshReader(parsed, options);
  const clusters: MeshCluster[] = [];
  for (const [index, entry] of parsed.file.clusters.entries()) clusters.push(await reader.cluster(entry, index));
  reader.sayUnchecked(clusters);
  const { file, locate } = parsed;
  const mesh: Mesh = { file, clusters, links: linksOf(file.topology, clusters), locate };
  return { mesh, findings: reader.findings, unreadable: reader.unreadable };
}

class MeshReader {
  readonly findings: Finding[] = [];
  unreadable = false;
  readonly #parsed: ParsedMesh;
  readonly #options: ReadMeshOptions;
  readonly #names: ReadonlyMap<string, number>;
  #chooser: ReleaseChooser | undefined;
  /** Sources by path and target, because clusters may share a source. */
  readonly #sources = new Map<string, Promise<SourceState>>();

  constructor(parsed: ParsedMesh, options: ReadMeshOptions) {
    this.#parsed = parsed;
    this.#options = options;
    const names = new Map<string, number>();
    for (const { name } of parsed.file.clusters) names.set(name, (names.get(name) ?? 0) + 1);
    this.#names = names;
  }

  async cluster(entry: ClusterEntry, index: number): Promise<MeshCluster> {
    const { locate } = this.#parsed;
    const at = (...key: Path): Location =>
      locate(key.length === 0 ? ['clusters', index, 'name'] : ['clusters', index, ...key]);
    const source = await this.#source(entry, at);
    const cluster: MeshCluster = {
      name: entry.name,
      label: this.#label(entry),
      quoted: this.#label(entry, `"${entry.name}"`),
      id: entry.id,
      kubeContext: entry.context ?? entry.name,
      entry,
      at,
      state: source.state,
      origin: source.origin,
      place: (option) => source.origin(option) ?? at(),
      networks: [],
    };
    cluster.networks = this.#networks(cluster, source);
    return cluster;
  }

  /** One finding for all clusters that only the mesh file describes. */
  sayUnchecked(clusters: readonly MeshCluster[]): void {
    const unchecked = clusters.filter(({ entry }) => entry.inventory === undefined && entry.intent === undefined);
    const [first] = unchecked;
    if (!first) return;
    const names = listed(unchecked.map(({ quoted }) => quoted));
    const message = `The mesh file sets no inventory and no intent for ${names}, so modes, versions and settings were not checked.`;
    this.#say('unchecked-cluster', 'warning', first.name, message, first.at());
  }

  #label({ name, id }: ClusterEntry, shown = name): string {
    const isTaken = (this.#names.get(name) ?? 0) > 1;
    return isTaken ? `${shown} (id ${id})` : shown;
  }

  #say(rule: string, severity: Severity, subject: string, message: string, location: Location): void {
    this.findings.push({ rule: `mesh/${rule}`, severity, subject, message, location });
  }

  async #source(entry: ClusterEntry, at: MeshCluster['at']): Promise<SourceState> {
    const path = entry.inventory ?? entry.intent;
    if (path === undefined) return nothing;
    const key = JSON.stringify([path, entry.kubespray, entry.kubean, entry.cilium]);
    const known = this.#sources.get(key);
    if (known) return known;
    const read = this.#read(path, entry, at);
    const caught = read.catch((error: unknown): SourceState => {
      if (!(error instanceof UserError)) throw error;
      this.unreadable = true;
      this.#say(
        'unreadable',
        'error',
        entry.name,
        `Cluster "${entry.name}": ${error.message}`,
        at(entry.inventory === undefined ? 'intent' : 'inventory'),
      );
      return nothing;
    });
    this.#sources.set(key, caught);
    return caught;
  }

  async #read(relative: string, entry: ClusterEntry, at: MeshCluster['at']): Promise<SourceState> {
    const { files, catalog, features, folder } = this.#options;
    const request: SourceRequest = {
      path: relative.startsWith('/') ? relative : joinPath(folder, relative),
      entry,
      at,
      files,
      catalog,
      features,
      say: (...parts) => this.#say(...parts),
      pass: (findings) => this.findings.push(...findings),
    };
    if (entry.inventory === undefined) {
      const { intentState } = await import('../sources/intent.ts');
      const { valid, ...source } = await intentState(request);
      if (!valid) this.unreadable = true;
      return source;
    }
    const { inventoryState } = await import('../sources/inventory.ts');
    const { ReleaseChooser } = await import('../../../cluster/target/release-chooser.ts');
    this.#chooser ??= new ReleaseChooser(catalog);
    return inventoryState(request, this.#chooser);
  }

  /** Networks from the source and from the mesh file, which overrides defaults and unknown networks of the source. */
  #networks(cluster: MeshCluster, { found, nodes }: SourceState): PlacedNetwork[] {
    const { entry } = cluster;
    const placed: PlacedNetwork[] = [];
    const state = (kind: NetworkKind, source: 'podCIDRs' | 'serviceCIDRs' | 'nodes'): void => {
      for (const [index, text] of (entry[source] ?? []).entries()) {
        const network = parseNetwork(text) ?? parseAddress(text);
        if (network) placed.push(new PlacedNetwork(cluster, { network, kind, source }, index));
      }
    };
    for (const [kind, key] of [
      ['pods', 'podCIDRs'],
      ['services', 'serviceCIDRs'],
    ] as const) {
      const isStated = entry[key] !== undefined;
      state(kind, key);
      // The mesh file overrides networks that are only defaults.
      const read = found.networks.filter((network) => network.kind === kind && (!isStated || network.at !== undefined));
      if (isStated) this.#compare(cluster, key, read, placed);
      for (const network of read) placed.push(new PlacedNetwork(cluster, network, network.at));
      for (const problem of found.problems) {
        if (problem.kind === kind && (problem.severity === 'error' || !isStated)) this.#problem(cluster, problem, key);
      }
    }
    state('nodes', 'nodes');
    for (const node of nodes) placed.push(new PlacedNetwork(cluster, node, node.at));
    return placed;
  }

  /** Networks that the source sets count in addition to those of the mesh file. If the two differ, one is wrong. */
  #compare(
    cluster: MeshCluster,
    key: 'podCIDRs' | 'serviceCIDRs',
    read: readonly FoundNetwork[],
    stated: readonly PlacedNetwork[],
  ): void {
    for (const { network, source, at } of read) {
      const same = stated.some(
        (other) => other.source === key && covers(other.network, network) && covers(network, other.network),
      );
      if (same) continue;
      const message = `Cluster ${cluster.quoted}: ${source} is ${network.text}, which is not in ${key} of the mesh file. Both networks were checked for overlaps. Add ${network.text} to ${key} of this cluster in the mesh file. If the cluster does not use this network, correct ${source} instead.`;
      this.#say('networks-differ', 'warning', cluster.name, message, at ?? cluster.at());
    }
  }

  #problem(cluster: MeshCluster, { kind, source, at, why, severity }: NetworkProblem, key: string): void {
    const what = source === kind ? `the networks of the ${kind}` : source;
    const message =
      severity === 'error'
        ? `Cluster ${cluster.quoted}: ${what} ${why}.`
        : `Cluster ${cluster.quoted}: ${what} ${why}. ${kind === 'pods' ? 'Pod' : kind === 'services' ? 'Service' : 'Node'} networks were not checked. Set ${key} in the mesh file.`;
    this.#say(
      severity === 'error' ? 'invalid-network' : 'unknown-network',
      severity,
      cluster.name,
      message,
      at ?? cluster.at(),
    );
  }
}

/** The folder of a mesh file, for the paths in it; the current folder for standard input. */
export function folderOf(file: string): string {
  return file === '<stdin>' ? '.' : directoryOf(file);
}
