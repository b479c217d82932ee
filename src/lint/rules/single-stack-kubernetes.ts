import { missingDualStack } from '../../cluster/dual-stack.ts';
import { parseBoolean } from '../../core/options.ts';
import { defineRule } from '../rule.ts';

const hosts =
  '[kube_control_plane]\nn1\n[etcd]\nn1\n[kube_node]\nn1\n[k8s_cluster:children]\nkube_control_plane\nkube_node\n';

function inventory(variables: string): Record<string, string> {
  return {
    'hosts.ini': hosts,
    'group_vars/k8s_cluster/k8s-cluster.yml': `kube_network_plugin: cilium\nkube_owner: root\n${variables}`,
  };
}

export default defineRule({
  id: 'single-stack-kubernetes',
  severity: 'warning',
  symptoms: ['pods-fail', 'no-connection'],
  title: 'IPv6 enabled in Cilium, but not in Kubernetes',
  why: 'Kubespray has a variable of its own for IPv6 in Kubernetes. Without it, nodes get no IPv6 pod CIDR and Services no IPv6 address. With IPAM mode kubernetes, the agents wait for the pod CIDR and do not become ready.',
  fix: 'Set `ipv6_stack: true` (in older releases `enable_dual_stack_networks: true`), or disable IPv6 in Cilium.',
  upstream: 'https://kubespray.io/#/docs/ansible/vars',
  examples: {
    bad: [
      { kubespray: 'v2.31.0', groupVars: inventory('cilium_enable_ipv6: true\n'), lines: [3] },
      {
        kubespray: 'v2.27.1',
        groupVars: inventory('cilium_enable_ipv6: true\ncilium_ipam_mode: kubernetes\n'),
        lines: [3],
      },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: inventory('ipv6_stack: true\n') },
      { kubespray: 'v2.31.0', groupVars: inventory('cilium_enable_ipv6: true\nenable_dual_stack_networks: true\n') },
      { kubespray: 'v2.27.1', groupVars: inventory('cilium_enable_ipv6: true\nenable_dual_stack_networks: true\n') },
      // Another file can contain the other variable.
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\ncilium_enable_ipv6: true\n' },
    ],
  },
  check({ view, report }) {
    if (!view.isWhole || view.installer !== 'role') return;
    const { options } = view.prediction;
    const ipv6 = options.get('enable-ipv6');
    if (typeof ipv6 !== 'string' || parseBoolean(ipv6) !== true) return;
    const variable = missingDualStack(view.release, view.variables);
    const [origin] = view.origins('enable-ipv6');
    if (variable === undefined || !origin) return;
    const waits = options.get('ipam') === 'kubernetes';
    report({
      subject: origin.name,
      at: origin.at,
      ...(waits && { severity: 'error' as const }),
      message: waits
        ? `Nodes get no IPv6 pod CIDR. With IPAM mode kubernetes, the agents wait for one and do not become ready. Set ${variable}: true.`
        : `IPv6 is on in Cilium but off in Kubernetes, so nodes get no IPv6 pod CIDR and Services no IPv6 address. Set ${variable}: true.`,
    });
  },
});
