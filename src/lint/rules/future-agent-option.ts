import { minorOf } from '../../catalog/catalog.ts';
import { compare } from '../../core/versions.ts';
import { defineRule } from '../rule.ts';
import { strangeOptions } from '../unknown-agent-options.ts';

export default defineRule({
  id: 'future-agent-option',
  severity: 'warning',
  symptoms: ['no-effect', 'upgrade'],
  title: 'Agent option of newer Cilium versions',
  why: 'The agent ignores keys of cilium-config that it does not have yet. If the chart of a version does not set an option, the agent of that version probably does not have it.',
  fix: "Use the option's name in this version, or upgrade Cilium.",
  upstream: 'https://docs.cilium.io/en/stable/cmdref/cilium-agent/',
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
      const called = here === undefined ? ' Remove it, or upgrade Cilium.' : ` Use ${here.name} instead.`;
      report({
        subject: setting.option,
        at: setting.key,
        severity: here === undefined ? 'warning' : 'error',
        message: `The agent of Cilium ${minorOf(cilium)} probably ignores ${setting.option}: Cilium's chart ${life.older ? `sets this option again only from ${minorOf(first)} on` : `does not set this option before ${minorOf(first)}`}.${called}`,
        fix: here?.fix,
      });
    }
  },
});
