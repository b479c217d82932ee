import { cniFolderOwner, dropsCapabilitiesSince, neededOwner } from '../../cluster/cni-owner.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { getPath } from '../../core/value-tree.ts';
import { compare } from '../../core/versions.ts';
import { defineRule } from '../rule.ts';

const hosts =
  '[kube_control_plane]\nn1\n[etcd]\nn1\n[kube_node]\nn1\n[k8s_cluster:children]\nkube_control_plane\nkube_node\n';

const customCni =
  'kube_network_plugin: custom_cni\ncustom_cni_chart_ref: cilium/cilium\ncustom_cni_chart_version: 1.19.3\ncustom_cni_chart_values: { ipam: { mode: kubernetes } }\n';

export default defineRule({
  id: 'kube-owner',
  severity: 'warning',
  symptoms: ['agent-fails', 'new-pods', 'pods-fail', 'play-fails'],
  title: 'CNI plugin directory that Cilium cannot write to',
  why: "The chart's init container drops all capabilities, so it can only write to a directory that belongs to root. Kubespray's default owner of /opt/cni/bin is kube. Its Cilium guide requires kube_owner: root.",
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
      {
        kubespray: 'v2.30.0',
        groupVars: 'kube_network_plugin: cilium\nkube_owner: root\ncni_bin_owner: kube\n',
        lines: [3],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: `${customCni}kube_owner: kube\n`,
        lines: [5],
      },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\nkube_owner: root\n' },
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: calico\nkube_owner: kube\n' },
      { kubespray: 'v2.31.0', groupVars: `${customCni}kube_owner: root\n` },
      { kubespray: 'v2.31.0', groupVars: `${customCni}kube_owner: kube\ncni_bin_owner: root\n` },
      {
        kubespray: 'v2.27.1',
        groupVars: { 'hosts.ini': hosts, 'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: cilium\n' },
      },
    ],
  },
  check({ view, report }) {
    if (!writesPlugin(view)) return;
    const folder = cniFolderOwner(view.release.facts, view.variables, view.isWhole);
    if (!folder || folder.owner === neededOwner) return;
    const { owner, variable } = folder;
    // If a release rejects every other owner, invalid-value reports it.
    const isRefused = view.release.facts.requires?.some((required) => required.variable === variable) ?? false;
    if (isRefused && view.installer === 'role' && view.variables.has(variable)) return;
    const origin = view.variableOrigin(variable) ?? view.variableOrigin('kube_network_plugin');
    if (!origin) return;
    const isDefault = view.variables.has(variable) ? '' : ', the default';
    report({
      subject: variable,
      at: origin.at,
      message: `Cilium's init container cannot write to /opt/cni/bin, which belongs to the user ${owner} (${variable}${isDefault}). The agent does not start. Set ${variable}: ${neededOwner}.`,
    });
  },
});

/** True if the chart's init container, without capabilities, writes the plugin into Kubespray's directory. */
function writesPlugin({ installer, ownManifests, variables, prediction, target }: ScopeView): boolean {
  if (ownManifests || installer === 'nobody' || compare(target.chart.version, dropsCapabilitiesSince) < 0) return false;
  // cilium_deploy_additionally installs Cilium next to another plugin.
  if (installer === 'role' && variables.get('kube_network_plugin') !== 'cilium') return false;
  const values = prediction.values ?? {};
  const isOff = getPath(values, 'securityContext.privileged') === true || getPath(values, 'cni.install') === false;
  return !isOff && getPath(values, 'cni.binPath') === undefined;
}
