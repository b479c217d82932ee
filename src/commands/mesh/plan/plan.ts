/**
 * The plan to join the clusters of a mesh: each cluster's variables, who enables and connects it, and in which order.
 */

import type { AnyFeature } from '../../../core/feature.ts';
import type { Json } from '../../../core/json.ts';
import { isAddress, parseAddress } from '../../../core/network.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { ValueTree } from '../../../predict/chart.ts';
import type { ClusterState, Mesh, MeshCluster } from '../model/cluster.ts';
import { planMember } from '../model/member.ts';
import type { ServiceType } from '../model/schema.ts';
import { defaultNodePort } from './ports.ts';
import { type Replaced, replacedBy } from './replaced.ts';
import { variablesFile } from './variables-file.ts';

/**
 * What installs clustermesh-apiserver and sets up the connections.
 *
 * - `values`: Helm values that Kubespray passes to the chart on every run
 * - `cli`: the Cilium CLI, on a Helm release whose values Kubespray overwrites on every run
 * - `no-release`: Kubespray's own manifests. There is no Helm release that the Cilium CLI could change
 */
type Way = 'values' | 'cli' | 'no-release';

/** A cluster, and the facts that make it a member. */
export interface Member {
  cluster: MeshCluster;
  /** From 1, in the order of the file. Variables and files use numbers because names may contain any character. */
  number: number;
  way: Way;
  serviceType: ServiceType;
  /** Port at which the others reach clustermesh-apiserver. */
  port: number;
  /** Addresses at which the others reach it; empty if they are known only once it runs. */
  addresses: readonly string[];
  /** Its variables; undefined if neither an inventory nor an intent describes the cluster. */
  plan: Plan | undefined;
  /** Definitions in its inventory that conflict with these variables. */
  replaced: readonly Replaced[];
  /** Its present name and id, if the mesh changes them. */
  changedFrom: { name: string; id: string } | undefined;
}

export interface Link {
  left: Member;
  right: Member;
  /** `values` if Helm values tell both sides about each other. */
  by: 'values' | 'cli';
}

export interface MeshPlan {
  mesh: Mesh;
  members: readonly Member[];
  links: readonly Link[];
  /** The member whose certificate authority the others use; undefined if each keeps its own. */
  authority: Member | undefined;
}

/** Enough addresses for etcd's client to find one that answers. */
const mostAddresses = 3;

/** Plans a mesh. The findings of the members' plans report what cannot be expressed. */
export function planMesh(mesh: Mesh, features: readonly AnyFeature[]): MeshPlan {
  const bare = mesh.clusters.map((cluster, index) => memberOf(cluster, index + 1));
  const byCluster = new Map(bare.map((member) => [member.cluster, member]));
  const shared = mesh.file.sharedCA !== false;
  const pairs = mesh.links.flatMap(([left, right]) => {
    const [a, b] = [byCluster.get(left), byCluster.get(right)];
    return a && b ? [[a, b] as const] : [];
  });
  const declared = new Set(pairs.filter((pair) => shared && pair.every(isDeclarable)));
  // Clusters that use Helm values list every peer, including those that the Cilium CLI connects. Otherwise Kubespray's
  // next run would write a list without them.
  const peers = new Map<Member, Member[]>();
  for (const [left, right] of shared ? pairs : []) {
    for (const [member, peer] of [
      [left, right],
      [right, left],
    ] as const) {
      if (peer.addresses.length > 0) peers.set(member, [...(peers.get(member) ?? []), peer]);
    }
  }
  const members = new Map(
    bare.map((member) => {
      const { state } = member.cluster;
      const plan =
        state && planMember(member.cluster, state, mesh.file, features, valuesOf(member, peers.get(member) ?? []));
      return [
        member,
        { ...member, plan, replaced: plan ? replacedBy(member.cluster, plan, variablesFile(member)) : [] },
      ];
    }),
  );
  const made = (member: Member): Member => members.get(member) ?? member;
  const first = mesh.links[0]?.[0] ?? mesh.clusters[0];
  const authority = first && byCluster.get(first);
  return {
    mesh,
    members: [...members.values()],
    links: pairs.map((pair) => ({
      left: made(pair[0]),
      right: made(pair[1]),
      by: declared.has(pair) ? 'values' : 'cli',
    })),
    authority: shared && authority && mesh.clusters.length > 1 ? made(authority) : undefined,
  };
}

function memberOf(cluster: MeshCluster, number: number): Member {
  const { entry, state } = cluster;
  const serviceType = entry.apiserver?.type ?? 'LoadBalancer';
  return {
    cluster,
    number,
    way: wayOf(state),
    serviceType,
    port: serviceType === 'NodePort' ? (entry.apiserver?.nodePort ?? defaultNodePort) : 2379,
    addresses: entry.apiserver?.addresses ?? (serviceType === 'NodePort' ? nodeAddresses(cluster) : []),
    plan: undefined,
    replaced: [],
    changedFrom: changeOf(cluster),
  };
}

function wayOf(state: ClusterState | undefined): Way {
  const release = state?.target.release?.facts;
  if (!state || release === undefined) return state ? 'values' : 'cli';
  if (release.installer === 'templates') return 'no-release';
  return release.carriers.extraValues ? 'values' : 'cli';
}

function nodeAddresses({ networks }: MeshCluster): string[] {
  return networks
    .filter(({ kind, network }) => kind === 'nodes' && isAddress(network))
    .slice(0, mostAddresses)
    .map(({ network }) => network.text);
}

function changeOf({ name, id, state }: MeshCluster): Member['changedFrom'] {
  if (!state) return undefined;
  const before = {
    name: state.options.text('cluster-name', 'default') ?? '?',
    id: state.options.text('cluster-id', '0') || '0',
  };
  return before.name === name && before.id === String(id) ? undefined : before;
}

/** Both sides of a declared connection must accept Helm values and have known addresses. */
function isDeclarable({ way, addresses }: Member): boolean {
  return way === 'values' && addresses.length > 0;
}

/** Helm values that make a cluster a member; empty if the release has no carrier for them. */
function valuesOf({ way, cluster, serviceType, port }: Member, peers: readonly Member[]): ValueTree {
  if (way !== 'values') return {};
  const service: Json = {
    type: serviceType,
    ...(serviceType === 'NodePort' && { nodePort: port }),
  };
  const enabled = cluster.entry.apiserver === undefined ? {} : { useAPIServer: true, apiserver: { service } };
  const config = peers.length === 0 ? {} : { config: { enabled: true, clusters: peers.map(peerValue) } };
  return { clustermesh: { ...enabled, ...config } };
}

/** A peer in the form of `clustermesh.config.clusters`: with addresses, or with one host name. */
function peerValue({ cluster, addresses, port }: Member): Json {
  const [first = ''] = addresses;
  const reach: { [key: string]: Json } = addresses.every((address) => parseAddress(address))
    ? { ips: [...addresses] }
    : { address: first };
  return { name: cluster.name, port, ...reach };
}
