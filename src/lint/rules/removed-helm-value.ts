import { type Chart, minorOf } from '../../catalog/catalog.ts';
import { sameJson } from '../../catalog/table.ts';
import type { History } from '../../cluster/across-releases.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { sameToAgent } from '../../core/agent-value.ts';
import type { Severity } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { parseBoolean, type Unknown } from '../../core/options.ts';
import { known, setPath } from '../../core/value-tree.ts';
import { compare } from '../../core/versions.ts';
import { list } from '../../core/wording.ts';
import { renderChart, type ValueTree } from '../../predict/chart.ts';
import { heldRefusals, refusesPath, suspects } from '../refusals.ts';
import { defineRule } from '../rule.ts';
import { underReplacement } from '../under-replacement.ts';
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
    for (const { path, key, life, value } of await strangeValues(view, history)) {
      if (!life.older || life.newer) continue;
      const outcome = await outcomeOf(view, history, path, known(value));
      if (outcome?.message !== undefined) {
        report({ subject: path, at: key, ...outcome, message: outcome.message });
        continue;
      }
      const last = life.versions.at(-1) ?? '';
      const today = await history.valueToday(path, view.target.chart);
      report({
        subject: path,
        at: key,
        ...outcome,
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

/**
 * How bad it is that the chart ignores a value. The agent options that it changed in the last chart that had it decide.
 * Returns undefined if the cluster lacks these options, or if that is not known.
 */
async function outcomeOf(
  view: ScopeView,
  history: History,
  path: string,
  value: Json | undefined,
): Promise<{ severity: Severity; message?: string } | undefined> {
  const { cilium } = view.target;
  const charts = (await history.charts()).filter((chart) => compare(chart.version, cilium) < 0);
  const last = charts.findLast((chart) => chart.value(path) !== undefined);
  if (!last || value === undefined) return undefined;
  const wanted = new Map(changedBy(last, path, value));
  for (const [option, text] of wanted) {
    const isOn = typeof text === 'string' ? parseBoolean(text) : undefined;
    const covered =
      isOn === undefined ? undefined : await underReplacement(view, history, { option, name: path, wanted: isOn });
    if (covered) return covered;
  }
  const isFulfilled = [...wanted].every(([option, text]) => {
    const actual = view.prediction.options.get(option);
    if (typeof actual !== 'string' || typeof text !== 'string') return actual === text;
    return sameToAgent(option, actual, text, cilium);
  });
  const isDefault = sameJson(last.value(path)?.default ?? null, value);
  return isFulfilled && (isDefault || wanted.size > 0) ? { severity: 'info' } : undefined;
}

/** Agent options that a value changes in a chart, with their texts: a default is compared with its opposite. */
function* changedBy(chart: Chart, path: string, value: Json): Generator<[string, string | Unknown | undefined]> {
  const tree = (of: Json): ValueTree => {
    const values: ValueTree = {};
    setPath(values, path, of);
    return values;
  };
  const isDefault = sameJson(chart.value(path)?.default ?? null, value);
  const before = renderChart(chart, isDefault && typeof value === 'boolean' ? tree(!value) : {});
  const after = renderChart(chart, tree(value));
  for (const option of new Set([...before.keys(), ...after.keys()])) {
    const text = after.get(option);
    if (before.get(option) !== text) yield [option, text];
  }
}
