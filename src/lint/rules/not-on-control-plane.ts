import { defineRule } from '../rule.ts';

const hosts =
  '[kube_control_plane]\ncp1\n[etcd]\ncp1\n[kube_node]\nw1\nw2\n[k8s_cluster:children]\nkube_control_plane\nkube_node\n';
const cilium = 'kube_network_plugin: cilium\nkube_owner: root\n';

export default defineRule({
  id: 'not-on-control-plane',
  severity: 'warning',
  symptoms: ['setting-lost'],
  title: 'Cilium variable set only for hosts other than the first control plane host',
  why: "Kubespray renders Cilium's configuration once for the cluster, with the variables of the first control plane host. Values in group_vars of kube_node or host_vars of a worker do not reach Cilium.",
  fix: 'Set the variable for the whole cluster, such as in group_vars/k8s_cluster. To configure single nodes, use CiliumNodeConfig.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/blob/master/roles/network_plugin/cilium/tasks/install.yml',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'hosts.ini': hosts,
          'group_vars/all/all.yml': cilium,
          'group_vars/kube_node/cilium.yml': 'cilium_enable_hubble: true\n',
        },
        lines: [1],
      },
      {
        kubespray: 'v2.24.3',
        groupVars: {
          'hosts.ini': hosts,
          'group_vars/all/all.yml': cilium,
          'host_vars/w1.yml': 'cilium_mtu: "1400"\n',
        },
        lines: [1],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'hosts.ini': hosts,
          'group_vars/all/all.yml': cilium,
          'group_vars/kube_node/cilium.yml': 'cilium_extra_values: { debug: { enabled: true } }\n',
        },
        lines: [1],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'hosts.ini': hosts,
          'group_vars/all/all.yml': cilium,
          'group_vars/kube_control_plane/cilium.yml': 'cilium_enable_hubble: true\n',
          'host_vars/w1.yml': 'cilium_enable_hubble_ui: false\ncilium_image_repo: mirror.example.com/cilium/cilium\n',
        },
      },
    ],
  },
  check({ view, unread = [], report }) {
    if (view.installer !== 'role') return;
    for (const { definition, host } of unread) {
      const { name, location: at } = definition;
      report({
        subject: name,
        at,
        message: `Cilium does not get this value. Kubespray ${view.release.facts.release} takes ${name} from the first control plane host, ${host}, where the value is different. Set ${name} in group_vars/k8s_cluster, or remove it from this file.`,
      });
    }
  },
});
