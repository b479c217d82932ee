/** Compares a live cilium-config with the expected one. */
import { features } from '../../../features/registry.ts';
import type { Location } from '../../core/finding.ts';
import { unknown } from '../../core/options.ts';
import type { Intent } from '../../formats/intent/parse.ts';
import type { LiveConfig } from '../../formats/kubernetes/cilium-config.ts';
import { collect } from '../../plan/collect.ts';
import { meets, type OptionGoal, optionGoals } from '../../plan/goals.ts';
import { checkValues } from '../../plan/values.ts';
import { sameOption } from '../diff/compare.ts';
import type { Side } from '../diff/side.ts';
import { type PickUp, pickUp } from './pick-up.ts';

interface Drift extends PickUp {
  option: string;
  /** undefined: not in the live ConfigMap. */
  live: string | undefined;
  /** undefined: should not be in the ConfigMap. */
  wanted: string | undefined;
  /** The features, variables or raw settings that require the value; empty for a default of the release. */
  askedBy: string[];
  location: Location | undefined;
}

export interface Verification {
  drift: Drift[];
  /** How many options were compared. */
  checked: number;
  /** Options whose value only Ansible can evaluate. */
  unknown: string[];
}

/** Variables that select a Cilium, and are not settings of it. */
const choices: ReadonlySet<string> = new Set(['cilium_version', 'kube_network_plugin']);

/** Compares a live ConfigMap with the result of an inventory: the options that the inventory affects, or all. */
export function verifyInventory(live: LiveConfig, side: Side, all: boolean): Verification {
  const asked = (option: string): string[] => [
    ...new Set(side.view?.origins(option).flatMap(({ name }) => (choices.has(name) ? [] : name))),
  ];
  const given = new Set([...fromVariables(side), ...(side.view?.arguments.map(({ option }) => option) ?? [])]);
  return compare(live, side, asked, all, (option) => given.has(option));
}

/** Options that the release's own manifests pass to the agent as arguments, so that no ConfigMap has them. */
function fromVariables({ view, plan, options }: Side): string[] {
  const { arguments: names = [] } = view?.release.band ?? plan?.target.release?.band ?? {};
  return names.filter((option) => options.has(option));
}

/** Compares a live ConfigMap with the options that an intent requires, or with all that its target would write. */
export function verifyIntent(live: LiveConfig, side: Side, intent: Intent, all: boolean): Verification {
  const { plan } = side;
  if (!plan) throw new Error('an intent that was read has a plan');
  const { settings } = checkValues(collect(intent, features, plan.target).settings, plan.target);
  const goals = optionGoals(plan.target.chart, settings);
  const given = new Set(fromVariables(side));
  const askedBy = new Map(goals.map((goal) => [goal.option, goal.settings.map(({ feature }) => feature)]));
  const result: Verification = { drift: [], checked: goals.length, unknown: [] };
  for (const goal of goals) {
    const actual = live.options.get(goal.option);
    if (meets(goal, actual, plan.target.cilium) || given.has(goal.option) || isIdle(goal, side)) continue;
    result.drift.push(drift(live, goal.option, goal.wanted, [...new Set(askedBy.get(goal.option))]));
  }
  if (!all) return result;
  const rest = compare(
    live,
    side,
    () => [],
    true,
    (option) => askedBy.has(option) || given.has(option),
  );
  return {
    drift: [...result.drift, ...rest.drift].sort(byName),
    checked: result.checked + rest.checked,
    unknown: rest.unknown,
  };
}

/**
 * True for an option that the plan omits without a loss: its part of Cilium is off
 * in the release, and nothing needs it.
 */
function isIdle(goal: OptionGoal, { plan, options }: Side): boolean {
  if (!plan?.target.release || options.has(goal.option)) return false;
  const refused = new Set(plan.settings.flatMap(({ carrier, helm }) => (carrier === 'none' ? [helm] : [])));
  return !goal.settings.some(({ helm }) => helm !== undefined && refused.has(helm));
}

function compare(
  live: LiveConfig,
  { options, cilium }: Side,
  asked: (option: string) => string[],
  all: boolean,
  skip: (option: string) => boolean = () => false,
): Verification {
  const result: Verification = { drift: [], checked: 0, unknown: [] };
  for (const option of [...new Set([...options.keys(), ...live.options.keys()])].sort()) {
    if (skip(option)) continue;
    const askedBy = asked(option);
    if (!all && askedBy.length === 0) continue;
    const wanted = options.get(option);
    if (wanted === unknown) {
      result.unknown.push(option);
      continue;
    }
    result.checked++;
    const actual = live.options.get(option);
    if (!sameOption(option, wanted, actual, [cilium])) result.drift.push(drift(live, option, wanted, askedBy));
  }
  return result;
}

function drift(live: LiveConfig, option: string, wanted: string | undefined, askedBy: string[]): Drift {
  const actual = live.options.get(option);
  const location = actual === undefined ? undefined : live.locate(option);
  return { option, live: actual, wanted, askedBy, location, ...pickUp(option) };
}

function byName(left: Drift, right: Drift): number {
  return left.option < right.option ? -1 : 1;
}
