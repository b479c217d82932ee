import { getPath } from '../../core/value-tree.ts';
import { compare } from '../../core/versions.ts';
import { defineRule } from '../rule.ts';

/** The first release whose documentation asks for it (docs/CNI/cilium.md, inventory/sample). */
const asksSince = 'v2.30.0';

export default defineRule({
  id: 'kube-owner',
  severity: 'warning',
  title: "Cilium runs unprivileged, and the folder of CNI plugins is not root's",
  why: "Kubespray's guide to Cilium asks for kube_owner: root from v2.30 on: the agent is not privileged and cannot write into a folder that belongs to another user.",
  fix: 'Set kube_owner: root, or make the agent privileged.',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\nkube_owner: kube\n', lines: [2] }],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\nkube_owner: root\n' },
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: calico\nkube_owner: kube\n' },
    ],
  },
  check({ view, report }) {
    const owner = view.definition('kube_owner');
    const plugin = view.variables.get('kube_network_plugin');
    if (plugin !== 'cilium' || typeof owner?.value !== 'string' || owner.value === 'root') return;
    // The folder can have another owner than everything else.
    if (view.variables.has('cni_bin_owner')) return;
    const { release, requires = [] } = view.release.facts;
    // A release that refuses every other owner says so itself: invalid-value reports it.
    if (compare(release, asksSince) < 0 || requires.some(({ variable }) => variable === 'kube_owner')) return;
    if (getPath(view.prediction.values ?? {}, 'securityContext.privileged') === true) return;
    report({
      subject: 'kube_owner',
      at: view.variableOrigin('kube_owner')?.at ?? owner.location,
      message: `Kubespray ${view.release.facts.release} asks for kube_owner: root with Cilium; as ${owner.value} the agent cannot install its CNI plugin.`,
    });
  },
});
