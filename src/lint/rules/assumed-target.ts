import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'assumed-target',
  severity: 'info',
  title: 'Nothing says which release the settings are for',
  why: 'What a variable does changes from release to release, so every finding is about one. Without an option, a configuration or a hint in the inventory it is the newest release known.',
  fix: 'Name the release with --kubespray or --kubean, or in .cilium-extras.yaml.',
  examples: {
    bad: [{ kubespray: null, groupVars: 'cilium_tunnel_mode: vxlan\n', lines: [0] }],
    good: [{ kubespray: 'v2.31.0', groupVars: 'cilium_tunnel_mode: vxlan\n' }],
  },
});
