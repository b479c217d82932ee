import { cniFolderOwner, neededOwner } from '../../cluster/cni-owner.ts';
import { getPath } from '../../core/value-tree.ts';
import { defineRule } from '../rule.ts';

const hosts =
  '[kube_control_plane]\nn1\n[etcd]\nn1\n[kube_node]\nn1\n[k8s_cluster:children]\nkube_control_plane\nkube_node\n';

export default defineRule({
  id: 'kube-owner',
  severity: 'warning',
  symptoms: ['pods-fail', 'play-fails'],
  title: 'CNI plugin folder that Cilium cannot write to',
  why: "The chart's init container drops all capabilities, so it can only write to a folder that belongs to root. Kubespray's default owner of /opt/cni/bin is kube. Its Cilium guide requires kube_owner: root.",
  fix: 'Set `kube_owner: root`.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/network_plugin/cilium',
  examples: {
    bad: [
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\nkube_owner: kube\n', lines: [2] },
      {
        kubespray: 'v2.28.0',
        groupVars: { 'hosts.ini': hosts, 'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: cilium\n' },
        lines: [1],
      },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\nkube_owner: root\n' },
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: calico\nkube_owner: kube\n' },
      {
        kubespray: 'v2.27.1',
        groupVars: { 'hosts.ini': hosts, 'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: cilium\n' },
      },
    ],
  },
  check({ view, report }) {
    if (view.variables.get('kube_network_plugin') !== 'cilium' || view.ownManifests) return;
    // A release that refuses every other owner states so itself: invalid-value reports it.
    const isRefused = view.release.facts.requires?.some(({ variable }) => variable === 'kube_owner') ?? false;
    if (isRefused && view.variables.has('kube_owner')) return;
    if (getPath(view.prediction.values ?? {}, 'securityContext.privileged') === true) return;
    const owner = cniFolderOwner(view.release.facts, view.variables, view.isWhole);
    const origin = view.variableOrigin('kube_owner') ?? view.variableOrigin('kube_network_plugin');
    if (owner === undefined || owner === neededOwner || !origin) return;
    const isDefault = view.variables.has('kube_owner') ? '' : ', the default';
    report({
      subject: 'kube_owner',
      at: origin.at,
      message: `Cilium's init container cannot write to /opt/cni/bin, which belongs to the user ${owner} (kube_owner${isDefault}). Set kube_owner: root.`,
    });
  },
});
