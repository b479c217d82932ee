import type { ScopeView } from '../../cluster/scope-view.ts';
import type { Json } from '../../core/json.ts';
import { suggest } from '../../core/similar-name.ts';
import { known } from '../../core/value-tree.ts';
import { nearDeciding } from '../../formats/ansible/relevant-variables.ts';
import type { Definition } from '../../formats/ansible/variables/definition.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'misspelled-variable',
  severity: 'warning',
  symptoms: ['setting-lost', 'no-effect'],
  title: 'Misspelled variable of Kubespray',
  why: "Some of Kubespray's general variables decide what Cilium gets, such as kube_network_plugin and kube_pods_subnet. Ansible accepts any name without an error, so Kubespray uses its default for a variable whose name has a typing mistake. The rule reports such a name if no Kubespray release uses it, no file refers to it, and the variable it resembles is not set.",
  fix: 'Correct the name. If the variable is your own, refer to it from another variable: this rule then does not report it.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/blob/master/docs/ansible/vars.md',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'kube_network_plugin: cilium\nkube_ownr: root\n',
        lines: [2],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: 'kube_network_plugin: cilium\nkube_owner: root\nkube_pod_subnet: 10.0.0.0/16\n',
        lines: [3],
      },
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugn: cilium\n', lines: [1] },
      {
        kubespray: 'v2.27.1',
        groupVars: 'kube_network_plugin: cilium\nenable_nodelocal_dns: false\n',
        lines: [2],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'kube_network_plugin: cilium\nkube_owner: root\nkube_pods_subnet: 10.0.0.0/16\n',
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'kube_network_plugin: cilium\nkube_pod_subnet: 10.0.0.0/16\nsite_firewall_from: "{{ kube_pod_subnet }}"\n',
      },
      {
        kubespray: 'v2.31.0',
        groupVars: 'kube_network_plugin: cilium\ncluster_names: [one, two]\n',
      },
    ],
  },
  async check({ view, history, report }) {
    const { play } = view.target;
    for (const definition of view.definitions()) {
      const { name, value, location } = definition;
      const meant = nearDeciding(name);
      if (meant === undefined || isDefinedAnywhere(view, meant)) continue;
      const variable = play && Object.hasOwn(play.variables, meant) ? play.variables[meant] : undefined;
      if (!variable && !Object.hasOwn(view.release.facts.variables, meant)) continue;
      if (!isOfKind(known(value), variable?.value ?? variable?.default) || isReferredTo(view, definition)) continue;
      if (await history.usesNearName(name, meant)) continue;
      const message = `Kubespray ${view.release.facts.release} has no variable ${name}, so it has no effect.${suggest(meant)}`;
      report({ subject: name, at: location, message });
    }
  },
});

/** True if any host defines the variable. Then the other name is probably intentional. */
function isDefinedAnywhere({ inventory }: ScopeView, name: string): boolean {
  return inventory.definitions.some((definition) => definition.name === name);
}

/** False if a value is a list or mapping and Kubespray's is not, or the other way round. */
function isOfKind(value: Json | undefined, preset: Json | undefined): boolean {
  const isScalar = (one: Json): boolean => typeof one !== 'object' || one === null;
  // A template can result in any type.
  if (value === undefined || (typeof preset === 'string' && preset.includes('{{'))) return true;
  return isScalar(value) === isScalar(preset ?? '');
}

/** True if the files that were read contain the name more often than they define it. Comments do not count. */
function isReferredTo({ inventory }: ScopeView, { name }: Definition): boolean {
  const word = new RegExp(`\\b${name}\\b`, 'g');
  const texts = [...inventory.sources.values()].map(({ text }) => text.replace(/^[ \t]*#.*$/gm, ''));
  const uses = texts.reduce((count, text) => count + [...text.matchAll(word)].length, 0);
  const places = new Set(
    inventory.definitions.flatMap(({ name: other, location: { file, line, column } }) =>
      other === name ? [`${file}:${line}:${column}`] : [],
    ),
  );
  return uses > places.size;
}
