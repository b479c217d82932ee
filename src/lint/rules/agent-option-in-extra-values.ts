import { chartTakes, isBranch } from '../../cluster/chart-paths.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { list } from '../../core/wording.ts';
import { valuesFor } from '../advice.ts';
import { isAgentOption, isFlagShaped } from '../helm-shaped.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'agent-option-in-extra-values',
  severity: 'error',
  symptoms: ['setting-lost'],
  title: 'Agent option instead of a Helm value',
  why: 'The chart ignores unknown values. An agent option at the top level of the values is an unknown value.',
  fix: 'Write the Helm value for this option, or set the option in extraConfig.',
  upstream: 'https://docs.cilium.io/en/stable/helm-reference/',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  enable-l7-proxy: "false"\n', lines: [2] }],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  l7Proxy: false\n' },
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  ipam: kubernetes\n' },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_extra_values:\n  extraConfig:\n    bpf-lb-maglev-table-size: "65521"\n',
      },
    ],
  },
  check({ view, report }) {
    for (const { path, key } of view.raw.values) {
      if (!isMisplacedOption(view, path)) continue;
      const values = valuesFor(view, path);
      const instead = values.length > 0 ? `Set ${list(values)} instead.` : `Set ${path} in extraConfig, as a string.`;
      report({
        subject: path,
        at: key,
        message: `${path} is an agent option, not a Helm value, so the chart ignores it. ${instead}`,
      });
    }
  },
});

/** True for an agent option among Helm values. */
function isMisplacedOption(view: ScopeView, path: string): boolean {
  const { chart } = view.target;
  // An option can have the same name as a section, for example ipam.
  return !chartTakes(chart, path) && !isBranch(chart, path) && (isAgentOption(view, path) || isFlagShaped(path));
}
