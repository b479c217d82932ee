import { minorOf } from '../../catalog/catalog.ts';
import { compare } from '../../core/versions.ts';
import { defineRule } from '../rule.ts';
import { strangeOptions } from '../unknown-agent-options.ts';

export default defineRule({
  id: 'future-agent-option',
  severity: 'warning',
  title: 'An agent option of newer Cilium versions',
  why: 'The agent passes over keys of cilium-config that it does not know yet. That the chart does not write an option is a strong sign, and no proof, that its agent does not have it.',
  fix: 'Use the name that the option has in this version, or a newer Cilium.',
  fixable: true,
  examples: {
    bad: [
      { kubespray: 'v2.24.3', groupVars: 'cilium_config_extra_vars:\n  enable-egress-gateway: "true"\n', lines: [2] },
      { kubespray: 'v2.24.3', groupVars: 'cilium_config_extra_vars:\n  routing-mode: native\n', lines: [2] },
    ],
    good: [{ kubespray: 'v2.28.1', groupVars: 'cilium_config_extra_vars:\n  routing-mode: native\n' }],
  },
  async check({ view, history, report }) {
    const { cilium } = view.target;
    for (const { setting, life, here } of await strangeOptions(view, history)) {
      if (!life.newer) continue;
      const first = life.versions.find((version) => compare(version, cilium) > 0) ?? '';
      const called = here === undefined ? '' : ` In this version it is called ${here.name}.`;
      report({
        subject: setting.option,
        at: setting.key,
        severity: here === undefined ? 'warning' : 'error',
        message: `Cilium's chart writes ${setting.option} ${life.older ? 'again ' : ''}from ${minorOf(first)} on; this is ${minorOf(cilium)}.${called}`,
        fix: here?.fix,
      });
    }
  },
});
