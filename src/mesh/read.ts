/** From a mesh file to the mesh: every cluster's inventory or intent read, whatever is wrong with the others. */
import type { Catalog } from '../catalog/catalog.ts';
import { UserError } from '../core/errors.ts';
import type { AnyFeature } from '../core/feature.ts';
import type { Finding, Location, Severity } from '../core/finding.ts';
import { parseAddress, parseNetwork } from '../core/network.ts';
import { OptionsView } from '../core/options.ts';
import { readText } from '../inventory/content.ts';
import type { FileSystem } from '../inventory/file-system.ts';
import { directoryOf, joinPath } from '../inventory/file-system.ts';
import { decidingScope, readOneInventory } from '../inventory/one-inventory.ts';
import { ScopeView } from '../lint/scope-view.ts';
import { installedVersion, withCilium } from '../lint/target.ts';
import { layered } from '../plan/carriers.ts';
import { lensContext } from '../plan/collect.ts';
import { emittedVariables, treeOf } from '../plan/plan.ts';
import { planIntent } from '../plan-intent.ts';
import { predict } from '../predict/kubespray.ts';
import type { PartlyKnown } from '../predict/value-tree.ts';
import type { Path } from '../yaml/path.ts';
import { type ClusterState, linksOf, type Mesh, type MeshCluster, type PlacedNetwork } from './cluster.ts';
import {
  type FoundNetwork,
  type FoundNetworks,
  findNetworks,
  findNodes,
  hostAddressText,
  type NetworkFacts,
  type NetworkProblem,
} from './networks.ts';
import type { ParsedMesh } from './parse.ts';
import type { ClusterEntry } from './schema.ts';
import { ReleaseChooser } from './target.ts';

export interface ReadMeshOptions {
  files: FileSystem;
  catalog: Catalog;
  features: readonly AnyFeature[];
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

/** What one source says of its cluster. */
interface SourceState {
  state: ClusterState | undefined;
  found: FoundNetworks;
  nodes: FoundNetwork[];
  origin(option: string): Location | undefined;
}

const nothing: SourceState = {
  state: undefined,
  found: { networks: [], problems: [] },
  nodes: [],
  origin: () => undefined,
};

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
  readonly #chooser: ReleaseChooser;
  /** Sources by path and target: clusters may share one for what they have in common. */
  readonly #sources = new Map<string, Promise<SourceState>>();

  constructor(parsed: ParsedMesh, options: ReadMeshOptions) {
    this.#parsed = parsed;
    this.#options = options;
    this.#chooser = new ReleaseChooser(options.files, options.catalog);
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
    const isTaken = this.#parsed.file.clusters.filter((other) => other.name === name).length > 1;
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
    const read = entry.inventory === undefined ? this.#intent(path, entry, at) : this.#inventory(path, entry, at);
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

  #path(relative: string): string {
    return relative.startsWith('/') ? relative : joinPath(this.#options.folder, relative);
  }

  async #inventory(path: string, { name, ...entry }: ClusterEntry, at: MeshCluster['at']): Promise<SourceState> {
    const { files, catalog } = this.#options;
    const inventory = readOneInventory(this.#path(path), files, { alsoText: hostAddressText });
    const named = { kubespray: entry.kubespray, kubean: entry.kubean, cilium: entry.cilium };
    const { choice, problem, notice } = await this.#chooser.choose(inventory, named);
    if (!choice) throw new UserError(problem ?? 'the release is not known');
    if (notice !== undefined) this.#say('assumed-target', 'info', name, `${name}: ${notice}`, at('inventory'));
    const scope = decidingScope(inventory);
    const version = choice.cilium ?? installedVersion(scope.variables) ?? choice.facts.cilium.default;
    const view = new ScopeView(inventory, scope, await withCilium(choice, version, catalog));
    if (view.installer === 'nobody') {
      const message = `${name}: nothing in its inventory installs Cilium; kube_network_plugin is ${JSON.stringify(view.definition('kube_network_plugin')?.value)}.`;
      this.#say('no-cilium', 'error', name, message, view.variableOrigin('kube_network_plugin')?.at ?? at('inventory'));
    }
    const { release, chart, cilium, kernel } = view.target;
    const { options } = view.prediction;
    const facts: NetworkFacts = {
      options,
      values: view.prediction.values,
      kubespray: true,
      variable: (variable) => {
        const definition = view.definition(variable);
        return (
          definition && {
            value: definition.value as PartlyKnown,
            at: view.variableOrigin(variable)?.at ?? definition.location,
          }
        );
      },
      origin: (option) => view.origins(option)[0]?.at,
    };
    const isCiliums = view.installer !== 'nobody';
    const isReleases = view.installer === 'role';
    const state: ClusterState = {
      target: { release: isReleases ? release : undefined, kubean: entry.kubean, cilium, chart, kernel },
      context: lensContext(cilium),
      options: new OptionsView(options),
      variables: view.variables,
      input: { features: new Map(), values: {}, config: new Map() },
      view,
    };
    return {
      state: isCiliums ? state : undefined,
      found: findNetworks(facts),
      nodes: findNodes(inventory),
      origin: facts.origin,
    };
  }

  async #intent(path: string, entry: ClusterEntry, at: MeshCluster['at']): Promise<SourceState> {
    const { files, catalog, features } = this.#options;
    const file = this.#path(path);
    const read = readText(files, file);
    if ('problem' in read) throw new UserError(read.problem.message.replace(/\.$/, ''));
    const target = { kubespray: entry.kubespray, kubean: entry.kubean, cilium: entry.cilium };
    const { intent, plan, findings, valid } = await planIntent(read.text, file, { catalog, features, target });
    this.findings.push(...findings.filter(({ rule }) => rule !== 'ways-out' || !valid));
    if (!valid) this.unreadable = true;
    if (!plan || !intent) return nothing;
    const variables = plan.target.release ? layered(plan.base, emittedVariables(plan)) : new Map<string, PartlyKnown>();
    const facts: NetworkFacts = {
      options: plan.options,
      values: plan.target.release
        ? predict(plan.target.release, plan.target.chart, variables).values
        : treeOf(plan.helm),
      kubespray: plan.target.release !== undefined,
      variable: () => undefined,
      // An intent's options stand in many places of it; the cluster's own entry says which intent it is.
      origin: (option) => (plan.settings.some((setting) => setting.name === option) ? at('intent') : undefined),
    };
    return {
      state: {
        target: plan.target,
        context: lensContext(plan.target.cilium),
        options: new OptionsView(plan.options),
        variables,
        input: intent,
        view: undefined,
      },
      found: findNetworks(facts),
      nodes: [],
      origin: facts.origin,
    };
  }

  /** What the source says and what the mesh file states, which replaces what is only a default or not known. */
  #networks(cluster: MeshCluster, { found, nodes }: SourceState): PlacedNetwork[] {
    const { entry } = cluster;
    const placed: PlacedNetwork[] = [];
    const seen = new Set<string>();
    const add = ({ network, kind, source }: Omit<FoundNetwork, 'at'>, at: Location): void => {
      const key = `${kind} ${network.family} ${network.first}/${network.length}`;
      if (seen.has(key)) return;
      seen.add(key);
      placed.push({ network, kind, source, at, cluster });
    };
    const stated = { pods: entry.podCIDRs, services: entry.serviceCIDRs } as const;
    const keys = { pods: 'podCIDRs', services: 'serviceCIDRs' } as const;
    for (const kind of ['pods', 'services'] as const) {
      for (const [index, text] of (stated[kind] ?? []).entries()) {
        const network = parseNetwork(text);
        if (network) add({ network, kind, source: keys[kind] }, cluster.at(keys[kind], index));
      }
      const read = found.networks.filter((network) => network.kind === kind);
      if (stated[kind] === undefined) for (const network of read) add(network, network.at ?? cluster.at());
      else this.#compare(cluster, kind, read, placed, add);
      for (const problem of found.problems) {
        if (problem.kind === kind && (problem.severity === 'error' || stated[kind] === undefined)) {
          this.#problem(cluster, problem, keys[kind]);
        }
      }
    }
    for (const [index, text] of (entry.nodes ?? []).entries()) {
      const network = parseAddress(text) ?? parseNetwork(text);
      if (network) add({ network, kind: 'nodes', source: 'nodes' }, cluster.at('nodes', index));
    }
    for (const node of nodes) add(node, node.at ?? cluster.at());
    return placed;
  }

  /** What the source sets for itself counts beside what the mesh file states; where they differ, somebody is wrong. */
  #compare(
    cluster: MeshCluster,
    kind: 'pods' | 'services',
    read: readonly FoundNetwork[],
    placed: readonly PlacedNetwork[],
    add: (network: FoundNetwork, at: Location) => void,
  ): void {
    for (const network of read) {
      if (network.at === undefined) continue;
      const same = placed.some(
        (other) =>
          other.kind === kind &&
          other.network.family === network.network.family &&
          other.network.first === network.network.first &&
          other.network.length === network.network.length,
      );
      if (!same) {
        const message = `${cluster.name}: ${network.source} is ${network.network.text}, which the mesh file does not state in ${kind === 'pods' ? 'podCIDRs' : 'serviceCIDRs'}. One of them is wrong; both are checked.`;
        this.#say('networks-differ', 'warning', cluster.name, message, network.at);
      }
      add(network, network.at);
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
