import { isCniExclusive } from '../../cluster/cni-exclusive.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'multus-exclusive',
  severity: 'error',
  symptoms: ['pods-fail'],
  title: 'Multus with an exclusive Cilium CNI configuration',
  why: "With cni-exclusive the agent renames every other CNI configuration of the node, Multus's too. Pods then get no additional interfaces.",
  fix: 'Set `cilium_cni_exclusive: false`.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/blob/master/docs/CNI/multus.md',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'kube_network_plugin: cilium\nkube_owner: root\nkube_network_plugin_multus: true\n',
        lines: [3],
      },
      {
        kubespray: 'v2.27.1',
        groupVars: 'kube_network_plugin: cilium\nkube_network_plugin_multus: true\n',
        lines: [2],
      },
      {
        kubespray: 'v2.22.1',
        groupVars: 'kube_network_plugin: cilium\nkube_network_plugin_multus: true\ncilium_cni_exclusive: true\n',
        lines: [2],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars:
          'kube_network_plugin: cilium\nkube_owner: root\nkube_network_plugin_multus: true\ncilium_cni_exclusive: false\n',
      },
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\nkube_owner: root\n' },
    ],
  },
  check({ view, report }) {
    const origin = view.variableOrigin('kube_network_plugin_multus');
    if (view.installer !== 'role' || !origin || view.variables.get('kube_network_plugin_multus') !== true) return;
    // Another file may set what a single file does not.
    if (view.inventory.kind === 'variables' && !view.variables.has('cilium_cni_exclusive')) return;
    if (isCniExclusive(view) !== true) return;
    report({
      subject: 'kube_network_plugin_multus',
      at: origin.at,
      message: `Cilium disables the CNI configuration of Multus, because cni-exclusive is true. Pods then get no additional interfaces. Set cilium_cni_exclusive: false.`,
    });
  },
});
