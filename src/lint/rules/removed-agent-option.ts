import { minorOf } from '../../catalog/catalog.ts';
import type { History } from '../../cluster/across-releases.ts';
import type { RawOption } from '../../cluster/raw-settings.ts';
import { type ScopeView, textOf } from '../../cluster/scope-view.ts';
import { parseBoolean } from '../../core/options.ts';
import { defineRule } from '../rule.ts';
import { underReplacement } from '../under-replacement.ts';
import { strangeOptions } from '../unknown-agent-options.ts';

export default defineRule({
  id: 'removed-agent-option',
  severity: 'error',
  symptoms: ['no-effect', 'after-upgrade'],
  title: 'Agent option of older Cilium versions',
  why: 'Cilium renames and removes options between minor versions. The agent ignores keys that it no longer has, and uses the default.',
  fix: 'Use the name that the option has now, or remove it.',
  upstream: 'https://docs.cilium.io/en/stable/operations/upgrade/',
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
    const { cilium } = view.target;
    for (const { setting, life, here } of await strangeOptions(view, history)) {
      if (!life.older || life.newer) continue;
      const covered = here ? undefined : await replaced(view, setting, history);
      if (covered) {
        report({ subject: setting.option, at: setting.key, ...covered });
        continue;
      }
      const last = life.versions.at(-1) ?? '';
      const isNext = await isNextMinor(last, cilium, history);
      const tail =
        here === undefined ? ' Remove it.' : ` Use ${here.name} instead${here.present ? ', which is also set' : ''}.`;
      report({
        subject: setting.option,
        at: setting.key,
        // For a version or two, the agent may still accept the old name.
        severity: here === undefined || isNext ? 'warning' : 'error',
        message: `Cilium's chart sets ${setting.option} only up to Cilium ${minorOf(last)}, so the agent of ${minorOf(cilium)} probably ignores it.${tail}`,
        fix: here?.fix,
      });
    }
  },
});

/** What becomes of a switch where kube-proxy replacement is on; undefined for others. */
function replaced(
  view: ScopeView,
  { option, value }: RawOption,
  history: History,
): ReturnType<typeof underReplacement> | undefined {
  const text = textOf(value);
  const wanted = typeof text === 'string' ? parseBoolean(text) : undefined;
  return wanted === undefined ? undefined : underReplacement(view, history, { option, name: option, wanted });
}

/** True if the Cilium version is of the minor directly after the last one that had a name. */
async function isNextMinor(
  last: string,
  cilium: string,
  history: { charts(): Promise<{ version: string }[]> },
): Promise<boolean> {
  const minors = (await history.charts()).map(({ version }) => minorOf(version));
  return minors.indexOf(minorOf(cilium)) === minors.indexOf(minorOf(last)) + 1;
}
