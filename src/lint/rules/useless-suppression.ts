import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'useless-suppression',
  severity: 'warning',
  symptoms: ['unchecked'],
  title: 'Suppression comment without effect',
  why: 'A comment with a misspelt rule, without a rule, or at the wrong line suppresses nothing. A comment that is no longer needed hides the next mistake on its line.',
  fix: 'Correct the name of the rule, or remove the comment.',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars:
          '# cilium-extras-disable-next-line dead-varible\ncilium_mtu: 1400\ncilium_debug: false # cilium-extras-disable-line\n',
        lines: [1, 3],
      },
      { kubespray: 'v2.31.0', groupVars: '# cilium-extras-disable-file duplicate-key\ncilium_mtu: 1400\n', lines: [1] },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars: '# cilium-extras-disable-next-line unknown-variable -- read by our own role\ncilium_mtuu: 1400\n',
      },
    ],
  },
});
