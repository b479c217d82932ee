/** Side effects of a translation's variables: changes other than the values that they were chosen for. */
import { sameJson } from '../../catalog/table.ts';
import type { Json } from '../../core/json.ts';
import { parseBoolean } from '../../core/options.ts';
import { shownJson } from '../../core/secrets.ts';
import { toText } from '../../core/text.ts';
import { known, type PartlyKnown } from '../../core/value-tree.ts';
import { emittedVariables, type Plan } from '../../plan/plan.ts';
import { type Prediction, predict } from '../../predict/kubespray.ts';
import { valueLeaves } from '../../predict/value-leaves.ts';
import type { Fate } from './fates.ts';

/**
 * A line for each variable that changes more than the given values. It names Helm values if the release installs the
 * chart, and agent options if it has its own manifests. Repetitions of the chart's defaults are omitted.
 */
export function brought(plan: Plan, fates: readonly Fate[]): string[] {
  const { release, chart } = plan.target;
  if (!release) return [];
  const given = new Set([...fates.map(({ path }) => path), ...plan.goals.map(({ option }) => option)]);
  const isGiven = (output: string): boolean => given.has(output) || plan.helm.has(output);
  const outcome = (variables: ReadonlyMap<string, PartlyKnown>): Map<string, Json> =>
    outputs(predict(release, chart, variables), plan);
  const all = new Map<string, PartlyKnown>([...plan.base, ...emittedVariables(plan)]);
  const after = outcome(all);
  return [...plan.variables.keys()].flatMap((name) => {
    const others = new Map(all);
    others.delete(name);
    const before = outcome(others);
    const more = [...after].filter(([output, value]) => isNews(before.get(output), value) && !isGiven(output));
    if (more.length === 0) return [];
    return [`${name} also sets ${more.map(([output, value]) => `${output}=${shownJson(output, value)}`).join(', ')}`];
  });
}

/** A switch that was absent and is now off changes nothing. */
function isNews(before: Json | undefined, after: Json): boolean {
  return !sameJson(before, after) && (before !== undefined || parseBoolean(toText(after)) !== false);
}

/** Known values of a prediction that differ from the chart's defaults. */
function outputs({ values, options }: Prediction, { target: { chart } }: Plan): Map<string, Json> {
  const found = new Map<string, Json>();
  for (const [name, value] of values ? valueLeaves(chart, values) : options) {
    const plain = typeof value === 'symbol' ? undefined : known(value);
    if (plain === undefined || (values && sameJson(chart.value(name)?.default, plain))) continue;
    found.set(name, plain);
  }
  return found;
}
