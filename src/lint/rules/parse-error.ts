import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'parse-error',
  severity: 'error',
  symptoms: ['play-fails'],
  title: 'File that Ansible cannot read',
  why: 'Ansible fails if a variables file is invalid YAML, has several documents, or is not a mapping.',
  fix: 'Fix the syntax. Quote a value that starts with a brace, such as a Jinja expression.',
  upstream: 'https://docs.ansible.com/ansible/latest/reference_appendices/YAMLSyntax.html',
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
