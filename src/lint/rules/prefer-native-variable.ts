import type { RawOption, RawValue } from '../../cluster/raw-settings.ts';
import type { Json } from '../../core/json.ts';
import { addBefore, fixOf, removeRaw } from '../fix.ts';
import { isLeftBehind, preferredWay, sayVariables } from '../native-way.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'prefer-native-variable',
  severity: 'info',
  symptoms: ['upgrade'],
  title: 'Kubespray has a variable for this setting',
  why: 'Kubespray checks its own variables, and updates them when Cilium changes. You must check agent options and Helm values yourself at each upgrade.',
  fix: 'Set the variable, and remove the agent option or Helm value.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/blob/master/docs/CNI/cilium.md',
  fixable: true,
  examples: {
    bad: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  loadBalancer:\n    mode: dsr\n', lines: [3] },
      { kubespray: 'v2.31.0', groupVars: 'cilium_config_extra_vars:\n  enable-bpf-masquerade: "true"\n', lines: [2] },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  loadBalancer:\n    algorithm: maglev\n' },
      { kubespray: 'v2.31.0', groupVars: 'cilium_loadbalancer_mode: dsr\n' },
    ],
  },
  check({ view, report }) {
    for (const setting of [...view.raw.options, ...view.raw.values]) {
      const way = preferredWay(view, setting, (one) => !isLeftBehind(one));
      if (!way) continue;
      const isSet = [...way.variables.keys()].some((name) => view.variables.has(name));
      report({
        subject: 'option' in setting ? setting.option : setting.path,
        at: setting.key,
        message: isSet
          ? `${sayVariables(way.variables)} already sets this, so this entry changes nothing. Remove it.`
          : `Kubespray ${view.release.facts.release} has its own variable for this, which other parts of Kubespray can read too. Set ${sayVariables(way.variables)}, and remove this entry.`,
        fix: fixFor(setting, isSet ? new Map() : way.variables),
      });
    }
  },
});

function fixFor(setting: RawOption | RawValue, variables: ReadonlyMap<string, Json>): Fix | undefined {
  const { definition, key } = setting;
  const { yaml } = definition;
  const additions = [...variables].map(([name, value]) => yaml && addBefore(yaml, name, value));
  return fixOf(key.file, ...additions, removeRaw(setting));
}
