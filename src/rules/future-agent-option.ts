import { minorOf } from '../catalog/catalog.ts';
import { compare } from '../core/versions.ts';
import { renameKey } from '../inventory/edit.ts';
import { fixOf } from '../lint/fix.ts';
import { isAgentOption, isHelmShaped } from '../lint/helm-shaped.ts';
import { defineRule } from '../lint/rule.ts';

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
    const { chart, cilium } = view.target;
    for (const setting of view.raw.options) {
      const { option, key, place } = setting;
      if (!view.reads(setting.carrier) || isAgentOption(view, option) || isHelmShaped(view, setting)) continue;
      const { versions, older, newer } = await history.lifeOfOption(option, cilium);
      if (!newer) continue;
      const first = versions.find((version) => compare(version, cilium) > 0) ?? '';
      const here = await history.optionToday(option, chart);
      const present = here !== undefined && view.raw.options.some((other) => other.option === here);
      report({
        subject: option,
        at: key,
        severity: here === undefined ? 'warning' : 'error',
        message: `Cilium's chart writes ${option} ${older ? 'again ' : ''}from ${minorOf(first)} on; this is ${minorOf(cilium)}.${here === undefined ? '' : ` In this version it is called ${here}.`}`,
        fix: here !== undefined && !present && place ? fixOf(key.file, renameKey(place, here)) : undefined,
      });
    }
  },
});
