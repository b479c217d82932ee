import type { ListVariable } from '../../catalog/play.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { isMap, type PartlyKnown } from '../../core/value-tree.ts';
import { list } from '../../core/wording.ts';
import { locate } from '../../formats/ansible/variables/definition.ts';
import type { Path } from '../../yaml/path.ts';
import { slipOf } from '../meaning.ts';
import { defineRule, type Report } from '../rule.ts';

export default defineRule({
  id: 'list-element',
  severity: 'error',
  symptoms: ['play-fails', 'setting-lost'],
  title: 'List element with a missing or unknown key',
  why: "Some variables are lists of mappings, such as pools or BGP resources. The role's template fails if an element lacks a key that it reads, and drops keys that it does not read.",
  fix: 'Add the missing key, or use the key that the template reads.',
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
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_bgp_advertisements:\n  - name: pods\n    spec: { advertisements: [ { advertisementType: PodCIDR } ] }\n',
      },
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_loadbalancer_ip_pools:\n  - name: blue\n    cidrs: [192.0.2.0/24]\n',
      },
    ],
  },
  check({ view, report }) {
    const { play } = view.target;
    if (view.installer !== 'role') return;
    for (const [variable, facts] of Object.entries(play.lists)) {
      const value = view.variables.get(variable);
      if (Array.isArray(value)) new Elements(view, variable, facts, report).check(value);
    }
  },
});

/** The elements of one list, held against the keys that the release reads. */
class Elements {
  readonly #view: ScopeView;
  readonly #variable: string;
  readonly #facts: ListVariable;
  readonly #report: Report;

  constructor(view: ScopeView, variable: string, facts: ListVariable, report: Report) {
    this.#view = view;
    this.#variable = variable;
    this.#facts = facts;
    this.#report = report;
  }

  check(elements: readonly PartlyKnown[]): void {
    elements.forEach((element, index) => {
      if (isMap(element)) this.#mapping(element, '', [index]);
    });
  }

  /** @param above the dotted path of the mapping inside its element, without the indices of lists */
  #mapping(mapping: { [key: string]: PartlyKnown }, above: string, path: Path): void {
    const children = this.#keysBelow(above);
    for (const key of children.needed) {
      if (!Object.hasOwn(mapping, key)) this.#missing(key, path);
    }
    for (const [key, value] of Object.entries(mapping)) {
      if (this.#facts.passesOn[above] === false && !children.read.includes(key))
        this.#dropped(key, children.read, path);
      const below = above === '' ? key : `${above}.${key}`;
      for (const [item, at] of Array.isArray(value)
        ? value.map((one, i) => [one, [i]] as const)
        : [[value, []] as const]) {
        if (isMap(item)) this.#mapping(item, below, [...path, key, ...at]);
      }
    }
  }

  /** Names directly below a path. */
  #keysBelow(above: string): { read: string[]; needed: string[] } {
    const beginning = above === '' ? '' : `${above}.`;
    const below = (paths: readonly string[]): string[] =>
      paths.flatMap((path) => {
        const rest = path.startsWith(beginning) ? path.slice(beginning.length) : '';
        return rest === '' || rest.includes('.') ? [] : [rest];
      });
    return { read: below(this.#facts.read), needed: below(this.#facts.needed) };
  }

  #missing(key: string, path: Path): void {
    const definition = this.#view.definition(this.#variable);
    if (!definition) return;
    this.#report({
      subject: this.#variable,
      at: locate(definition, path, 'value'),
      message: `This element of ${this.#variable} has no key ${key}, so the template of Kubespray ${this.#view.release.facts.release} fails. Add ${key}.`,
    });
  }

  #dropped(key: string, read: readonly string[], path: Path): void {
    const definition = this.#view.definition(this.#variable);
    if (!definition) return;
    const near = slipOf(key, read);
    const advice = near === undefined ? `It reads ${list(read, 8)}.` : `Did you mean ${near}?`;
    this.#report({
      subject: this.#variable,
      at: locate(definition, [...path, key], 'key'),
      message: `Kubespray ${this.#view.release.facts.release} does not read ${key} in ${this.#variable}, so it has no effect. ${advice}`,
    });
  }
}
