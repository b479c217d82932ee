import type { Chart } from '../../catalog/catalog.ts';
import { sameJson } from '../../catalog/table.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import type { Json } from '../../core/json.ts';
import { slipOf } from '../../core/slip.ts';
import { toText } from '../../core/text.ts';
import { getPath, known } from '../../core/value-tree.ts';
import { list } from '../../core/wording.ts';
import { chartInputs } from '../../predict/chart.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'unknown-word',
  severity: 'error',
  symptoms: ['setting-lost'],
  title: 'Value that the templates do not handle',
  why: 'For some settings, templates handle only certain values. They silently do nothing for any other value. For example, encryption of an unknown type leaves the traffic unencrypted.',
  fix: 'Use one of the values that the message names.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/network_plugin/cilium',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_extra_values:\n  encryption:\n    enabled: true\n    type: ipsecc\n',
        lines: [4],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_extra_values:\n  encryption:\n    enabled: true\n    type: wireguard\n',
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_extra_values:\n  hubble:\n    tls: { auto: { method: certmanager, certManagerIssuerRef: { name: ca } } }\n',
      },
    ],
  },
  check({ view, report }) {
    for (const { path, value, taken } of foreignWords(view)) {
      const [origin] = view.valueOrigins(path);
      if (!origin) continue;
      const near = typeof value === 'string' ? slipOf(value, taken.map(String)) : undefined;
      const advice =
        near === undefined
          ? `Use ${list(
              taken.map((word) => JSON.stringify(word)),
              8,
            )}.`
          : `Did you mean ${near}?`;
      report({
        subject: origin.name,
        at: origin.at,
        message: `The chart of Cilium ${view.target.cilium} does not handle ${path}: ${JSON.stringify(value)}, so this setting has no effect. ${advice}`,
      });
    }
  },
});

/** Values that reach the chart, that no template handles, and that no other rule reports. */
function* foreignWords(view: ScopeView): Generator<{ path: string; value: Json; taken: readonly Json[] }> {
  const { objects, chart } = view.target;
  const { values } = view.prediction;
  if (!values) return;
  const inputs = chartInputs(chart, values);
  for (const path of objects.worded()) {
    const words = objects.value(path)?.words;
    const value = known(getPath(values, path));
    if (!words || words.passed || value === undefined || value === null || value === '') continue;
    // Other words enable something, and this one disables it, so its purpose is to have no effect.
    if (toText(value) === 'false') continue;
    const taken = [...words.taken, ...wordsWithNeeds(chart, path)];
    if (taken.some((word) => sameJson(word, value) || toText(word) === toText(value))) continue;
    if (sameJson(chart.value(path)?.default ?? null, value)) continue;
    const isOpen = Object.entries(words.gate ?? {}).every(([name, needed]) => {
      const there = inputs.get(name);
      return typeof there !== 'symbol' && sameJson(there ?? null, needed);
    });
    if (isOpen) yield { path, value, taken };
  }
}

/** Words that the chart rejects only together with other settings, so it knows them: cert-manager without an issuer. */
function wordsWithNeeds(chart: Chart, path: string): Json[] {
  return chart.refusals().flatMap((refusal) => {
    const condition = refusal[path];
    return condition && 'in' in condition && Object.keys(refusal).length > 1 ? condition.in : [];
  });
}
