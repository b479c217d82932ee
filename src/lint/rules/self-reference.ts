import type { ScopeView } from '../../cluster/scope-view.ts';
import { parseTemplate } from '../../formats/ansible/template.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'self-reference',
  severity: 'error',
  symptoms: ['play-fails'],
  title: 'A variable that refers to itself',
  why: 'Ansible evaluates a template when the variable is used. A variable whose template needs the variable itself, directly or through others, never gets a value, and the play stops with a recursion error. A definition of the same name with lower precedence does not help.',
  fix: 'Write the value, or use a different name for the variable that the template refers to.',
  upstream: 'https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_variables.html',
  examples: {
    bad: [
      {
        kubespray: 'v2.30.0',
        groupVars: `cilium_cluster_name: "{{ cilium_cluster_name | default('prod') }}"\n`,
        lines: [1],
      },
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_mtu: "{{ site_mtu }}"\nsite_mtu: "{{ cilium_mtu }}"\n',
        lines: [1],
      },
    ],
    good: [{ kubespray: 'v2.30.0', groupVars: 'cilium_mtu: "{{ site_mtu }}"\nsite_mtu: "1400"\n' }],
  },
  check({ view, report }) {
    const { variables } = view.release.facts;
    for (const name of view.variables.keys()) {
      // Ansible never evaluates a variable that Kubespray does not read.
      if (name !== 'kube_network_plugin' && !Object.hasOwn(variables, name)) continue;
      const definition = view.definition(name);
      const ring = definition && ringOf(view, name);
      if (!ring) continue;
      const through = ring.length > 0 ? ` through ${ring.join(' and ')}` : '';
      report({
        subject: name,
        at: definition.location,
        message: `${name} refers to itself${through}: Ansible stops with a recursion error. Write its value here.`,
      });
    }
  },
});

/** The variables between a variable and its use in its own template; undefined if it does not refer to itself. */
function ringOf(view: ScopeView, name: string): string[] | undefined {
  const seen = new Set<string>();
  const search = (from: string, path: string[]): string[] | undefined => {
    for (const next of references(view, from)) {
      if (next === name) return path;
      if (seen.has(next)) continue;
      seen.add(next);
      const found = search(next, [...path, next]);
      if (found) return found;
    }
    return undefined;
  };
  return search(name, []);
}

/** Names that the templates of a variable evaluate. Templates that are more than references are ignored. */
function references(view: ScopeView, name: string): Set<string> {
  const found = new Set<string>();
  for (const text of view.definition(name)?.templates?.values() ?? []) {
    for (const part of parseTemplate(text) ?? []) {
      if (typeof part === 'string') continue;
      // Jinja also evaluates the argument of default.
      for (const operand of [part.operand, ...part.filters.map(({ fallback }) => fallback)]) {
        if (operand && 'name' in operand) found.add(operand.name);
      }
    }
  }
  return found;
}
