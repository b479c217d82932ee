/** A plan under construction, and what placing settings has in common for all installers. */

import { carrierVariable, type KubesprayRelease } from '../catalog/catalog.ts';
import { sameJson } from '../catalog/table.ts';
import type { KubesprayCatalog } from '../catalog/types.ts';
import type { Target } from '../cluster/target/target.ts';
import type { Violation } from '../core/feature.ts';
import type { Severity } from '../core/finding.ts';
import type { Json } from '../core/json.ts';
import { unknown } from '../core/options.ts';
import { shownJson } from '../core/secrets.ts';
import { known, mergeValues, setPath } from '../core/value-tree.ts';
import type { Options, ValueTree } from '../predict/chart.ts';
import { type Prediction, predict, type Variables } from '../predict/kubespray.ts';
import { type Carrier, isRefused, layered } from './carriers.ts';
import type { Collected, IntentPath, PlanFinding, Setting } from './collect.ts';
import type { OptionGoal } from './goals.ts';

/** A value to write, with the features that need it. */
export interface Emitted<Value extends Json = Json> {
  value: Value;
  features: string[];
}

/** One setting with its carrier, as `generate --format json` prints it. */
export interface PlacedSetting {
  feature: string;
  helm: string | null;
  /** The agent option, for a setting that is not a Helm value. */
  option?: string;
  value: Json;
  carrier: Carrier;
  /**
   * Name on the carrier: a variable, an agent option, a Helm path. For an agent option without a carrier, its own name.
   */
  name: string | null;
  reason: string;
}

export interface Plan {
  target: Target;
  settings: PlacedSetting[];
  /** Native variables to write, in order. */
  variables: Map<string, Emitted>;
  /** Entries of `cilium_config_extra_vars`. */
  extraVars: Map<string, Emitted<string>>;
  /** Entries of `cilium_extra_values`, by dotted path. */
  extraValues: Map<string, Emitted>;
  /** The Helm values for the intent, without defaults of the chart that are only implied. */
  helm: Map<string, Emitted>;
  /** cilium-config as the agent would read it. */
  options: Options;
  findings: PlanFinding[];
  /** The constraints behind some of the findings, for whoever tries to repair them. */
  violations: { rule: string; severity: Severity; violation: Violation }[];
  /** Custom resources of the features. */
  resources: Collected['resources'];
  /** Variables that are already set and stay. A dict that the plan extends keeps their entries. */
  base: Variables;
  /** The requested settings, before they had a carrier. */
  collected: Collected;
  /** The agent options that the plan should change, each with the settings behind it. */
  goals: OptionGoal[];
}

/** A plan under construction. */
export type Draft = Plan;

/**
 * The path in an intent of the setting behind one of these agent options. A requested setting is preferred to an
 * implied one.
 */
export function causeOf({ goals }: Pick<Plan, 'goals'>, options: readonly string[]): IntentPath | undefined {
  const behind = goals.flatMap(({ option, settings }) => (options.includes(option) ? settings : []));
  return (behind.find(({ kind }) => kind === 'asked') ?? behind[0])?.path;
}

/** The tree of emitted values. */
export function treeOf(values: ReadonlyMap<string, Emitted>): ValueTree {
  const tree: ValueTree = {};
  for (const [path, { value }] of values) setPath(tree, path, value);
  return tree;
}

/** Writes a value for some settings, and adds their features to those that the value already has. */
export function emit<Value extends Json>(
  map: Map<string, Emitted<Value>>,
  name: string,
  value: Value,
  settings: readonly Setting[],
): void {
  const there = map.get(name)?.features ?? [];
  map.set(name, { value, features: [...new Set([...there, ...settings.map((setting) => setting.feature)])] });
}

/** Records the carrier of a setting. */
export function record(draft: Draft, setting: Setting, carrier: Carrier, name: string | null, reason: string): void {
  const { feature, helm, option, value } = setting;
  draft.settings.push({
    feature,
    helm: helm ?? null,
    ...(option !== undefined && { option }),
    value,
    carrier,
    name,
    reason,
  });
}

/** Records that no carrier of the release can set a setting, with a finding that explains why. */
export function refuse(draft: Draft, setting: Setting, reason: string): void {
  record(draft, setting, 'none', setting.option ?? null, reason);
  const what =
    setting.helm === undefined ? setting.option : `${setting.helm}=${shownJson(setting.helm, setting.value)}`;
  draft.findings.push({
    rule: 'not-expressible',
    severity: 'error',
    subject: setting.feature,
    path: setting.path,
    message: `Kubespray ${draft.target.release?.facts.release} cannot set ${what}: ${reason}.`,
  });
}

/** Every variable that the plan emits so far. Dicts include the entries that the inventory already has. */
export function emittedVariables(
  draft: Pick<Plan, 'target' | 'variables' | 'extraVars' | 'extraValues' | 'base'>,
): Map<string, Json> {
  const all = new Map<string, Json>([...draft.variables].map(([name, { value }]) => [name, value]));
  if (draft.extraVars.size > 0) {
    const dict = carrierIn(draft, 'extraVars');
    const below = known(draft.base.get(dict)) as Record<string, Json> | undefined;
    const own = Object.fromEntries([...draft.extraVars].map(([name, { value }]) => [name, value]));
    all.set(dict, { ...below, ...own });
  }
  if (draft.extraValues.size > 0) {
    const dict = carrierIn(draft, 'extraValues');
    const below = draft.base.get(dict);
    const own = treeOf(draft.extraValues);
    const merged = below === undefined || below === unknown ? own : mergeValues(below as ValueTree, own);
    all.set(dict, known(merged) ?? {});
  }
  return all;
}

/** The variable of the target's release for extra vars or extra values. */
export function carrierIn({ target }: Pick<Plan, 'target'>, carrier: 'extraVars' | 'extraValues'): string {
  return carrierVariable(target.release?.facts, carrier);
}

/** What the cluster would get from the inventory and from what the plan emits so far. */
export function foresee(draft: Draft): Prediction {
  const { release, chart } = draft.target;
  if (!release) throw new Error('variables require a Kubespray release');
  return predict(release, chart, layered(draft.base, emittedVariables(draft)));
}

/** What a release requires of every Cilium user and a set of variables does not give it. */
function unmet(release: KubesprayRelease, variables: Variables): Requirement[] {
  return (release.facts.requires ?? []).filter(({ variable, value }) => {
    const found = variables.get(variable);
    if (found === undefined || found === null) return true;
    const plain = known(found);
    return plain !== undefined && !sameJson(plain, value) && isRefused(release, variable, plain);
  });
}

type Requirement = NonNullable<KubesprayCatalog['requires']>[number];

/** Adds variables that select the network plugin and the Cilium version, before any setting. */
export function announce(draft: Draft): void {
  const { release, cilium } = draft.target;
  if (!release) return;
  const features = ['target'];
  if (draft.base.get('kube_network_plugin') !== 'cilium') {
    draft.variables.set('kube_network_plugin', { value: 'cilium', features });
  }
  for (const { variable, value } of unmet(release, draft.base)) {
    draft.variables.set(variable, { value, features });
  }
  if (cilium !== release.facts.cilium.default) {
    draft.variables.set('cilium_version', { value: `${release.facts.cilium.prefix}${cilium}`, features });
  }
}
