import { minorOf } from '../../catalog/catalog.ts';
import { list } from '../../core/wording.ts';
import { heldRefusals, refusesPath, suspects } from '../refusals.ts';
import { defineRule } from '../rule.ts';
import { strangeValues } from '../unknown-helm-values.ts';

export default defineRule({
  id: 'removed-helm-value',
  severity: 'error',
  symptoms: ['setting-lost', 'after-upgrade'],
  title: 'Helm value of older charts',
  why: 'Cilium renames and removes values between minor versions. The chart ignores most values that it no longer has, and fails on some.',
  fix: 'Use the new value, or remove it.',
  upstream: 'https://docs.cilium.io/en/stable/operations/upgrade/',
  examples: {
    bad: [{ kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  tunnel: geneve\n', lines: [2] }],
    good: [{ kubespray: 'v2.31.0', groupVars: 'cilium_extra_values:\n  tunnelProtocol: geneve\n' }],
  },
  async check({ view, history, report }) {
    for (const { path, key, life } of await strangeValues(view, history)) {
      if (!life.older || life.newer) continue;
      const last = life.versions.at(-1) ?? '';
      const today = await history.valueToday(path, view.target.chart);
      report({
        subject: path,
        at: key,
        message: `The chart has no value ${path} since Cilium ${minorOf(last)}, so it has no effect in ${view.target.chart.version}.${today.length > 0 ? ` Use ${list(today)}.` : ''}`,
      });
    }
    for (const refusal of heldRefusals(view)) {
      const [path] = suspects(view, refusal);
      if (path === undefined || !refusesPath(view, refusal, path)) continue;
      const [origin] = view.valueOrigins(path);
      if (!origin) continue;
      const today = await history.valuesInstead(path, view.target.chart);
      report({
        subject: path,
        at: origin.key,
        message: `The chart of Cilium ${view.target.chart.version} no longer has the value ${path}, and fails if it is set.${today.length > 0 ? ` Use ${list(today)}.` : ''}`,
      });
    }
  },
});
