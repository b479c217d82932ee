import { sameJson } from '../../catalog/table.ts';
import { toText } from '../../core/text.ts';
import { known } from '../../core/value-tree.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'cilium-not-installed',
  severity: 'info',
  title: "Cilium's variables are set, and another network plugin is chosen",
  why: "Nothing reads Cilium's variables while kube_network_plugin names another plugin.",
  fix: 'Set kube_network_plugin: cilium if you want Cilium.',
  examples: {
    bad: [
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: calico\ncilium_loadbalancer_mode: dsr\n', lines: [1] },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\ncilium_loadbalancer_mode: dsr\n' },
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: calico\ncilium_l2announcements: false\n' },
    ],
  },
  check({ view, report }) {
    const plugin = view.definition('kube_network_plugin');
    if (view.installer !== 'nobody' || !plugin) return;
    const said = [...view.ciliumDefinitions()].filter(
      ({ name, value }) => !sameJson(view.release.facts.variables[name]?.default, known(value)),
    );
    if (said.length === 0) return;
    report({
      subject: 'kube_network_plugin',
      at: view.variableOrigin('kube_network_plugin')?.at ?? plugin.location,
      message: `${said[0]?.name} and the like are set, but the network plugin is ${toText(known(plugin.value))}, so nothing reads them.`,
    });
  },
});
