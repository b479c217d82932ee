/** The addresses of a cluster, from its inventory or intent and from the defaults of its release. */

import type { Location } from '../../../core/finding.ts';
import { type Network, parseAddress, parseNetwork } from '../../../core/network.ts';
import { OptionsView, type Unknown, unknown } from '../../../core/options.ts';
import { items } from '../../../core/text.ts';
import { getPath, type PartlyKnown } from '../../../core/value-tree.ts';
import type { Inventory } from '../../../formats/ansible/inventory.ts';
import type { ValueTree } from '../../../predict/chart.ts';
import type { NetworkKind } from './cluster.ts';

/** Default networks, the same in every release. Source: Kubespray roles/kubespray_defaults/defaults. */
const presets = {
  kube_pods_subnet: '10.233.64.0/18',
  kube_pods_subnet_ipv6: 'fd85:ee78:d8a6:8607::1:0000/112',
  kube_service_addresses: '10.233.0.0/18',
  kube_service_addresses_ipv6: 'fd85:ee78:d8a6:8607::1000/116',
} as const;
type NetworkVariable = keyof typeof presets;

/** Host variables that can hold a node's address. */
export const hostAddressText = /^[ \t]*["']?(?:ip6?|access_ip|ansible_host)["']?[ \t]*:/m;

/** The known facts about a cluster's configuration. */
export interface NetworkFacts {
  options: ReadonlyMap<string, string | Unknown>;
  /** Helm values that reach the chart, where one is installed. */
  values: ValueTree | undefined;
  /** True if Kubespray installs the cluster, so that Kubespray's defaults apply. */
  kubespray: boolean;
  /** The value of a variable that is set, and its location. */
  variable(name: string): { value: PartlyKnown; at: Location } | undefined;
  /** Where the user sets an option; undefined for a default. */
  origin(option: string): Location | undefined;
}

/** A network, and where it was found. */
export interface FoundNetwork {
  network: Network;
  kind: NetworkKind;
  source: string;
  /** undefined for a default. */
  at: Location | undefined;
}

/** A network that could not be found, or that is not valid. */
export interface NetworkProblem {
  kind: NetworkKind;
  source: string;
  at: Location | undefined;
  /** A clause: `is a template that only Ansible can evaluate`. */
  why: string;
  severity: 'error' | 'warning';
}

export interface FoundNetworks {
  networks: FoundNetwork[];
  problems: NetworkProblem[];
}

/** IPAM modes in which a cloud or another component assigns the addresses, so that no configuration contains them. */
const cloudModes: ReadonlySet<string> = new Set(['eni', 'azure', 'alibabacloud', 'crd', 'delegated-plugin']);

/** Networks of pods and Services. */
export function findNetworks(facts: NetworkFacts): FoundNetworks {
  const found: FoundNetworks = { networks: [], problems: [] };
  const options = new OptionsView(facts.options);
  const ipv4 = options.flag('enable-ipv4', true) !== false;
  const ipv6 = options.flag('enable-ipv6', false) === true;
  findPods(facts, options, { ipv4, ipv6 }, found);
  if (ipv4) fromVariable(facts, 'services', 'kube_service_addresses', found);
  if (ipv6) fromVariable(facts, 'services', 'kube_service_addresses_ipv6', found);
  return found;
}

interface Families {
  ipv4: boolean;
  ipv6: boolean;
}

function findPods(facts: NetworkFacts, options: OptionsView, { ipv4, ipv6 }: Families, found: FoundNetworks): void {
  const mode = options.text('ipam', 'cluster-pool');
  const problem = (why: string): void => {
    found.problems.push({ kind: 'pods', source: 'ipam', at: facts.origin('ipam'), why, severity: 'warning' });
  };
  if (mode === undefined) problem('is a template that only Ansible can evaluate');
  else if (mode === 'kubernetes') {
    if (ipv4) fromVariable(facts, 'pods', 'kube_pods_subnet', found);
    if (ipv6) fromVariable(facts, 'pods', 'kube_pods_subnet_ipv6', found);
  } else if (mode === 'multi-pool') fromPools(facts, found);
  else if (cloudModes.has(mode)) problem(`is ${mode}, which has its own pod addresses`);
  else {
    if (ipv4) fromOption(facts, 'cluster-pool-ipv4-cidr', found);
    if (ipv6) fromOption(facts, 'cluster-pool-ipv6-cidr', found);
  }
}

function fromOption(facts: NetworkFacts, option: string, found: FoundNetworks): void {
  const at = facts.origin(option);
  const value = poolOf(facts, option);
  if (value === unknown) {
    found.problems.push({
      kind: 'pods',
      source: option,
      at,
      why: 'is a template that only Ansible can evaluate',
      severity: 'warning',
    });
  } else if (value === undefined || value === '') {
    found.problems.push({ kind: 'pods', source: option, at, why: 'is not set', severity: 'warning' });
  } else take(value, 'pods', option, at, found);
}

/** The Helm value of a pool is more reliable than the option that the chart is predicted to make of it. */
const poolValues: Readonly<Record<string, string>> = {
  'cluster-pool-ipv4-cidr': 'ipam.operator.clusterPoolIPv4PodCIDRList',
  'cluster-pool-ipv6-cidr': 'ipam.operator.clusterPoolIPv6PodCIDRList',
};

function poolOf({ options, values }: NetworkFacts, option: string): string | Unknown | undefined {
  const list = values && getPath(values, poolValues[option] ?? '');
  if (list === unknown || (Array.isArray(list) && list.some((item) => item === unknown))) return unknown;
  if (Array.isArray(list) && list.length > 0) return list.join(' ');
  return options.get(option);
}

/** `pool=ipv4-cidrs:10.0.0.0/8;ipv4-mask-size:27`, with blanks between pools. */
function fromPools(facts: NetworkFacts, found: FoundNetworks): void {
  const option = 'auto-create-cilium-pod-ip-pools';
  const at = facts.origin(option);
  const value = facts.options.get(option);
  if (typeof value !== 'string' || value === '') {
    const why =
      value === unknown
        ? 'is a template that only Ansible can evaluate'
        : 'is not set, and the pools are objects in the cluster';
    found.problems.push({ kind: 'pods', source: option, at, why, severity: 'warning' });
    return;
  }
  for (const [, cidrs = ''] of value.matchAll(/ipv[46]-cidrs:([^;\s]+)/g)) take(cidrs, 'pods', option, at, found);
}

function fromVariable(facts: NetworkFacts, kind: NetworkKind, name: NetworkVariable, found: FoundNetworks): void {
  const set = facts.variable(name);
  if (set === undefined) {
    if (facts.kubespray) take(presets[name], kind, name, undefined, found);
    else {
      found.problems.push({
        kind,
        source: kind,
        at: undefined,
        why: 'are unknown, because Cilium does not set them',
        severity: 'warning',
      });
    }
  } else if (typeof set.value === 'string') take(set.value, kind, name, set.at, found);
  else {
    const why = set.value === unknown ? 'has a value that only Ansible knows' : 'is not a network';
    const severity = set.value === unknown ? 'warning' : 'error';
    found.problems.push({ kind, source: name, at: set.at, why, severity });
  }
}

/** Reads one network, or several with commas or blanks between them. */
function take(text: string, kind: NetworkKind, source: string, at: Location | undefined, found: FoundNetworks): void {
  for (const part of items(text)) {
    const network = parseNetwork(part);
    if (network) found.networks.push({ network, kind, source, at });
    else
      found.problems.push({
        kind,
        source,
        at,
        why: `holds "${part}", which is not a network such as 10.0.0.0/16`,
        severity: 'error',
      });
  }
}

/**
 * Addresses in the variables of the cluster's hosts: `ip` and `ip6`, which kubelet registers, else `ansible_host` if it
 * is an address. For hosts with none of these, Ansible finds the address at run time.
 */
export function findNodes(inventory: Inventory): FoundNetwork[] {
  const hosts = new Set(inventory.scopes.flatMap((scope) => scope.hosts));
  const byHost = new Map<string, Map<string, FoundNetwork>>();
  for (const { name, value, scope, location } of inventory.definitions) {
    if (scope.kind !== 'host' || !hosts.has(scope.name) || !['ip', 'ip6', 'ansible_host'].includes(name)) continue;
    const network = typeof value === 'string' ? parseAddress(value) : undefined;
    if (!network) continue;
    const found = byHost.get(scope.name) ?? new Map<string, FoundNetwork>();
    found.set(name, { network, kind: 'nodes', source: name, at: location });
    byHost.set(scope.name, found);
  }
  return [...byHost.values()].flatMap((found) => {
    const own = [found.get('ip'), found.get('ip6')].filter((network) => network !== undefined);
    return own.length > 0 ? own : [...found.values()];
  });
}
