/** A draft of an intent, and how close its result is to the wanted options. */
import { sameJson } from '../../catalog/table.ts';
import type { Target } from '../../cluster/target/target.ts';
import { sameToAgent } from '../../core/agent-value.ts';
import { type AnyFeature, lensContext } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { OptionsView, unknown } from '../../core/options.ts';
import { setPath } from '../../core/value-tree.ts';
import { planAsHelm } from '../../plan/as-helm.ts';
import type { PlanInput } from '../../plan/collect.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Options, ValueTree } from '../../predict/chart.ts';

/** The content of an intent as flat maps, so that entries are easy to add and remove. */
export interface Draft {
  features: ReadonlyMap<string, unknown>;
  /** Helm values by dotted path. */
  values: ReadonlyMap<string, Json>;
  /** Agent options. */
  config: ReadonlyMap<string, string>;
}

/** The wanted result, and the target. */
export interface Goal {
  target: Target;
  features: readonly AnyFeature[];
  /** cilium-config as it is now. */
  wanted: Options;
  /** True for an option that the user has set, even to its default. */
  isSet(option: string): boolean;
}

/** An intent, with the options that differ from the wanted ones. */
export interface Attempt {
  draft: Draft;
  plan: Plan;
  wrong: ReadonlySet<string>;
}

/** The draft in the form in which the plan reads an intent. */
export function toPlanInput({ features, values, config }: Draft): PlanInput {
  const tree: ValueTree = {};
  for (const [path, value] of values) setPath(tree, path, value);
  return { features, values: tree, config };
}

/** Plans a draft and compares the result. Ignores wanted options that are known only at run time. */
export function attempt(draft: Draft, goal: Goal): Attempt {
  const { target, features, wanted } = goal;
  const alike = (option: string, left: string | undefined, right: string | undefined): boolean => {
    if (right === undefined) return left === undefined;
    return left === undefined ? saysNothing(option, right, goal) : sameToAgent(option, left, right, target.cilium);
  };
  const { plan } = planAsHelm(toPlanInput(draft), target, features);
  const wrong = new Set<string>();
  for (const option of new Set([...wanted.keys(), ...plan.options.keys()])) {
    const left = wanted.get(option);
    const right = plan.options.get(option);
    if (left === unknown) continue;
    if (right === unknown || !alike(option, left, right)) wrong.add(option);
  }
  return { draft, plan, wrong };
}

/**
 * True if an extra option only states the default. The default is the agent's behaviour without the option, or what the
 * features that own the option assume.
 */
function saysNothing(option: string, text: string, { target, features, wanted }: Goal): boolean {
  if (text === '') return true;
  const owners = features.filter(({ owns }) => owns.includes(option));
  const context = lensContext(target.cilium);
  const without = new OptionsView(wanted);
  const beside = new OptionsView(new Map([...wanted, [option, text]]));
  return (
    owners.length > 0 &&
    owners.every((feature) => sameIntent(feature.read(without, context), feature.read(beside, context)))
  );
}

/** True if two intents of a feature are equal. An intent is data, `false`, or undefined. */
export function sameIntent(left: unknown, right: unknown): boolean {
  return sameJson(left as Json | undefined, right as Json | undefined);
}

/** True if the plan rejects a setting for a reason that another draft could avoid. */
export function isRefused({ plan }: Attempt): boolean {
  return plan.findings.some(
    ({ rule }) =>
      rule === 'not-expressible' ||
      rule === 'intent/conflict' ||
      rule === 'unknown-helm-value' ||
      rule === 'invalid-value' ||
      rule.endsWith('/not-available'),
  );
}

/** A copy of a map without some keys. */
export function without<Value>(map: ReadonlyMap<string, Value>, names: Iterable<string>): Map<string, Value> {
  const rest = new Map(map);
  for (const name of names) rest.delete(name);
  return rest;
}
