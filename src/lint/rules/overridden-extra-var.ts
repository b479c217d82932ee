import { carrierBehind } from '../../catalog/catalog.ts';
import { textOf } from '../../cluster/scope-view.ts';
import { sameToAgent } from '../../core/agent-value.ts';
import type { Json } from '../../core/json.ts';
import { unknown } from '../../core/options.ts';
import { addBefore, fixOf, removeRaw } from '../fix.ts';
import { nativeWay, sayVariables } from '../native-way.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'overridden-extra-var',
  severity: 'error',
  symptoms: ['setting-lost'],
  title: 'Entry of cilium_config_extra_vars that the template overrides',
  why: 'Up to v2.27 the template writes the entries of cilium_config_extra_vars in the middle of the ConfigMap. If it writes the same key further down, the key is there twice. The last one wins, and the entry has no effect.',
  fix: 'Set the Kubespray variable that the template uses for this key.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/network_plugin/cilium',
  fixable: true,
  examples: {
    bad: [
      { kubespray: 'v2.24.3', groupVars: 'cilium_config_extra_vars:\n  enable-bpf-masquerade: "true"\n', lines: [2] },
    ],
    good: [
      { kubespray: 'v2.24.3', groupVars: 'cilium_enable_bpf_masquerade: true\n' },
      { kubespray: 'v2.24.3', groupVars: 'cilium_config_extra_vars:\n  enable-l7-proxy: "false"\n' },
    ],
  },
  check({ view, report }) {
    for (const setting of view.raw.options) {
      const { option, carrier, value, key, definition } = setting;
      if (carrier !== 'cilium_config_extra_vars' || !view.reads(carrier) || !view.isWrittenLate(option)) continue;
      const actual = view.prediction.options.get(option);
      const wanted = textOf(value);
      if (actual === unknown || wanted === unknown || actual === undefined) continue;
      const same = sameToAgent(option, wanted, actual, view.target.cilium);
      const way = nativeWay(view, setting);
      const { yaml } = definition;
      const isNew = way && [...way.variables.keys()].every((name) => !view.variables.has(name));
      const [own] = view.origins(option);
      const asOwn = own ? ` Change ${own.name} instead.` : ' This release has no variable for it.';
      const instead = way ? sayWay(way.variables, isNew === true) : asOwn;
      report({
        subject: option,
        at: key,
        severity: same ? 'warning' : 'error',
        message: same
          ? `Kubespray ${view.release.facts.release} overrides this key: its template sets ${option} after ${carrierBehind(view.release.facts, carrier)}, currently to the same value.${instead}`
          : `Kubespray ${view.release.facts.release} overrides this key: its template sets ${option} to "${actual}" after ${carrierBehind(view.release.facts, carrier)}, so "${wanted}" has no effect.${instead}`,
        fix: isNew
          ? fixOf(
              key.file,
              ...[...way.variables].map(([name, native]) => yaml && addBefore(yaml, name, native)),
              removeRaw(setting),
            )
          : undefined,
      });
    }
  },
});

/** What to write instead, or that it is already set. */
function sayWay(variables: ReadonlyMap<string, Json>, isNew: boolean): string {
  const said = sayVariables(variables);
  return isNew ? ` Set ${said} instead.` : ` ${said} already sets this. Remove it here.`;
}
