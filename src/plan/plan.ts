/** The plan: every setting of an intent on a carrier of the target, or the reason why none can transport it. */
import { sameJson } from '../catalog/table.ts';
import type { Json } from '../catalog/types.ts';
import type { AnyFeature } from '../core/feature.ts';
import { unknown } from '../core/options.ts';
import { type Options, renderChart, type ValueTree } from '../predict/chart.ts';
import { escapeForLoop, type Prediction, predict, type Variables } from '../predict/kubespray.ts';
import { getPath, known, mergeValues, setPath } from '../predict/value-tree.ts';
import type { Target } from '../target/target.ts';
import { type Carrier, extraVarReaches, factGoals, layered, nativeBoard, objectsMoved } from './carriers.ts';
import { type Collected, collect, type PlanFinding, type PlanInput, type Setting } from './collect.ts';
import { checkConstraints } from './constraints.ts';
import { meets, type OptionGoal, optionGoals } from './goals.ts';
import { type OutputGoal, placeOnVariables } from './place.ts';
import { checkValues } from './values.ts';

/** A value to write, with the features that it serves. */
export interface Emitted {
  value: Json;
  features: string[];
}

/** One setting with its carrier, as `generate --format json` prints it. */
export interface PlacedSetting {
  feature: string;
  helm: string | null;
  value: Json;
  carrier: Carrier;
  /** Name on the carrier: a variable, an agent option, a Helm path. */
  name: string | null;
  reason: string;
}

export interface Plan {
  target: Target;
  settings: PlacedSetting[];
  /** Native variables to write, in order. */
  variables: Map<string, Emitted>;
  /** Entries of `cilium_config_extra_vars`. */
  extraVars: Map<string, Emitted & { value: string }>;
  /** Entries of `cilium_extra_values`, by dotted path. */
  extraValues: Map<string, Emitted>;
  /** What Helm would be given for the intent; without what the chart does anyway. */
  helm: Map<string, Emitted>;
  /** cilium-config as the agent would read it. */
  options: Options;
  findings: PlanFinding[];
}

interface Draft extends Plan {
  collected: Collected;
  goals: OptionGoal[];
  base: Variables;
}

/**
 * Plans an intent for a target.
 *
 * @param inventory variables that are already set and stay (they win over the release's defaults)
 */
export function makePlan(
  input: PlanInput,
  target: Target,
  features: readonly AnyFeature[],
  inventory: Variables = new Map(),
): Plan {
  const collected = collect(input, features, target.cilium);
  const checked = checkValues(collected.settings, target);
  const settings = checked.settings;
  const draft: Draft = {
    target,
    settings: [],
    variables: new Map(),
    extraVars: new Map(),
    extraValues: new Map(),
    helm: new Map(),
    options: new Map(),
    findings: [...collected.findings, ...checked.findings],
    collected: { ...collected, settings },
    goals: optionGoals(target.chart, settings),
    base: inventory,
  };
  if (target.release === undefined) placeOnHelm(draft);
  else if (target.release.facts.installer === 'templates') placeOnTemplates(draft);
  else placeOnCiliumCli(draft);
  draft.findings.push(...checkConstraints(draft, input, features));
  for (const { feature, reason } of collected.unavailable) {
    draft.settings.push({ feature, helm: null, value: null, carrier: 'none', name: null, reason });
  }
  const { collected: _collected, goals: _goals, base: _base, ...plan } = draft;
  return plan;
}

function add<T extends Json>(
  map: Map<string, Emitted & { value: T }>,
  name: string,
  value: T,
  settings: readonly Setting[],
): void {
  const features = [...new Set(settings.map((setting) => setting.feature))];
  const there = map.get(name);
  map.set(name, { value, features: [...new Set([...(there?.features ?? []), ...features])] });
}

function record(draft: Draft, setting: Setting, carrier: Carrier, name: string | null, reason: string): void {
  draft.settings.push({
    feature: setting.feature,
    helm: setting.helm ?? null,
    value: setting.value,
    carrier,
    name,
    reason,
  });
}

function refuse(draft: Draft, setting: Setting, reason: string): void {
  record(draft, setting, 'none', null, reason);
  const what = setting.helm === undefined ? setting.option : `${setting.helm}=${JSON.stringify(setting.value)}`;
  const release = draft.target.release?.facts.release;
  draft.findings.push({
    rule: 'not-expressible',
    severity: 'error',
    subject: setting.feature,
    path: setting.path,
    message: `${release} cannot transport ${what}: ${reason}.`,
  });
}

/** Plain Helm: everything is a value of the chart; agent options go through `extraConfig`. */
function placeOnHelm(draft: Draft): void {
  const { chart } = draft.target;
  for (const setting of draft.collected.settings) {
    if (setting.helm === undefined) {
      const path = `extraConfig.${setting.option?.replaceAll('.', '\\.')}`;
      add(draft.helm, path, String(setting.value), [setting]);
      record(draft, setting, 'helm', path, 'an agent option, written last by the chart');
    } else if (setting.kind === 'asked' || !sameJson(chart.value(setting.helm)?.default, setting.value)) {
      add(draft.helm, setting.helm, setting.value, [setting]);
      record(draft, setting, 'helm', setting.helm, 'a value of the chart');
    }
  }
  draft.options = renderChart(chart, treeOf(draft.helm));
}

/** The tree of emitted values. */
export function treeOf(values: ReadonlyMap<string, Emitted>): ValueTree {
  const tree: ValueTree = {};
  for (const [path, { value }] of values) setPath(tree, path, value);
  return tree;
}

function emittedVariables(draft: Draft): Map<string, Json> {
  const all = new Map<string, Json>([...draft.variables].map(([name, { value }]) => [name, value]));
  const dict = draft.base.get('cilium_config_extra_vars');
  if (draft.extraVars.size > 0) {
    const own = Object.fromEntries([...draft.extraVars].map(([name, { value }]) => [name, value]));
    all.set('cilium_config_extra_vars', { ...((known(dict) as Record<string, Json> | undefined) ?? {}), ...own });
  }
  if (draft.extraValues.size > 0) {
    const below = draft.base.get('cilium_extra_values');
    const own = treeOf(draft.extraValues);
    const merged = below === undefined || below === unknown ? own : mergeValues(below as ValueTree, own);
    all.set('cilium_extra_values', (known(merged) ?? {}) as Json);
  }
  return all;
}

/** What the cluster would get from the inventory and from what the plan emits so far. */
function foresee(draft: Draft): Prediction {
  const { release, chart } = draft.target;
  if (!release) throw new Error('only a Kubespray release has variables');
  return predict(release, chart, layered(draft.base, emittedVariables(draft)));
}

/** Variables that say which Cilium is meant, before any setting. */
function announce(draft: Draft): void {
  const { release, cilium } = draft.target;
  if (!release) return;
  const features = ['target'];
  if (draft.base.get('kube_network_plugin') !== 'cilium') {
    draft.variables.set('kube_network_plugin', { value: 'cilium', features });
  }
  if (cilium !== release.facts.cilium.default) {
    draft.variables.set('cilium_version', { value: `${release.facts.cilium.prefix}${cilium}`, features });
  }
}

/** Puts the choices of the search on the plan, each with the settings it serves. */
function takeVariables(
  draft: Draft,
  chosen: ReadonlyMap<string, Json>,
  board: ReturnType<typeof nativeBoard>,
  settingsOf: (output: string) => readonly Setting[],
): void {
  for (const [variable, value] of chosen) {
    const settings = [...board.outputsOf(variable)].flatMap(settingsOf);
    add(draft.variables, variable, value, settings);
  }
}

function placeOnTemplates(draft: Draft): void {
  const { release, cilium, chart } = draft.target;
  if (!release) return;
  announce(draft);
  const immovable = new Map<Setting, readonly string[]>();
  for (const setting of draft.collected.settings) {
    const objects = setting.helm === undefined ? [] : objectsMoved(chart, setting.helm);
    if (setting.helm !== undefined && !carriedByManifests(draft, setting) && objects.length > 0) {
      immovable.set(setting, objects);
    }
  }
  const blocked = (goal: OptionGoal) => goal.settings.some((setting) => immovable.has(setting));
  const goals = draft.goals.filter((goal) => !blocked(goal));
  const outputGoals: OutputGoal[] = goals.map((goal) => ({
    output: `option:${goal.option}`,
    wanted: goal.wanted,
    accepts: (actual) =>
      meets(goal, actual === undefined || actual === unknown ? (actual as undefined) : String(actual), cilium),
    explicit: goal.settings.some((setting) => setting.kind === 'asked'),
  }));
  outputGoals.push(...factGoals(draft.collected.needs.keys()));
  const base = layered(draft.base, new Map([...draft.variables].map(([name, { value }]) => [name, value])));
  const board = nativeBoard(release, base);
  const chosen = placeOnVariables(outputGoals, board);
  takeVariables(
    draft,
    chosen,
    board,
    (output) => goals.find((goal) => `option:${goal.option}` === output)?.settings ?? needSettings(draft, output),
  );

  const now = foresee(draft);
  for (const goal of goals) {
    if (meets(goal, now.options.get(goal.option), cilium)) continue;
    const text = goal.wanted ?? goal.unwanted.map(opposite).find((other) => other !== undefined);
    if (text !== undefined && extraVarReaches(release, goal.option))
      add(draft.extraVars, goal.option, escapeForLoop(text), goal.settings);
  }
  const final = foresee(draft);
  draft.options = final.options;
  explainPlacement(draft, final, immovable);
}

function opposite(text: string): string | undefined {
  if (/^true$/i.test(text)) return 'false';
  if (/^false$/i.test(text)) return 'true';
  return undefined;
}

/** Which settings a fact serves: those of the feature that has the need. */
function needSettings(draft: Draft, output: string): readonly Setting[] {
  for (const [need, feature] of draft.collected.needs) {
    if (factGoals([need]).some((goal) => goal.output === output)) {
      return draft.collected.settings.filter((setting) => setting.feature === feature).slice(0, 1);
    }
  }
  return [];
}

/**
 * Whether a release's own manifests do what the chart's other objects would: yes for what only shows in the agent's own
 * Pod (the agent reads cilium-config), no as soon as a value brings objects that the role does not know.
 */
function carriedByManifests(draft: Draft, setting: Setting): boolean {
  const { chart } = draft.target;
  const objects = setting.helm === undefined ? [] : objectsMoved(chart, setting.helm);
  return objects.every(
    (object) => /^(DaemonSet|Deployment)\/cilium/.test(object) || /^ClusterRole\/cilium/.test(object),
  );
}

function explainPlacement(draft: Draft, final: Prediction, immovable: ReadonlyMap<Setting, readonly string[]>): void {
  const { release, cilium } = draft.target;
  if (!release) return;
  for (const setting of draft.collected.settings) {
    const objects = immovable.get(setting);
    if (objects) {
      if (setting.kind === 'asked')
        refuse(draft, setting, `it moves ${list(objects)}, and this release renders its own manifests without them`);
      continue;
    }
    const goals = draft.goals.filter((goal) => goal.settings.includes(setting));
    const failed = goals.filter((goal) => !meets(goal, final.options.get(goal.option), cilium));
    if (failed.length > 0) {
      const names = failed.map((goal) => goal.option);
      refuse(draft, setting, reasonFor(draft, names));
      continue;
    }
    if (goals.length === 0) {
      if (setting.kind === 'asked' && setting.helm !== undefined) {
        const preset = draft.target.chart.value(setting.helm)?.default;
        if (sameJson(preset, setting.value))
          record(draft, setting, 'native', null, "the chart's default: nothing to say");
        else refuse(draft, setting, 'it moves no agent option that a variable of this release reaches');
      }
      continue;
    }
    placedBy(draft, setting, goals);
  }
}

function reasonFor(draft: Draft, options: readonly string[]): string {
  const release = draft.target.release;
  if (!release) return '';
  const name = list(options);
  const late = options.filter((option) => release.band.afterExtraVars?.includes(option));
  if (release.facts.carriers.extraVars === 'dead') {
    return `no variable of this release reaches ${name}, and it ignores cilium_config_extra_vars`;
  }
  if (late.length > 0)
    return `the template writes ${list(late)} after the extra vars, and no variable gives it this value`;
  return `no variable of this release reaches ${name}`;
}

function placedBy(draft: Draft, setting: Setting, goals: readonly OptionGoal[]): void {
  const extra = goals.filter((goal) => draft.extraVars.has(goal.option)).map((goal) => goal.option);
  if (extra.length > 0) {
    for (const option of extra) record(draft, setting, 'extra-vars', option, 'no native variable says it');
    return;
  }
  const variable = [...draft.variables].find(
    ([, emitted]) => emitted.features.includes(setting.feature) && servesAny(draft, emitted, goals),
  );
  record(
    draft,
    setting,
    'native',
    variable?.[0] ?? null,
    variable ? 'a native variable' : 'the release does so by itself',
  );
}

function servesAny(draft: Draft, emitted: Emitted, goals: readonly OptionGoal[]): boolean {
  const release = draft.target.release;
  if (!release) return false;
  const name = [...draft.variables].find(([, other]) => other === emitted)?.[0];
  return goals.some((goal) => {
    const table = release.band.options?.[goal.option];
    return table?.some(
      (row) => ('of' in row.then && row.then.of === name) || (name !== undefined && row.when && name in row.when),
    );
  });
}

function list(names: readonly string[]): string {
  const some = names.slice(0, 4).join(', ');
  return names.length > 4 ? `${some} and ${names.length - 4} more` : some;
}

function placeOnCiliumCli(draft: Draft): void {
  const { release, chart, cilium } = draft.target;
  if (!release) return;
  announce(draft);
  const settings = draft.collected.settings;
  const start = foresee(draft);
  const outputGoals: OutputGoal[] = [];
  for (const setting of settings) {
    if (setting.helm === undefined || release.band.helm?.[setting.helm] === undefined) continue;
    outputGoals.push({
      output: `helm:${setting.helm}`,
      wanted: setting.value,
      accepts: (actual) => actual !== unknown && sameValue(actual, setting.value),
      explicit: setting.kind === 'asked',
    });
  }
  outputGoals.push(...factGoals(draft.collected.needs.keys()));
  const base = layered(draft.base, new Map([...draft.variables].map(([name, { value }]) => [name, value])));
  const board = nativeBoard(release, base);
  const chosen = placeOnVariables(outputGoals, board);
  takeVariables(draft, chosen, board, (output) => settings.filter((setting) => `helm:${setting.helm}` === output));

  const { extraValues, extraVars } = release.facts.carriers;
  const native = foresee(draft);
  for (const setting of settings) {
    const goals = draft.goals.filter((goal) => goal.settings.includes(setting));
    if (setting.helm === undefined) {
      if (extraVars === 'extra-config' && setting.option !== undefined) {
        add(draft.extraVars, setting.option, String(setting.value), [setting]);
        record(draft, setting, 'extra-vars', setting.option, 'an agent option, written last by the chart');
      } else refuse(draft, setting, 'this release has no carrier for agent options');
      continue;
    }
    const value = getPath(native.values, setting.helm);
    const effective =
      value === undefined ? chart.value(setting.helm)?.default : value === unknown ? undefined : known(value);
    if (sameValue(effective, setting.value)) {
      const variable = [...chosen.keys()].find((name) => [...board.outputsOf(name)].includes(`helm:${setting.helm}`));
      if (variable || setting.kind === 'asked') {
        if (variable) record(draft, setting, 'native', variable, 'a native variable');
        else if (extraValues) {
          add(draft.extraValues, setting.helm, setting.value, [setting]);
          record(draft, setting, 'extra-values', setting.helm, 'no native variable says it');
        } else record(draft, setting, 'native', null, 'the release does so by itself');
      }
      continue;
    }
    if (extraValues) {
      add(draft.extraValues, setting.helm, setting.value, [setting]);
      record(draft, setting, 'extra-values', setting.helm, 'no native variable says it');
      continue;
    }
    if (setting.kind === 'implied' && goals.every((goal) => meets(goal, start.options.get(goal.option), cilium)))
      continue;
    const objects = objectsMoved(chart, setting.helm).filter(
      (object) => !/^(DaemonSet|Deployment)\/cilium/.test(object),
    );
    if (extraVars !== 'extra-config')
      refuse(draft, setting, 'no native variable says it, and this release has no other carrier');
    else if (objects.length > 0) refuse(draft, setting, `it moves ${list(objects)}, which extra vars cannot reach`);
    else if (goals.length === 0 || goals.some((goal) => goal.wanted === undefined))
      refuse(draft, setting, 'no agent option says it by itself');
    else {
      for (const goal of goals) {
        add(draft.extraVars, goal.option, goal.wanted ?? '', [setting]);
        record(draft, setting, 'extra-vars', goal.option, 'no native variable says it');
      }
    }
  }
  const final = foresee(draft);
  draft.options = final.options;
  const lost = new Set(draft.settings.filter((placed) => placed.carrier === 'none').map((placed) => placed.helm));
  for (const goal of draft.goals) {
    if (meets(goal, final.options.get(goal.option), cilium)) continue;
    const setting = goal.settings.find((candidate) => !lost.has(candidate.helm ?? null));
    if (!setting || goal.settings.some((other) => lost.has(other.helm ?? null))) continue;
    refuse(draft, setting, `${goal.option} would end as ${JSON.stringify(final.options.get(goal.option) ?? null)}`);
  }
}

function sameValue(left: Json | undefined, right: Json): boolean {
  return (
    sameJson(left, right) || (left !== undefined && typeof left !== typeof right && String(left) === String(right))
  );
}
