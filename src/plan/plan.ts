/** The plan: every setting of an intent on a carrier of the target, or the reason why there is no carrier for it. */

import type { Target } from '../cluster/target/target.ts';
import { append } from '../core/append.ts';
import type { AnyFeature } from '../core/feature.ts';
import { unknown } from '../core/options.ts';
import type { Variables } from '../predict/kubespray.ts';
import { collect, type PlanInput } from './collect.ts';
import { checkConstraints } from './constraints.ts';
import { announce, type Draft, type Plan } from './draft.ts';
import { optionGoals } from './goals.ts';
import { idleValues } from './idle-values.ts';
import { addGatewayApi, addOwner } from './kubespray-variables.ts';
import { requestsAboveLimits } from './limits.ts';
import { placeOnCiliumCli } from './on-cilium-cli.ts';
import { placeOnHelm } from './on-helm.ts';
import { placeOnTemplates } from './on-templates.ts';
import { printedLists } from './printed-lists.ts';
import { findSideEffects } from './side-effects.ts';
import { checkValues } from './values.ts';
import { effectlessWishes } from './without-effect.ts';

export { carrierIn, type Emitted, emittedVariables, type Plan, treeOf } from './draft.ts';

/**
 * Plans an intent for a target.
 *
 * @param inventory variables that are already set and stay; they override the release's defaults
 */
export function makePlan(
  input: PlanInput,
  target: Target,
  features: readonly AnyFeature[],
  inventory: Variables = new Map(),
): Plan {
  const collected = collect(input, features, target);
  const { settings, findings } = checkValues(collected.settings, target);
  const draft: Draft = {
    target,
    settings: [],
    variables: new Map(),
    extraVars: new Map(),
    extraValues: new Map(),
    helm: new Map(),
    options: new Map(),
    findings: [...collected.findings, ...findings, ...printedLists(target.chart, settings)],
    violations: [],
    resources: collected.resources,
    collected: { ...collected, settings },
    goals: optionGoals(target.chart, settings),
    base: inventory,
  };
  announce(draft);
  addOwner(draft);
  if (target.release === undefined) placeOnHelm(draft);
  else if (target.release.facts.installer === 'templates') placeOnTemplates(draft);
  else placeOnCiliumCli(draft);
  addGatewayApi(draft);
  const replan = keptByInput((other) => makePlan(other, target, features, inventory));
  append(draft.findings, checkConstraints(draft, input, features, replan));
  append(draft.findings, requestsAboveLimits(draft));
  append(draft.findings, findSideEffects(draft));
  append(draft.findings, idleValues(draft));
  append(draft.findings, effectlessWishes(draft, features));
  for (const { feature, reason } of collected.unavailable) {
    draft.settings.push({ feature, helm: null, value: null, carrier: 'none', name: null, reason });
  }
  return draft;
}

/** Keeps the plan of each input, because the advice on several constraints tries the same changes. */
function keptByInput(planner: (input: PlanInput) => Plan): (input: PlanInput) => Plan {
  const kept = new Map<string, Plan>();
  return (input) => {
    const { features, values, config } = input;
    const key = JSON.stringify([[...features], values, [...config]], (_, value) => (value === unknown ? '\0' : value));
    const plan = kept.get(key) ?? planner(input);
    kept.set(key, plan);
    return plan;
  };
}
