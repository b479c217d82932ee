/** A file of Helm values as an intent. `generate` makes the same of the intent as `translate` makes of the file. */

import type { Catalog } from '../../catalog/catalog.ts';
import { sameJson } from '../../catalog/table.ts';
import { History } from '../../cluster/across-releases.ts';
import type { Target } from '../../cluster/target/target.ts';
import { type AnyFeature, lensContext } from '../../core/feature.ts';
import type { Finding } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { toText } from '../../core/text.ts';
import { known, removePath } from '../../core/value-tree.ts';
import { planAsHelm, prepareValues } from '../../plan/as-helm.ts';
import { emittedVariables, type Plan } from '../../plan/plan.ts';
import { renderChart, type ValueTree } from '../../predict/chart.ts';
import { valueLeaves } from '../../predict/value-leaves.ts';
import { heed } from '../translate/heed.ts';
import { planInput } from '../translate/translate.ts';
import { takeUnresolved } from '../translate/unresolved.ts';
import { type Draft, toPlanInput } from './intent.ts';
import { shown } from './lift.ts';
import { holdsSecret, isSecret, type LeftOut, secret } from './raw.ts';

/** The intent for a values file, and the settings that it leaves out. */
export interface FromValues {
  draft: Draft;
  plan: Plan;
  leftOut: LeftOut[];
  findings: Finding[];
}

/**
 * Converts Helm values to an intent for a target. A feature replaces values only if it results in the same
 * configuration. Every other value stays as it is written.
 */
export async function importValues(
  given: ValueTree,
  target: Target,
  { catalog, features }: { catalog: Catalog; features: readonly AnyFeature[] },
): Promise<FromValues> {
  const { extraConfig, ...values } = given;
  const open = takeUnresolved(values);
  const heeded = await heed(open.values, target.chart, new History(catalog));
  const ignored = heeded.notes.filter(({ rule }) => rule !== 'rewritten-value');
  const leftOut = ignored.map(
    ({ path }): LeftOut => ({
      name: path,
      why: `is not a value of the chart of Cilium ${target.chart.version} and has no effect`,
    }),
  );
  const kept = withoutSecrets(heeded.values, target, leftOut);
  const input = planInput(kept, extraConfig);
  const leaves = [...valueLeaves(target.chart, input.values)].flatMap(([path, partly]): [string, Json][] => {
    const value = known(partly);
    return value === undefined ? [] : [[path, value]];
  });
  const config = [...input.config].filter(([option, text]) => {
    const isHidden = holdsSecret(option, text);
    if (isHidden) leftOut.push({ name: option, why: secret });
    return !isHidden;
  });
  const raw: Draft = { features: input.features, values: new Map(leaves), config: new Map(config) };
  const planned = (draft: Draft): Plan => {
    const asked = toPlanInput(draft);
    const prepared = prepareValues(asked.values, target);
    return planAsHelm({ ...asked, values: prepared.values }, target, features).plan;
  };
  let best = { draft: raw, plan: planned(raw) };
  const wanted = renderChart(target.chart, kept);
  const goal = { target, features, wanted, isSet: () => false };
  const defaults = renderChart(target.chart, {});
  const context = lensContext(target.cilium);
  for (const feature of features) {
    const intent = shown(feature, goal, defaults, context);
    if (intent === undefined || best.draft.features.has(feature.key)) continue;
    const written = intent === false ? feature.writeOff(context) : feature.write(intent, context);
    if ('unavailable' in written) continue;
    const said = { ...written.implies, ...written.values };
    const rest = [...best.draft.values].filter(([path, value]) => !(path in said && sameJson(said[path], value)));
    if (rest.length === best.draft.values.size) continue;
    const draft: Draft = {
      features: new Map([...best.draft.features, [feature.key, intent]]),
      values: new Map(rest),
      config: best.draft.config,
    };
    const plan = planned(draft);
    if (sameOutcome(plan, best.plan)) best = { draft, plan };
  }
  const rewritten = heeded.notes.filter(({ rule }) => rule === 'rewritten-value');
  return {
    ...best,
    leftOut,
    findings: [
      ...open.findings,
      ...rewritten.map(({ path, now: _, ...note }): Finding => ({ ...note, subject: path, severity: 'info' })),
    ],
  };
}

/** The values without keys and passwords, which are added to `leftOut`. */
function withoutSecrets(values: ValueTree, { chart }: Target, leftOut: LeftOut[]): ValueTree {
  let rest = values;
  for (const [path, partly] of [...valueLeaves(chart, values)]) {
    const value = known(partly);
    if (value === undefined || !isSecret(chart, path, value)) continue;
    rest = removePath(rest, path);
    leftOut.push({ name: path, why: secret });
  }
  return rest;
}

/** True if two plans write the same configuration and have the same kinds of errors. */
function sameOutcome(plan: Plan, other: Plan): boolean {
  const errors = ({ findings }: Plan): string[] =>
    [...new Set(findings.flatMap(({ severity, rule }) => (severity === 'error' ? [rule] : [])))].sort();
  return (plan.target.release ? sameVariables : sameForHelm)(plan, other) && sameJson(errors(plan), errors(other));
}

function sameVariables(plan: Plan, other: Plan): boolean {
  const written = (one: Plan): Json => sorted(Object.fromEntries(emittedVariables(one)));
  return sameJson(written(plan), written(other));
}

/** For Helm a feature may add what it depends on, as long as the agents get the same options. */
function sameForHelm(plan: Plan, other: Plan): boolean {
  const options = (one: Plan): string[] => [...one.options].map(([name, text]) => `${name}=${toText(text)}`).sort();
  return (
    [...other.helm].every(([path, { value }]) => sameJson(plan.helm.get(path)?.value, value)) &&
    sameJson(options(plan), options(other))
  );
}

/** A value with the keys of its mappings sorted, because their order has no meaning. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
