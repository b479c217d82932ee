/** Who sees which variables: Ansible's precedence, applied to the hosts of the Kubernetes cluster. */

import type { Hierarchy } from './hosts/hierarchy.ts';
import type { EffectiveScope } from './inventory.ts';
import { isRelevantVariable } from './relevant-variables.ts';
import type { Definition } from './variables/definition.ts';

/** Variables from files next to the inventory, by group and by host. */
export interface VariablesBeside {
  group(name: string): readonly Definition[];
  host(name: string): readonly Definition[];
  /** Groups and hosts that have such variables. */
  groups: readonly string[];
  hosts: readonly string[];
}

/** Groups whose hosts Kubespray adds to `k8s_cluster` while it runs, old names included. */
const membersOfCluster = [
  'kube_control_plane',
  'kube_node',
  'calico_rr',
  'kube-master',
  'kube-node',
  'calico-rr',
  'k8s-cluster',
];

/** Groups of Kubespray that contain no cluster nodes. */
const outsideCluster: ReadonlySet<string> = new Set([
  'all',
  'ungrouped',
  'etcd',
  'bastion',
  'localhost',
  'no_floating',
]);

/** The limit exists because each scope is computed and checked separately. Inventories have a handful. */
export const maximalScopes = 200;

/**
 * The distinct sets of variables that the cluster's hosts see, at most `maximalScopes`. An inventory may name no hosts,
 * because it is a template or is created at run time. Then the sets are those of typical hosts: a control plane node, a
 * worker, and a worker in each further group with variables. `alsoRelevant` are variables that distinguish hosts, in
 * addition to those that always matter. May add hosts and groups to `hierarchy`, as Kubespray does at run time.
 */
export function effectiveScopes(
  hierarchy: Hierarchy,
  beside: VariablesBeside,
  extra: readonly Definition[] = [],
  alsoRelevant: ReadonlySet<string> = new Set(),
): EffectiveScope[] {
  const imagined = hierarchy.hosts.size === 0;
  if (imagined) imagineHosts(hierarchy, beside);
  const scopes = new Map<string, EffectiveScope>();
  for (const host of clusterHosts(hierarchy)) {
    const groups = hierarchy.groupsOf(host).map(({ name }) => name);
    const layers = [...layersOf(host, groups, hierarchy, beside), ...extra];
    const signature = layers
      .filter(({ name }) => isRelevantVariable(name) || alsoRelevant.has(name))
      .map(placeOf)
      .join('\n');
    const known = scopes.get(signature);
    if (known) {
      if (!imagined) known.hosts.push(host);
      continue;
    }
    if (scopes.size === maximalScopes) break;
    scopes.set(signature, { hosts: imagined ? [] : [host], groups, variables: byName(layers) });
  }
  return [...scopes.values()];
}

/**
 * Definitions that a host sees, weakest first. Everything in the inventory file itself comes before group_vars. So a
 * parent's group_vars file beats a child's variable in the inventory (ansible-core: VARIABLE_PRECEDENCE).
 */
function* layersOf(
  host: string,
  groups: readonly string[],
  hierarchy: Hierarchy,
  beside: VariablesBeside,
): Generator<Definition> {
  for (const group of groups) yield* hierarchy.group(group).definitions;
  for (const group of groups) yield* beside.group(group);
  yield* hierarchy.host(host).definitions;
  yield* beside.host(host);
}

/** Definitions by name, each list weakest first. */
export function byName(definitions: Iterable<Definition>): Map<string, [Definition, ...Definition[]]> {
  const variables = new Map<string, [Definition, ...Definition[]]>();
  for (const definition of definitions) {
    const known = variables.get(definition.name);
    if (known) known.push(definition);
    else variables.set(definition.name, [definition]);
  }
  return variables;
}

/** A key for the place of a definition: one place counts once, even if a range of hosts turned it into many. */
function placeOf({ name, location: { file, line, column } }: Definition): string {
  return `${name} ${file}:${line}:${column}`;
}

function clusterHosts(hierarchy: Hierarchy): Iterable<string> {
  const members = membersOfCluster.flatMap((group) => [...hierarchy.hostsBelow(group)]);
  const present = hierarchy.hostsBelow('k8s_cluster');
  for (const host of members) if (!present.has(host)) hierarchy.addHost(host, 'k8s_cluster');
  const hosts = hierarchy.hostsBelow('k8s_cluster');
  // Without Kubespray's groups, any host may be a node.
  return hosts.size > 0 ? hosts : hierarchy.hosts.keys();
}

function imagineHosts(hierarchy: Hierarchy, beside: VariablesBeside): void {
  const modern = !beside.groups.some((name) => ['k8s-cluster', 'kube-master', 'kube-node'].includes(name));
  const [cluster, controlPlane, worker] = modern
    ? ['k8s_cluster', 'kube_control_plane', 'kube_node']
    : ['k8s-cluster', 'kube-master', 'kube-node'];
  hierarchy.addChild(cluster, controlPlane);
  hierarchy.addChild(cluster, worker);
  hierarchy.addHost('control plane node', controlPlane);
  hierarchy.addHost('control plane node', 'etcd');
  hierarchy.addHost('worker', worker);
  const usual = new Set([cluster, controlPlane, worker, ...outsideCluster]);
  for (const group of beside.groups) {
    if (usual.has(group) || membersOfCluster.includes(group)) continue;
    hierarchy.addHost(`worker in ${group}`, worker);
    hierarchy.addHost(`worker in ${group}`, group);
  }
  for (const host of beside.hosts) hierarchy.addHost(host, worker);
}
