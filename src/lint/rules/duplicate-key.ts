import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'duplicate-key',
  severity: 'warning',
  symptoms: ['setting-lost'],
  title: 'Duplicate key',
  why: 'Ansible uses the last of two equal keys, with a warning at most. The first one is lost.',
  fix: 'Keep one of them.',
  upstream: 'https://docs.ansible.com/ansible/latest/reference_appendices/YAMLSyntax.html',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: 'cilium_mtu: "1400"\ncilium_mtu: "1450"\n', lines: [2] }],
    good: [{ kubespray: 'v2.31.0', groupVars: 'cilium_mtu: "1450"\n' }],
  },
  checkInventory({ problems }, report) {
    for (const { rule, message, location } of problems) {
      if (rule === 'duplicate-key') report({ subject: location.file, at: location, message });
    }
  },
});
