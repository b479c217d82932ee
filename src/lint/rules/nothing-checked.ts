import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'nothing-checked',
  severity: 'error',
  symptoms: ['unchecked'],
  title: 'Nothing to check',
  why: 'A path without an inventory, a Kubean manifest, an intent or variables of Cilium passes every rule. In CI a mistyped path would look like success.',
  fix: 'Correct the path, or the ignore list of .cilium-extras.yaml. If the path may be empty, add --allow-empty.',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: { 'notes/readme.txt': 'cilium\n' }, lines: [0] }],
    good: [{ kubespray: 'v2.31.0', groupVars: 'cilium_mtu: 1400\n' }],
  },
});
