/** From a mesh file to the mesh: every cluster's inventory or intent read, whatever is wrong with the others. */
import type { Catalog } from '../catalog/catalog.ts';
import { UserError } from '../core/errors.ts';
import type { AnyFeature } from '../core/feature.ts';
import type { Finding, Location, Severity } from '../core/finding.ts';
import { parseAddress, parseNetwork } from '../core/network.ts';
import type { FileSystem } from '../inventory/file-system.ts';
import { directoryOf, joinPath } from '../inventory/file-system.ts';
import type { Path } from '../yaml/path.ts';
import { linksOf, type Mesh, type MeshCluster, type PlacedNetwork } from './cluster.ts';
import type { FoundNetwork, NetworkProblem } from './networks.ts';
import type { ParsedMesh } from './parse.ts';
import type { ClusterEntry } from './schema.ts';
import { nothing, type SourceRequest, type SourceState } from './sources/source.ts';
import type { ReleaseChooser } from './target.ts';

export interface ReadMeshOptions {
  files: FileSystem;
  catalog: Catalog;
  /** Loaded when an intent needs them. */
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

/** Reads every cluster of a mesh. Never throws for what the user wrote. */
export async function readMesh(parsed: ParsedMesh, options: ReadMeshOptions): Promise<ReadMesh> {
  const reader = new MeshReader(parsed, options);
  const clusters: MeshCluster[] = [];
  for (const [index, entry] of parsed.file.clusters.entries()) clusters.push(await reader.cluster(entry, index));
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
  /** Sources by path and target: clusters may share one for what they have in common. */
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

  #label({ name, id }: ClusterEntry): string {
    const isTaken = (this.#names.get(name) ?? 0) > 1;
    return isTaken ? `${name} (id ${id})` : name;
  }

  #say(rule: string, severity: Severity, subject: string, message: string, location: Location): void {
    this.findings.push({ rule: `mesh/${rule}`, severity, subject, message, location });
  }

  async #source(entry: ClusterEntry, at: MeshCluster['at']): Promise<SourceState> {
    const path = entry.inventory ?? entry.intent;
    if (path === undefined) {
      const message = `${entry.name} has neither inventory nor intent: its mode, version and settings are not checked. Name one.`;
      this.#say('unchecked-cluster', 'warning', entry.name, message, at());
      return nothing;
    }
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
        `${entry.name}: ${error.message}`,
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
      const { intentState } = await import('./sources/intent.ts');
      const { valid, ...source } = await intentState(request);
      if (!valid) this.unreadable = true;
      return source;
    }
    const { inventoryState } = await import('./sources/inventory.ts');
    const { ReleaseChooser } = await import('./target.ts');
    this.#chooser ??= new ReleaseChooser(files, catalog);
    return inventoryState(request, this.#chooser);
  }

  /** What the source says and what the mesh file states, which replaces what is only a default or not known. */
  #networks(cluster: MeshCluster, { found, nodes }: SourceState): PlacedNetwork[] {
    const { entry } = cluster;
    const placed: PlacedNetwork[] = [];
    const seen = new Set<string>();
    const add = ({ network, kind, source }: Omit<FoundNetwork, 'at'>, at: () => Location): void => {
      const key = `${kind} ${network.family} ${network.first}/${network.length}`;
      if (seen.has(key)) return;
      seen.add(key);
      placed.push({
        network,
        kind,
        source,
        cluster,
        get at() {
          return at();
        },
      });
    };
    const stated = { pods: entry.podCIDRs, services: entry.serviceCIDRs } as const;
    const keys = { pods: 'podCIDRs', services: 'serviceCIDRs' } as const;
    for (const kind of ['pods', 'services'] as const) {
      for (const [index, text] of (stated[kind] ?? []).entries()) {
        const network = parseNetwork(text);
        if (network) add({ network, kind, source: keys[kind] }, () => cluster.at(keys[kind], index));
      }
      const read = found.networks.filter((network) => network.kind === kind);
      if (stated[kind] === undefined) for (const network of read) add(network, () => network.at ?? cluster.at());
      else this.#compare(cluster, kind, read, placed, add);
      for (const problem of found.problems) {
        if (problem.kind === kind && (problem.severity === 'error' || stated[kind] === undefined)) {
          this.#problem(cluster, problem, keys[kind]);
        }
      }
    }
    for (const [index, text] of (entry.nodes ?? []).entries()) {
      const network = parseAddress(text) ?? parseNetwork(text);
      if (network) add({ network, kind: 'nodes', source: 'nodes' }, () => cluster.at('nodes', index));
    }
    for (const node of nodes) add(node, () => node.at ?? cluster.at());
    return placed;
  }

  /** What the source sets for itself counts beside what the mesh file states; where they differ, somebody is wrong. */
  #compare(
    cluster: MeshCluster,
    kind: 'pods' | 'services',
    read: readonly FoundNetwork[],
    placed: readonly PlacedNetwork[],
    add: (network: FoundNetwork, at: () => Location) => void,
  ): void {
    for (const network of read) {
      const { at } = network;
      if (at === undefined) continue;
      const same = placed.some(
        (other) =>
          other.kind === kind &&
          other.network.family === network.network.family &&
          other.network.first === network.network.first &&
          other.network.length === network.network.length,
      );
      if (!same) {
        const message = `${cluster.name}: ${network.source} is ${network.network.text}, which the mesh file does not state in ${kind === 'pods' ? 'podCIDRs' : 'serviceCIDRs'}. One of them is wrong; both are checked.`;
        this.#say('networks-differ', 'warning', cluster.name, message, at);
      }
      add(network, () => at);
    }
  }

  #problem(cluster: MeshCluster, { kind, source, at, why, severity }: NetworkProblem, key: string): void {
    const what = source === kind ? `the networks of the ${kind}` : source;
    const message =
      severity === 'error'
        ? `${cluster.name}: ${what} ${why}.`
        : `${cluster.name}: ${what} ${why}, so the networks of its ${kind} are not checked. State them in ${key}.`;
    this.#say(
      severity === 'error' ? 'invalid-network' : 'unknown-network',
      severity,
      cluster.name,
      message,
      at ?? cluster.at(),
    );
  }
}

/** The folder of a mesh file, for the paths in it; the current one for standard input. */
export function folderOf(file: string): string {
  return file === '<stdin>' ? '.' : directoryOf(file);
}
