/** Finds addresses that two parts of a mesh use, in one pass over the sorted networks. */
import type { Location } from '../../../core/finding.ts';
import { isAddress, nested } from '../../../core/network.ts';
import type { Mesh, MeshCluster, NetworkKind, PlacedNetwork } from './cluster.ts';

/**
 * Two clusters, or two parts of one, with overlapping addresses: the first such
 * pair of networks, and how many more there are.
 */
export interface Overlap {
  first: PlacedNetwork;
  second: PlacedNetwork;
  more: number;
}

const found = new WeakMap<Mesh, readonly Overlap[]>();

/** All overlaps of a mesh, computed once: one for each pair of clusters and kinds, in the order of the file. */
export function overlaps(mesh: Mesh): readonly Overlap[] {
  const known = found.get(mesh);
  if (known) return known;
  const result = findOverlaps(mesh);
  found.set(mesh, result);
  return result;
}

/** One network can be inside hundreds of others. More findings than this would not help anybody. */
const mostPartners = 20;

function findOverlaps({ clusters }: Mesh): Overlap[] {
  const order = new Map(clusters.map((cluster, index) => [cluster, index]));
  const pairs = new Map<string, Overlap>();
  for (const { inner, outer } of nested(clusters.flatMap(({ networks }) => networks))) {
    for (const other of outer.slice(0, mostPartners)) {
      if (!isConflict(other, inner)) continue;
      const [first, second] = inOrder(other, inner, order);
      const key = `${order.get(first.cluster)} ${first.kind} ${order.get(second.cluster)} ${second.kind}`;
      const pair = pairs.get(key);
      if (pair) pair.more++;
      else pairs.set(key, { first, second, more: 0 });
    }
  }
  const rank = ({ cluster }: PlacedNetwork): number => order.get(cluster) ?? 0;
  return [...pairs.values()].sort((a, b) => rank(a.second) - rank(b.second) || rank(a.first) - rank(b.first));
}

function inOrder(
  left: PlacedNetwork,
  right: PlacedNetwork,
  order: ReadonlyMap<MeshCluster, number>,
): readonly [PlacedNetwork, PlacedNetwork] {
  const apart = (order.get(left.cluster) ?? 0) - (order.get(right.cluster) ?? 0);
  const swap = apart > 0 || (apart === 0 && left.kind > right.kind);
  return swap ? [right, left] : [left, right];
}

/** Networks of one kind in one cluster may be nested: a node's address is inside the node network of its cluster. */
function isConflict(left: PlacedNetwork, right: PlacedNetwork): boolean {
  return left.cluster !== right.cluster || left.kind !== right.kind;
}

/** True for two node networks. Two clusters may share a network, as long as no address is used twice. */
export function isSharedNodeNetwork({ first, second }: Overlap): boolean {
  return first.kind === 'nodes' && second.kind === 'nodes' && !(isAddress(first.network) && isAddress(second.network));
}

const nouns: Readonly<Record<NetworkKind, string>> = { pods: 'pods', services: 'Services', nodes: 'nodes' };

/** `Pods of "paris" (10.0.0.0/16) and pods of "lyon" (10.0.128.0/17)`. */
export function describeOverlap({ first, second }: Overlap): string {
  const side = ({ cluster, network }: PlacedNetwork): string => `of ${cluster.quoted} (${network.text})`;
  const noun = nouns[first.kind];
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${side(first)} and ${nouns[second.kind]} ${side(second)}`;
}

/** ` There are 2 more overlaps between these clusters.`; empty if there are no more. */
export function furtherOverlaps({ more }: Overlap): string {
  if (more === 0) return '';
  return ` There ${more === 1 ? 'is 1 more overlap' : `are ${more} more overlaps`} between these clusters.`;
}

/**
 * Where to report an overlap: at the later side, with sentences on where the other side is set. A default is not set
 * anywhere, so for defaults these sentences name the variable that changes it.
 */
export function placeOverlap({ first, second }: Overlap): { at: Location; origin: string } {
  const { file, line } = first.at;
  const at = second.at;
  if (!first.isPreset) {
    const from = `The first network is from "${first.source}" at ${file}:${line}.`;
    return {
      at,
      origin: second.isPreset ? `${from} The second network is ${presetOf(second)}.${remedyFor(second)}` : from,
    };
  }
  if (!second.isPreset) {
    return { at, origin: `The first network is ${presetOf(first)}. The second network is from "${second.source}".` };
  }
  const [one, other] = [presetOf(first), presetOf(second)];
  const both =
    one === other ? `Both networks are ${one}.` : `The first network is ${one}. The second network is ${other}.`;
  return { at, origin: `${both}${remedyFor(second)}` };
}

/** Kubespray's variables for the options that get its defaults. */
const variables: Readonly<Record<string, string>> = {
  'cluster-pool-ipv4-cidr': 'kube_pods_subnet',
  'cluster-pool-ipv6-cidr': 'kube_pods_subnet_ipv6',
};

/** The variable behind a default; undefined for a default of the chart. */
function presetVariable({ cluster, source }: PlacedNetwork): string | undefined {
  if (source.startsWith('kube_')) return source;
  return cluster.state?.target.release === undefined ? undefined : variables[source];
}

function presetOf(network: PlacedNetwork): string {
  return presetVariable(network) === undefined ? "the default of Cilium's chart" : "Kubespray's default";
}

/** Which variable to set, if there is one. */
function remedyFor(network: PlacedNetwork): string {
  const variable = presetVariable(network);
  return variable === undefined ? '' : ` Set ${variable} in cluster ${network.cluster.quoted} before its installation.`;
}
