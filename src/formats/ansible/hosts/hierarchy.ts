/**
 * Hosts and groups of one inventory, and the order in which their variables override each other: by depth below `all`,
 * then `ansible_group_priority`, then name. Source: ansible-core, inventory/helpers.py, vars/manager.py.
 */
import { append } from '../../../core/append.ts';
import type { Definition } from '../variables/definition.ts';

export interface Group {
  name: string;
  children: Set<string>;
  hosts: Set<string>;
  /** Only the inventory itself can set it: Ansible ignores it in group_vars. */
  priority: number;
  /** Variables written in the inventory file, in reading order. */
  definitions: Definition[];
}

export interface Host {
  name: string;
  /** Variables written in the inventory file, in reading order. */
  definitions: Definition[];
}

/**
 * More than any cluster has. The limit keeps a typing mistake or a file of another kind from using up time and memory.
 */
const maximal = { hosts: 20_000, groups: 2000 };

export class Hierarchy {
  readonly groups = new Map<string, Group>();
  readonly hosts = new Map<string, Host>();
  /** Computed lazily, and again after a change. */
  #shape: { parents: Map<string, string[]>; depths: Map<string, number> } | undefined;

  constructor() {
    this.group('all');
    this.group('ungrouped');
  }

  /**
   * What the inventory has too much of, for a message; reading has to stop then. Undefined if it is within the limits.
   */
  get excess(): string | undefined {
    if (this.hosts.size > maximal.hosts) return `more than ${maximal.hosts} hosts`;
    return this.groups.size > maximal.groups ? `more than ${maximal.groups} groups` : undefined;
  }

  /** The group with this name; created if it does not exist. */
  group(name: string): Group {
    let group = this.groups.get(name);
    if (!group) {
      group = { name, children: new Set(), hosts: new Set(), priority: 1, definitions: [] };
      this.groups.set(name, group);
      this.#shape = undefined;
    }
    return group;
  }

  /** The host with this name; created if it does not exist. */
  host(name: string): Host {
    let host = this.hosts.get(name);
    if (!host) {
      host = { name, definitions: [] };
      this.hosts.set(name, host);
    }
    return host;
  }

  addHost(name: string, group: string): Host {
    this.group(group).hosts.add(name);
    return this.host(name);
  }

  /** Makes a group the child of another one. False if that would make a loop, which Ansible refuses. */
  addChild(parent: string, child: string): boolean {
    // Every group is below `all`, so `all` as a child of any group would make a loop.
    if (parent === child || child === 'all' || this.#isBelow(child, parent)) return false;
    this.group(parent).children.add(child);
    this.group(child);
    this.#shape = undefined;
    return true;
  }

  /**
   * Adds the variables of a host in the inventory file. If a group has the same name, Ansible sets them on the group.
   */
  setHostVariables(name: string, definitions: readonly Definition[]): void {
    if (this.groups.has(name)) for (const definition of definitions) this.setGroupVariable(name, definition);
    else append(this.host(name).definitions, definitions);
  }

  /** Adds a variable of a group in the inventory file. */
  setGroupVariable(name: string, definition: Definition): void {
    const group = this.group(name);
    group.definitions.push(definition);
    if (definition.name === 'ansible_group_priority') {
      const priority = Number(definition.value);
      if (Number.isInteger(priority)) group.priority = priority;
    }
  }

  /** All groups that a host belongs to, `all` first, weakest first: variables of a later group win. */
  groupsOf(host: string): Group[] {
    const member = new Set<string>();
    const { parents } = this.#measured();
    const climb = (name: string): void => {
      if (member.has(name)) return;
      member.add(name);
      for (const parent of parents.get(name) ?? []) climb(parent);
    };
    for (const group of this.groups.values()) {
      if (group.name !== 'ungrouped' && group.hosts.has(host)) climb(group.name);
    }
    // Ansible removes a host from `ungrouped` if it is also in another group, even in a parent of `ungrouped`.
    const isAlone = member.size === 0 || (member.size === 1 && member.has('all'));
    const isBelow = (parents.get('ungrouped') ?? []).some((name) => name !== 'all');
    if (isAlone && !(isBelow && this.groups.get('ungrouped')?.hosts.has(host))) climb('ungrouped');
    member.add('all');
    return this.sorted([...member].map((name) => this.group(name)));
  }

  /** Hosts of a group and of every group below it. */
  hostsBelow(name: string, seen = new Set<string>()): Set<string> {
    const hosts = new Set<string>();
    const group = this.groups.get(name);
    if (!group || seen.has(name)) return hosts;
    seen.add(name);
    for (const host of group.hosts) if (name !== 'ungrouped' || this.#isUngrouped(host)) hosts.add(host);
    for (const child of group.children) for (const host of this.hostsBelow(child, seen)) hosts.add(host);
    return hosts;
  }

  #isUngrouped(host: string): boolean {
    for (const { name, hosts } of this.groups.values()) {
      if (name !== 'all' && name !== 'ungrouped' && hosts.has(host)) return false;
    }
    return true;
  }

  /** Groups in the order in which Ansible applies their variables. */
  sorted(groups: readonly Group[]): Group[] {
    const { depths } = this.#measured();
    const depth = (group: Group): number => depths.get(group.name) ?? 1;
    return [...groups].sort(
      (a, b) => depth(a) - depth(b) || a.priority - b.priority || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    );
  }

  #isBelow(ancestor: string, name: string, seen = new Set<string>()): boolean {
    const group = this.groups.get(ancestor);
    if (!group || seen.has(ancestor)) return false;
    seen.add(ancestor);
    return group.children.has(name) || [...group.children].some((child) => this.#isBelow(child, name, seen));
  }

  /** Parents of each group, and its depth: the longest path from `all`, which has depth 0. */
  #measured(): { parents: Map<string, string[]>; depths: Map<string, number> } {
    if (this.#shape) return this.#shape;
    const parents = new Map<string, string[]>();
    for (const group of this.groups.values()) {
      for (const child of group.children) parents.set(child, [...(parents.get(child) ?? []), group.name]);
    }
    const depths = new Map<string, number>([['all', 0]]);
    const measure = (name: string): number => {
      const known = depths.get(name);
      if (known !== undefined) return known;
      const depth = 1 + Math.max(0, ...(parents.get(name) ?? []).map(measure));
      depths.set(name, depth);
      return depth;
    };
    for (const name of this.groups.keys()) measure(name);
    this.#shape = { parents, depths };
    return this.#shape;
  }
}
