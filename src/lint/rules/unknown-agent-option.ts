import { features } from '../../../features/registry.ts';
import { isHelmShaped } from '../../cluster/helm-shaped.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { nearest } from '../../core/nearest.ts';
import { defineRule } from '../rule.ts';
import { suggest } from '../similar-name.ts';

export default defineRule({
  id: 'unknown-agent-option',
  severity: 'warning',
  title: 'An agent option that is probably misspelt',
  why: 'The agent passes over keys of cilium-config that it does not know, without a word. The charts do not write every option that the agent has, so only a name close to a known one is reported.',
  fix: 'Use the name that this version has.',
  examples: {
    bad: [
      { kubespray: 'v2.28.1', groupVars: 'cilium_config_extra_vars:\n  bpf-lb-algoritm: maglev\n', lines: [2] },
      { kubespray: 'v2.24.3', groupVars: 'cilium_config_extra_vars:\n  enable_l7_proxy: "false"\n', lines: [2] },
    ],
    good: [
      { kubespray: 'v2.28.1', groupVars: 'cilium_config_extra_vars:\n  bpf-lb-algorithm: maglev\n' },
      { kubespray: 'v2.28.1', groupVars: 'cilium_config_extra_vars:\n  some-flag-of-the-operator: "1"\n' },
    ],
  },
  async check({ view, history, report }) {
    for (const setting of view.raw.options) {
      const { option, key } = setting;
      if (!view.reads(setting.carrier) || isHelmShaped(view, setting)) continue;
      const known = knownOptions(view);
      if (known.has(option)) continue;
      const { versions } = await history.lifeOfOption(option, view.target.cilium);
      if (versions.length > 0) continue;
      const near = nearest(option, known);
      if (near === undefined || !isSlip(option, near)) continue;
      const spelling = option.toLowerCase().replace(/_/g, '-') === near;
      report({
        subject: option,
        at: key,
        severity: spelling ? 'error' : 'warning',
        message: `No chart of Cilium writes an option ${option}, and an agent that does not know it ignores it.${suggest(near)}`,
      });
    }
  },
});

/** Options that this Cilium is known to have: those that the chart or the release writes, and those of the features. */
export function knownOptions({ target, release }: ScopeView): Set<string> {
  return new Set([
    ...target.chart.options().keys(),
    ...Object.keys(release.band.options ?? {}),
    ...features.flatMap(({ owns, constraints }) => [...owns, ...constraints.flatMap(({ reads }) => reads)]),
  ]);
}

/** One or two letters apart: flags that differ by a word are different flags. */
function isSlip(option: string, near: string): boolean {
  const words = option.split(/[-_]/);
  const others = near.split('-');
  return (
    words.length === others.length && words.filter((word, index) => word.toLowerCase() !== others[index]).length <= 1
  );
}
