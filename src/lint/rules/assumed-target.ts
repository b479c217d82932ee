import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'assumed-target',
  severity: 'info',
  symptoms: ['unchecked'],
  title: 'No release set',
  why: 'The effect of a variable depends on the release. If no option, configuration or inventory names the release, the newest known release is used.',
  fix: 'Set the release with --kubespray or --kubean, or in .cilium-extras.yaml.',
  examples: {
    bad: [{ kubespray: null, groupVars: 'cilium_tunnel_mode: vxlan\n', lines: [0] }],
    good: [{ kubespray: 'v2.31.0', groupVars: 'cilium_tunnel_mode: vxlan\n' }],
  },
});
