import { minorOf } from '../catalog/catalog.ts';
import { renameKey } from '../inventory/edit.ts';
import { fixOf } from '../lint/fix.ts';
import { isAgentOption, isHelmShaped } from '../lint/helm-shaped.ts';
import { defineRule } from '../lint/rule.ts';

export default defineRule({
  id: 'removed-agent-option',
  severity: 'error',
  title: 'An agent option of older Cilium versions',
  why: 'Options are renamed and removed between minors. The agent passes over keys that it no longer knows, and the default applies.',
  fix: 'Use the name that the option has now, or remove it.',
  fixable: true,
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_config_extra_vars:\n  enable-ipv4-egress-gateway: "true"\n',
        lines: [2],
      },
    ],
    good: [{ kubespray: 'v2.27.1', groupVars: 'cilium_config_extra_vars:\n  enable-ipv4-egress-gateway: "true"\n' }],
  },
  async check({ view, history, report }) {
    const { chart, cilium } = view.target;
    for (const setting of view.raw.options) {
      const { option, key, place } = setting;
      if (!view.reads(setting.carrier) || isAgentOption(view, option) || isHelmShaped(view, setting)) continue;
      const { versions, older, newer } = await history.lifeOfOption(option, cilium);
      if (!older || newer) continue;
      const last = versions.at(-1) ?? '';
      const today = await history.optionToday(option, chart);
      const present = today !== undefined && view.raw.options.some((other) => other.option === today);
      const isNext = await isNextMinor(last, cilium, history);
      const tail =
        today === undefined
          ? ' If this agent does not know it either, it does nothing.'
          : ` It is called ${today} now${present ? ', which is set beside it' : ''}.`;
      report({
        subject: option,
        at: key,
        // For a version or two the agent may still take the old name.
        severity: today === undefined || isNext ? 'warning' : 'error',
        message: `Cilium's chart wrote ${option} up to ${minorOf(last)}; this is ${minorOf(cilium)}.${tail}`,
        fix: today !== undefined && !present && place ? fixOf(key.file, renameKey(place, today)) : undefined,
      });
    }
  },
});

/** True if the version at hand is of the minor that follows the last one that had a name. */
async function isNextMinor(
  last: string,
  cilium: string,
  history: { charts(): Promise<{ version: string }[]> },
): Promise<boolean> {
  const minors = (await history.charts()).map(({ version }) => minorOf(version));
  return minors.indexOf(minorOf(cilium)) === minors.indexOf(minorOf(last)) + 1;
}
