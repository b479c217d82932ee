import type { ListVariable } from '../../catalog/play.ts';
import { sameJson } from '../../catalog/table.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import type { Json } from '../../core/json.ts';
import { slipOf } from '../../core/slip.ts';
import { toText } from '../../core/text.ts';
import { isMap, known, type PartlyKnown } from '../../core/value-tree.ts';
import { list } from '../../core/wording.ts';
import { locate } from '../../formats/ansible/variables/definition.ts';
import type { Path } from '../../yaml/path.ts';
import type { Refused } from '../api-schema.ts';
import { type CheckedPart, checkedParts, isChecked, refusedParts } from '../list-objects.ts';
import { defineRule, type Report } from '../rule.ts';

export default defineRule({
  id: 'list-element',
  severity: 'error',
  symptoms: ['play-fails', 'setting-lost'],
  title: 'List element with a missing, unknown or invalid key or value',
  why: "Some variables are lists of mappings, such as pools, BGP resources or volumes. The role's template fails if an element lacks a key that it reads, and drops keys that it does not read. The API server refuses objects that lack a required key. It also refuses keys and values that Cilium's CRDs do not allow.",
  fix: 'Add the missing key, or correct the key or the value that the message names.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/network_plugin/cilium',
  examples: {
    bad: [
      {
        kubespray: 'v2.30.0',
        groupVars:
          'cilium_bgp_advertisements:\n  - name: pods\n    spec: { advertisements: [ { advertisementType: PodCIDR } ] }\n',
        lines: [2],
      },
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_loadbalancer_ip_pools:\n  - name: blue\n    cidrs: [192.0.2.0/24]\n    disabled: true\n',
        lines: [4],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_agent_extra_volume_mounts:\n  - name: certs\n    readOnly: true\n',
        lines: [2],
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_bgp_cluster_configs:\n  - name: rack\n    spec:\n      bgpInstances:\n        - localASN: 64512\n',
        lines: [5],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_loadbalancer_ip_pools:\n  name: blue\n  cidrs: [192.0.2.0/24]\n',
        lines: [1],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_loadbalancer_ip_pools:\n  - name: blue\n    cidrs: 192.0.2.0/24\n',
        lines: [3],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_loadbalancer_ip_pools:\n  - name: blue\n',
        lines: [2],
      },
      {
        kubespray: 'v2.30.0',
        groupVars:
          'cilium_loadbalancer_ip_pools:\n  - name: blue\n    cidrs: []\n  - name: red\n    cidrs: [192.0.2.0/33]\n  - name: red\n    cidrs: [192.0.2.0/24]\n',
        lines: [2, 5, 6],
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_bgp_cluster_configs:\n  - name: rack\n    spec:\n      bgpInstances:\n        - name: one\n          localASN: "64512"\n          peers:\n            - { name: router, peerAddress: 192.0.2.1/24, peerConfigRef: { nam: x } }\n',
        lines: [6, 8, 8, 8],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_agent_extra_volumes:\n  - name: certs\n    hostPath: { path: /etc/ssl }\ncilium_agent_extra_volume_mounts:\n  - { name: certs, mountPath: /etc/ssl }\n',
      },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_loadbalancer_ip_pools: []\ncilium_bgp_cluster_configs: {}\n',
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_bgp_advertisements:\n  - name: pods\n    spec: { advertisements: [ { advertisementType: PodCIDR } ] }\n',
      },
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_loadbalancer_ip_pools:\n  - name: blue\n    cidrs: [192.0.2.0/24]\n',
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_loadbalancer_ip_pools:\n  - name: blue\n    cidrs: ["{{ pool }}", fd00::/64]\n    ranges: [{ start: 192.0.2.7 }]\n',
      },
    ],
  },
  async check({ view, history, report }) {
    const { play, cilium } = view.target;
    if (view.installer !== 'role') return;
    for (const [variable, facts] of Object.entries(play.lists)) {
      const value = view.variables.get(variable);
      if (value === undefined) continue;
      const definitions = facts.rendered === undefined ? undefined : await history.definitions(cilium);
      const parts = definitions ? checkedParts(facts, definitions) : undefined;
      new Elements(view, variable, facts, parts ?? [], report).check(value);
    }
  },
});

/** Checks the elements of one list against the keys that the release reads. */
class Elements {
  readonly #view: ScopeView;
  readonly #variable: string;
  readonly #facts: ListVariable;
  readonly #parts: readonly CheckedPart[];
  readonly #report: Report;

  constructor(view: ScopeView, variable: string, facts: ListVariable, parts: readonly CheckedPart[], report: Report) {
    this.#view = view;
    this.#variable = variable;
    this.#facts = facts;
    this.#parts = parts;
    this.#report = report;
  }

  check(value: PartlyKnown | undefined): void {
    if (Array.isArray(value)) {
      value.forEach((element, index) => {
        if (isMap(element)) this.#element(element, [index]);
        else if (known(element) !== undefined) this.#noMapping([index]);
      });
      this.#names(value);
    } else if (isMap(value) && Object.keys(value).length > 0) this.#noMapping([]);
  }

  #element(element: { [key: string]: PartlyKnown }, path: Path): void {
    this.#mapping(element, '', path);
    this.#contents(element, path);
    for (const refused of refusedParts(this.#parts, element)) this.#refusedPart(refused, path);
  }

  /** An element whose lists are all empty or missing becomes an empty object. */
  #contents(element: { [key: string]: PartlyKnown }, path: Path): void {
    const { example, passesOn, rendered } = this.#facts;
    if (rendered === undefined || passesOn[''] !== false || !isMap(example)) return;
    const { needed } = this.#keysBelow('');
    const lists = Object.keys(example).filter((key) => Array.isArray(example[key]));
    const isEmpty = (key: string): boolean =>
      Object.hasOwn(element, key) ? sameJson(known(element[key]) ?? null, []) : !needed.includes(key);
    if (lists.length === 0 || !lists.every(isEmpty)) return;
    const what = `This element of ${this.#variable} has no ${list(lists, 8).replace(' and ', ' and no ')}`;
    this.#say(path, 'value', `${what}, so Kubespray creates an empty object from it. Set ${lists.join(' or ')}.`);
  }

  /** Two elements with the same name become one object, and the later one wins. */
  #names(elements: readonly PartlyKnown[]): void {
    if (this.#facts.rendered === undefined) return;
    const seen = new Set<PartlyKnown>();
    for (const [index, element] of elements.entries()) {
      const name = isMap(element) ? element.name : undefined;
      if (typeof name !== 'string') continue;
      if (seen.has(name)) {
        this.#say(
          [index],
          'value',
          `Two elements of ${this.#variable} are named ${name}, and the second one replaces the first. Use different names.`,
        );
      }
      seen.add(name);
    }
  }

  /** Reports why the API server rejects the object that an element becomes. */
  #refusedPart(refused: Refused, element: Path): void {
    const path = [...element, ...refused.path];
    const kind = (this.#facts.rendered as { kind: string }).kind;
    switch (refused.kind) {
      case 'missing':
        this.#refused(refused.key, path);
        break;
      case 'unknown': {
        const near = slipOf(refused.key, refused.known);
        const advice = near === undefined ? `Its keys are ${list(refused.known, 8)}.` : `Did you mean "${near}"?`;
        const message = `${kind} of Cilium ${this.#view.target.cilium} has no key "${refused.key}" in this place. The API server refuses the object, and the playbook fails. ${advice}`;
        this.#say(path, 'key', message);
        break;
      }
      case 'rule': {
        const message = `${kind} of Cilium ${this.#view.target.cilium} refuses this part of ${this.#variable}, so the playbook fails. ${refused.text}`;
        if (refused.key === undefined) this.#say(path, 'value', message);
        else this.#say([...path, refused.key], 'key', message);
        break;
      }
      case 'repeated': {
        const message = `Two items of this list have the same ${list(refused.keys)}, so the API server refuses this element of ${this.#variable}. Change one of the two.`;
        this.#say(path, 'value', message);
        break;
      }
      default: {
        const key = refused.path.findLast((part) => typeof part === 'string') ?? this.#variable;
        const item = typeof refused.path.at(-1) === 'number' ? 'Each item of ' : '';
        const message = `${item}${key} in ${this.#variable} must be ${refused.expected}. Cilium ${this.#view.target.cilium} refuses ${JSON.stringify(refused.value)} in ${kind}.${withoutQuotes(refused)}`;
        this.#say(path, 'value', message);
      }
    }
  }

  /** @param above the dotted path of the mapping in its element, without list indices */
  #mapping(mapping: { [key: string]: PartlyKnown }, above: string, path: Path): void {
    const children = this.#keysBelow(above);
    for (const key of children.needed) {
      if (!Object.hasOwn(mapping, key)) this.#missing(key, path);
    }
    for (const key of children.required) {
      if (!Object.hasOwn(mapping, key)) this.#refused(key, path);
    }
    for (const [key, value] of Object.entries(mapping)) {
      if (this.#facts.passesOn[above] === false && !children.read.includes(key)) {
        this.#dropped(key, children.read, path);
        continue;
      }
      const below = above === '' ? key : `${above}.${key}`;
      this.#listed(value, below, [...path, key]);
      for (const [item, at] of Array.isArray(value)
        ? value.map((one, i) => [one, [i]] as const)
        : [[value, []] as const]) {
        if (isMap(item)) this.#mapping(item, below, [...path, key, ...at]);
      }
    }
  }

  /**
   * A string in place of a list: the template's loop splits it into characters, and the API server accepts only lists.
   */
  #listed(value: PartlyKnown, below: string, path: Path): void {
    if (!isListAt(this.#facts.example, below.split('.')) || typeof known(value) !== 'string') return;
    if (isChecked(this.#parts, path.slice(1))) return;
    const key = String(path.at(-1));
    this.#say(
      path,
      'value',
      `${key} in ${this.#variable} must be a list, not a string. Otherwise the installation fails. Write [${toText(known(value) ?? '')}].`,
    );
  }

  /** Names of keys directly below a path. */
  #keysBelow(above: string): { read: string[]; needed: string[]; required: string[] } {
    const beginning = above === '' ? '' : `${above}.`;
    const below = (paths: readonly string[]): string[] =>
      paths.flatMap((path) => {
        const rest = path.startsWith(beginning) ? path.slice(beginning.length) : '';
        return rest === '' || rest.includes('.') ? [] : [rest];
      });
    const { read, needed, required = [] } = this.#facts;
    return { read: below(read), needed: below(needed), required: below(required) };
  }

  #missing(key: string, path: Path): void {
    this.#say(
      path,
      'value',
      `This element of ${this.#variable} lacks the key "${key}", so the template of Kubespray ${this.#release} fails, and the playbook stops. Add ${key}.`,
    );
  }

  #refused(key: string, path: Path): void {
    this.#say(
      path,
      'value',
      `This element of ${this.#variable} lacks the key "${key}", so the API server refuses what Kubespray ${this.#release} renders, and the playbook fails. Add ${key}.`,
    );
  }

  /** Reports a value that is not a list of mappings, because the template needs the keys of each element. */
  #noMapping(path: Path): void {
    const [first] = this.#facts.needed;
    if (first === undefined) return;
    const keys = this.#keysBelow('').needed;
    this.#say(
      path,
      'value',
      `${this.#variable} must be a list of mappings, each with the ${keys.length === 1 ? 'key' : 'keys'} ${list(keys, 8)}. Otherwise the template of Kubespray ${this.#release} fails, and the playbook stops.`,
    );
  }

  #dropped(key: string, read: readonly string[], path: Path): void {
    const near = slipOf(key, read);
    const advice = near === undefined ? `Remove "${key}".` : `Did you mean "${near}"?`;
    this.#say(
      [...path, key],
      'key',
      `The key "${key}" in ${this.#variable} has no effect: Kubespray ${this.#release} reads only ${list(read, 8)}. ${advice}`,
    );
  }

  get #release(): string {
    return this.#view.release.facts.release;
  }

  #say(path: Path, part: 'key' | 'value', message: string): void {
    const definition = this.#view.definition(this.#variable);
    if (definition) this.#report({ subject: this.#variable, at: locate(definition, path, part), message });
  }
}

/** Advice for a number in quotes where a number is required. */
function withoutQuotes({ value, expected }: Extract<Refused, { kind: 'value' }>): string {
  const isQuoted = typeof value === 'string' && /^-?\d+$/.test(value) && /number/.test(expected);
  return isQuoted ? ` Write ${value} without quotes.` : '';
}

/** True if an element has a list at a path. The first item of a list on the way represents its items. */
function isListAt(example: Json, path: readonly string[]): boolean {
  let node: Json | undefined = example;
  for (const key of path) {
    const below: Json | undefined = Array.isArray(node) ? node[0] : node;
    node = isMap(below) ? (below as { [key: string]: Json })[key] : undefined;
  }
  return Array.isArray(node);
}
