import { isIn } from '../../core/versions.ts';
import { defineRule } from '../rule.ts';

const option = 'write-cni-conf-when-ready';

export default defineRule({
  id: 'cni-configuration-missing',
  severity: 'error',
  symptoms: ['new-pods'],
  title: 'Nothing writes the CNI configuration',
  why: "Up to Cilium 1.13 a script of the image writes the CNI configuration of a node. From 1.14 on the image does not have the script, and the agent writes the file only if write-cni-conf-when-ready names it. The manifests of Kubespray before v2.24.1 do not set the option, so new nodes stay NotReady with 'cni plugin not initialized'.",
  fix: 'Use a Cilium version that the release supports, or a Kubespray release that supports this Cilium version.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/issues/10887',
  examples: {
    bad: [
      { kubespray: 'v2.24.0', groupVars: 'kube_network_plugin: cilium\ncilium_version: v1.14.0\n', lines: [2] },
      { kubespray: 'v2.22.2', groupVars: 'kube_network_plugin: cilium\ncilium_version: v1.15.4\n', lines: [2] },
    ],
    good: [
      { kubespray: 'v2.24.1', groupVars: 'kube_network_plugin: cilium\ncilium_version: v1.14.0\n' },
      { kubespray: 'v2.24.0', groupVars: 'kube_network_plugin: cilium\ncilium_version: v1.13.18\n' },
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\nkube_owner: root\ncilium_version: 1.18.6\n' },
    ],
  },
  check({ view, report }) {
    const { cilium } = view.target;
    if (!view.ownManifests || view.installer !== 'role' || !isIn(cilium, '>=1.14.0')) return;
    if (view.prediction.options.has(option)) return;
    const origin = view.variableOrigin('cilium_version');
    if (!origin) return;
    report({
      subject: 'cilium_version',
      at: origin.at,
      message: `New nodes stay NotReady: the agent of Cilium ${cilium} writes the CNI configuration only with ${option}, which Kubespray ${view.release.facts.release} does not set. Use Cilium 1.13, or a newer Kubespray.`,
    });
  },
});
