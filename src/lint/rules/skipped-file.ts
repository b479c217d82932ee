import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'skipped-file',
  severity: 'info',
  symptoms: ['unchecked'],
  title: 'Skipped file',
  why: 'Encrypted or unreadable files may set variables that change the result. You may also expect Ansible to read a file that it ignores. The list of skipped files shows what a clean result does not cover.',
  fix: 'Check the file yourself.',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: { 'group_vars/all/vault.yml': '$ANSIBLE_VAULT;1.1;AES256\n6162\n' },
        lines: [1],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: cilium\nkube_owner: root\n',
          'group_vars/k8s_cluster/k8s-net-cilium.yml.bak': 'cilium_mtu: 1400\n',
        },
        lines: [1],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'cilium.yml': 'cilium_mtu: 1400\n',
          'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: cilium\nkube_owner: root\n',
        },
        lines: [1],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars: {
          'group_vars/k8s_cluster/README.md': 'cilium_mtu: 1400\n',
          'group_vars/k8s_cluster/k8s-cluster.yml': 'kube_network_plugin: cilium\nkube_owner: root\n',
        },
      },
      { kubespray: 'v2.31.0', groupVars: 'cilium_ipsec_key: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\n' },
    ],
  },
  checkInventory({ problems }, report) {
    for (const { rule, message, location } of problems) {
      if (rule === 'skipped-file') report({ subject: location.file, at: location, message });
    }
  },
});
