import type { Origin, ScopeView } from '../../cluster/scope-view.ts';
import { getPath, known } from '../../core/value-tree.ts';
import { variableInputs } from '../../predict/kubespray.ts';
import { defineRule } from '../rule.ts';

const oneNode =
  '[kube_control_plane]\nn1\n[etcd]\nn1\n[kube_node]\nn1\n[k8s_cluster:children]\nkube_control_plane\nkube_node\n';

export default defineRule({
  id: 'operator-replicas',
  severity: 'info',
  symptoms: ['pods-fail'],
  title: 'More operator pods than nodes',
  why: 'Two pods of the operator do not run on the same node. With more replicas than nodes, the others stay pending, and `cilium status` reports them. One pod is enough for the cluster.',
  fix: 'Set `cilium_operator_replicas` to the number of nodes, at most.',
  upstream: 'https://docs.cilium.io/en/stable/internals/cilium_operator/',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'hosts.ini': oneNode,
          'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: cilium\nkube_owner: root\n',
        },
        lines: [1],
      },
    ],
    good: [
      {
        kubespray: 'v2.27.1',
        groupVars: { 'hosts.ini': oneNode, 'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: cilium\n' },
      },
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'hosts.ini': oneNode,
          'group_vars/k8s_cluster/k8s-cluster.yml':
            'kube_network_plugin: cilium\nkube_owner: root\ncilium_operator_replicas: 1\n',
        },
      },
    ],
  },
  check({ view, report }) {
    if (!view.isWhole || view.installer === 'nobody') return;
    const nodes = nodesOf(view);
    const replicas = replicasOf(view);
    if (nodes === 0 || replicas === undefined || replicas <= nodes) return;
    if (view.ownManifests && nodes === 1 && view.release.facts.cluster?.operatorsAlone === 1) return;
    const origin = originOf(view);
    if (!origin) return;
    const pending = replicas - nodes === 1 ? 'one of its pods stays' : `${replicas - nodes} of its pods stay`;
    report({
      subject: 'cilium_operator_replicas',
      at: origin.at,
      message: `The operator has ${replicas} replicas on ${nodes === 1 ? 'one node' : `${nodes} nodes`}, so ${pending} pending. Set ${view.installer === 'custom-cni' ? 'operator.replicas' : 'cilium_operator_replicas'}: ${nodes}.`,
    });
  },
});

/** The number of nodes in the inventory. */
function nodesOf({ inventory }: ScopeView): number {
  return inventory.scopes.reduce(
    (sum, { groups, hosts }) => sum + (groups.includes('k8s_cluster') ? hosts.length : 0),
    0,
  );
}

/** The number of operator pods; undefined if that is not known, or if they may share a node. */
function replicasOf(view: ScopeView): number | undefined {
  if (view.ownManifests) {
    const value = variableInputs(view.release, view.variables).get('cilium_operator_replicas');
    return typeof value === 'number' ? value : undefined;
  }
  const { values } = view.prediction;
  if (!values || getPath(values, 'operator.affinity') !== undefined) return undefined;
  const value = known(getPath(values, 'operator.replicas')) ?? view.target.chart.value('operator.replicas')?.default;
  return typeof value === 'number' ? value : undefined;
}

function originOf(view: ScopeView): Origin | undefined {
  return (
    view.variableOrigin('cilium_operator_replicas') ??
    view.valueOrigins('operator.replicas')[0] ??
    view.variableOrigin('kube_network_plugin')
  );
}
