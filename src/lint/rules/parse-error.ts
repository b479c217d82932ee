import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'parse-error',
  severity: 'error',
  title: 'A file that Ansible cannot read',
  why: 'Ansible stops at a file of variables that is no YAML, has several documents, or is no mapping.',
  fix: 'Repair the file. A value that begins with a brace, such as a Jinja expression, has to be quoted.',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: 'cilium_tunnel_mode: {{ mode }}\n', lines: [1] }],
    good: [{ kubespray: 'v2.31.0', groupVars: 'cilium_tunnel_mode: "{{ mode }}"\n' }],
  },
  checkInventory({ problems }, report) {
    for (const { rule, message, location } of problems) {
      if (rule === 'parse-error') report({ subject: location.file, at: location, message });
    }
  },
});
