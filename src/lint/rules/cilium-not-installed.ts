import { sameJson } from '../../catalog/table.ts';
import { nearest } from '../../core/nearest.ts';
import { toText } from '../../core/text.ts';
import { known } from '../../core/value-tree.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'cilium-not-installed',
  severity: 'info',
  symptoms: ['setting-lost'],
  title: 'Cilium variables with another network plugin',
  why: 'Cilium variables have no effect if kube_network_plugin is another plugin. If kube_network_plugin looks like a misspelling of cilium, the finding is a warning.',
  fix: 'To install Cilium, set kube_network_plugin: cilium. To keep the other plugin, remove the variables of Cilium.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/blob/master/docs/CNI/cilium.md',
  examples: {
    bad: [
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: calico\ncilium_loadbalancer_mode: dsr\n', lines: [1] },
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cillium\ncilium_loadbalancer_mode: dsr\n', lines: [1] },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\ncilium_loadbalancer_mode: dsr\n' },
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: calico\ncilium_l2announcements: false\n' },
    ],
  },
  check({ view, report }) {
    const plugin = view.definition('kube_network_plugin');
    if (view.installer !== 'nobody' || !plugin) return;
    const other = toText(known(plugin.value));
    const at = view.variableOrigin('kube_network_plugin')?.at ?? plugin.location;
    if (other !== '' && nearest(other, ['cilium']) !== undefined) {
      const message = `Kubespray has no network plugin ${other}, so it does not install Cilium. Did you mean cilium?`;
      report({ subject: 'kube_network_plugin', at, severity: 'warning', message });
      return;
    }
    const said = [...view.ciliumDefinitions()].filter(
      ({ name, value }) => !sameJson(view.release.facts.variables[name]?.default, known(value)),
    );
    if (said.length === 0) return;
    report({
      subject: 'kube_network_plugin',
      at,
      message: `${said[0]?.name} has no effect, because kube_network_plugin is ${other}. To install Cilium, set kube_network_plugin: cilium. To keep ${other}, remove the variables of Cilium.`,
    });
  },
});
