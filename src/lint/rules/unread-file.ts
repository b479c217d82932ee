import { defineRule } from '../rule.ts';

const hosts =
  '[kube_control_plane]\nn1\n[etcd]\nn1\n[kube_node]\nn1\n[k8s_cluster:children]\nkube_control_plane\nkube_node\n';

export default defineRule({
  id: 'unread-file',
  severity: 'warning',
  symptoms: ['setting-lost'],
  title: 'Variables file that Ansible does not read',
  why: 'For a group or host NAME, Ansible reads only the first of these that exists: NAME (directory or file), NAME.yml, NAME.yaml, NAME.json. It silently ignores the others.',
  fix: 'Move the file into the directory, or merge it into the file that Ansible reads.',
  upstream:
    'https://docs.ansible.com/ansible/latest/inventory_guide/intro_inventory.html#organizing-host-and-group-variables',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: cilium\nkube_owner: root\n',
          'group_vars/k8s_cluster.yml': 'cilium_mtu: 1400\n',
        },
        lines: [1],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'hosts.ini': hosts,
          'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: cilium\nkube_owner: root\n',
          'group_vars/kube_nodes/cilium.yml': 'cilium_mtu: 1400\n',
        },
        lines: [1],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: cilium\nkube_owner: root\n',
          'groupvars/k8s_cluster/cilium.yml': 'cilium_mtu: 1400\n',
        },
        lines: [1],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: cilium\nkube_owner: root\n',
          'group_vars/k8s_cluster/cilium.yml': 'cilium_mtu: 1400\n',
        },
      },
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'hosts.ini': `${hosts}[site2]\nn1\n`,
          'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: cilium\nkube_owner: root\n',
          'group_vars/site1/cilium.yml': 'cilium_mtu: 1400\n',
        },
      },
    ],
  },
  checkInventory({ problems }, report) {
    for (const { rule, message, location } of problems) {
      if (rule === 'unread-file') report({ subject: location.file, at: location, message });
    }
  },
});
