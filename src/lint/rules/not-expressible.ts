import { evaluate, inputsFrom, passedOn } from '../../catalog/table.ts';
import type { History } from '../../cluster/across-releases.ts';
import { extraValuesSince } from '../../cluster/known-releases.ts';
import type { RawOption } from '../../cluster/raw-settings.ts';
import { type ScopeView, textOf } from '../../cluster/scope-view.ts';
import { parseBoolean } from '../../core/options.ts';
import { compare } from '../../core/versions.ts';
import { listOf } from '../../core/wording.ts';
import { lineForValue } from '../meaning.ts';
import { type Missing, missingBehind } from '../missing-objects.ts';
import { defineRule, type Problem } from '../rule.ts';

export default defineRule({
  id: 'not-expressible',
  severity: 'error',
  symptoms: ['setting-lost'],
  title: 'Setting that this release cannot fully apply',
  why: 'Some features also require other objects of the chart, such as Services, permissions and certificates. A release that only sets the agent option does not create these objects.',
  fix: 'Use a release that has cilium_extra_values, or install the chart with custom_cni.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/blob/master/docs/CNI/cilium.md',
  examples: {
    bad: [
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_config_extra_vars:\n  enable-ingress-controller: "true"\n',
        lines: [2],
      },
      {
        kubespray: 'v2.28.1',
        groupVars: 'cilium_config_extra_vars:\n  enable-gateway-api: "true"\n',
        lines: [2],
      },
    ],
    good: [
      { kubespray: 'v2.28.1', groupVars: 'cilium_gateway_api_enabled: true\n' },
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  ingressController:\n    enabled: true\n' },
      { kubespray: 'v2.27.1', groupVars: 'cilium_config_extra_vars:\n  enable-ingress-controller: "false"\n' },
    ],
  },
  async check({ view, history, report }) {
    for (const setting of view.raw.options) {
      const missing = missingFor(view, setting);
      if (!missing) continue;
      const description = await describe(view, history, setting.option, missing);
      report({ subject: setting.option, at: setting.key, ...description });
    }
  },
});

/** What an option of cilium_config_extra_vars switches on without its objects; undefined if nothing is missing. */
function missingFor(view: ScopeView, { option, value, carrier }: RawOption): Missing | undefined {
  if (carrier !== 'cilium_config_extra_vars' || !view.reads(carrier)) return undefined;
  const text = textOf(value);
  if (typeof text !== 'string' || parseBoolean(text) !== true) return undefined;
  return missingBehind(view, option);
}

async function describe(
  view: ScopeView,
  history: History,
  option: string,
  { path, objects }: Missing,
): Promise<Pick<Problem, 'severity' | 'message'>> {
  const all = listOf(objects, 'objects', 2);
  const line = lineForValue(view, path, true);
  if (line) return { message: `${option} also needs ${all}, which an agent option does not create. Set ${line.text}.` };
  const lacks = `${option} also needs ${all}, which Kubespray ${view.release.facts.release} does not create or extend.`;
  // Without access to the Secrets of a namespace, everything works that does not read them.
  return objects.every((object) => /^(?:Role|RoleBinding)\//.test(object))
    ? { severity: 'warning', message: `${lacks} What depends on these permissions does not work.` }
    : {
        message: `${lacks} The option alone has no effect. Use Kubespray ${await laterWay(view, history, path)}. Or install the chart with custom_cni.`,
      };
}

/** The first later release that sets a switch of the chart, and how: by a variable of its own, or else with the free values. */
async function laterWay({ release }: ScopeView, history: History, path: string): Promise<string> {
  const later = (await history.releases()).filter(({ facts }) => compare(facts.release, release.facts.release) > 0);
  for (const { facts, band } of later) {
    if (facts.release === extraValuesSince) break;
    const table = band.helm?.[path] ?? [];
    const variable = table.flatMap(({ then }) => passedOn(then)).find((name) => name.startsWith('cilium_'));
    const inputs = inputsFrom(new Map([[variable ?? '', true]]), (name) => facts.variables[name]?.default);
    if (variable !== undefined && evaluate(table, inputs) === true)
      return `${facts.release} or later, and set ${variable}: true`;
  }
  return `${extraValuesSince} or later, and set ${path} in cilium_extra_values`;
}
