/**
 * Releases that install the chart with the Cilium CLI: Helm values go to native variables, or else to the extra values.
 */

import type { KubesprayRelease } from '../catalog/catalog.ts';
import { evaluate, type Inputs, inputNames, sameJson } from '../catalog/table.ts';
import { refusesType } from '../cluster/chart-paths.ts';
import type { Target } from '../cluster/target/target.ts';
import { sameToAgent } from '../core/agent-value.ts';
import type { Json } from '../core/json.ts';
import { unknown } from '../core/options.ts';
import { toText } from '../core/text.ts';
import { getPath, isMap, known, leaves, mergeValues, setPath, splitPath } from '../core/value-tree.ts';
import { list } from '../core/wording.ts';
import { chartInputs, renderChart, type ValueTree } from '../predict/chart.ts';
import type { Prediction } from '../predict/kubespray.ts';
import { objectsMovedBy } from './carriers.ts';
import type { PlanFinding, Setting } from './collect.ts';
import { carrierIn, type Draft, emit, foresee, record, refuse } from './draft.ts';
import { closedGates, gateFinding } from './gates.ts';
import { isHarmless, meets, type OptionGoal, opposite, optionGoals, valuesOf } from './goals.ts';
import { effectiveSettings, idleSwitch } from './idle-values.ts';
import { needGoals, placeNatively, type ServingGoal, variableFor } from './on-variables.ts';
import { valuesForOption } from './option-values.ts';
import { isAsUnset } from './unset-switches.ts';
import { isWithoutEffect, withoutEffect } from './without-effect.ts';

export function placeOnCiliumCli(draft: Draft): void {
  const { release, cilium } = draft.target;
  if (!release) return;
  openGates(draft);
  const outputGoals = draft.collected.settings.flatMap((setting): ServingGoal[] => {
    if (setting.helm === undefined) return rawOptionGoals(draft, setting);
    const parts = partsOf(release, setting.helm, setting.value);
    if (parts.some(([path]) => release.band.helm?.[path] === undefined)) return [];
    return parts.map(([path, value]) => ({
      output: `helm:${path}`,
      wanted: value,
      accepts: (actual) => isTaken(draft, path, actual, value),
      explicit: setting.kind === 'asked',
      settings: [setting],
    }));
  });
  const serves = placeNatively(draft, [...outputGoals, ...keptDefaults(draft), ...needGoals(draft)]);
  const native = foresee(draft);
  for (const setting of draft.collected.settings) {
    if (setting.helm === undefined) placeOption(draft, setting, native, serves);
    else placeValue(draft, setting, setting.helm, native, serves);
  }

  const lost = new Set(draft.settings.filter((placed) => placed.carrier === 'none').map((placed) => placed.helm));
  const isLost = (goal: OptionGoal): boolean => goal.settings.some((setting) => lost.has(setting.helm ?? null));
  const unmet = ({ options }: Prediction): OptionGoal[] =>
    draft.goals.filter((goal) => !isHarmless(goal) && !isLost(goal) && !meets(goal, options.get(goal.option), cilium));
  for (const goal of unmet(foresee(draft))) {
    if (!overruleByVariable(draft, goal, (prediction) => unmet(prediction).length)) overrule(draft, goal);
  }
  const final = foresee(draft);
  draft.options = final.options;
  for (const goal of unmet(final)) {
    const [setting] = goal.settings;
    const actual = final.options.get(goal.option);
    const shown = typeof actual === 'string' ? JSON.stringify(actual) : 'not written';
    if (setting) refuse(draft, setting, `${goal.option} would end as ${shown}`);
  }
}

/**
 * Goals that keep chart defaults which nobody sets and which the wanted options depend on, if the release keeps them
 * too. No variable may change them. One example is the type of encryption: IPsec, unless something else is requested.
 */
function keptDefaults(draft: Draft): ServingGoal[] {
  const { release, chart } = draft.target;
  const set = new Set(draft.collected.settings.flatMap(({ helm }) => helm ?? []));
  const before = foresee(draft).values ?? {};
  const found = new Map<string, ServingGoal>();
  for (const { option, settings } of draft.goals) {
    for (const path of inputNames(chart.options().get(option)?.table ?? [])) {
      const preset = chart.value(path)?.default;
      if (set.has(path) || found.has(path) || preset === undefined || !release?.band.helm?.[path]) continue;
      const keeps = (actual: Json | typeof unknown | undefined): boolean =>
        actual === undefined || (actual !== unknown && sameValue(actual, preset));
      const now = getPath(before, path);
      if (!keeps(now === unknown ? unknown : known(now))) continue;
      found.set(path, { output: `helm:${path}`, wanted: preset, accepts: keeps, explicit: false, settings });
    }
  }
  return [...found.values()];
}

/** A value with its path. If the release has variables for all parts of a mapping, these parts instead. */
function partsOf({ band }: KubesprayRelease, path: string, value: Json): readonly (readonly [string, Json])[] {
  if (!isMap(value) || band.helm?.[path] !== undefined) return [[path, value]];
  const parts = [...leaves(value, undefined, splitPath(path))].map(([key, part]) => [key, part as Json] as const);
  return parts.length > 0 && parts.every(([key]) => band.helm?.[key] !== undefined) ? parts : [[path, value]];
}

/** Turns on switches that the chart has on by default, this release turns off, and the settings need. */
function openGates(draft: Draft): void {
  const { chart } = draft.target;
  const { gates, idle } = closedGates(chart, foresee(draft).values ?? {}, effectiveSettings(draft), draft.goals);
  draft.collected.settings.push(...gates.map(({ setting }) => setting));
  draft.goals = optionGoals(chart, draft.collected.settings).filter(({ option }) => !idle.has(option));
  draft.findings.push(...gates.map((gate) => gateFinding(gate, draft.target)));
}

/** True if a variable gives an option its wanted text, which the values alone do not, without breaking other goals. */
function overruleByVariable(draft: Draft, goal: OptionGoal, count: (prediction: Prediction) => number): boolean {
  const { release, chart } = draft.target;
  const { option, wanted, settings } = goal;
  if (!release || wanted === undefined) return false;
  const before = foresee(draft);
  const takes = (path: string): boolean => release.band.helm?.[path] !== undefined && !draft.extraValues.has(path);
  for (const { path, value } of valuesForOption(chart, before.values ?? {}, takes, { option, wanted })) {
    const kept = new Map(draft.variables);
    const serving: ServingGoal = {
      output: `helm:${path}`,
      wanted: value,
      accepts: (actual) => isTaken(draft, path, actual, value),
      explicit: true,
      settings,
    };
    placeNatively(draft, [serving]);
    const isBetter = draft.variables.size > kept.size && count(foresee(draft)) < count(before);
    if (isBetter && [...kept].every(([name, emitted]) => draft.variables.get(name)?.value === emitted.value))
      return true;
    draft.variables = kept;
  }
  return false;
}

/**
 * Writes an option itself if the values cannot set it against the release's own values, because the chart writes it
 * last.
 */
function overrule(draft: Draft, goal: OptionGoal): void {
  if (draft.target.release?.facts.carriers.extraVars !== 'extra-config') return;
  const text = goal.wanted ?? goal.unwanted.map(opposite).find((other) => other !== undefined);
  const [setting] = goal.settings;
  if (text === undefined || setting === undefined || draft.extraVars.has(goal.option)) return;
  emit(draft.extraVars, goal.option, text, goal.settings);
  record(draft, setting, 'extra-vars', goal.option, 'with other settings of the release');
}

/** True if the actual value is the wanted one, and has a type that the chart accepts. */
function isTaken({ target }: Draft, path: string, actual: Json | typeof unknown | undefined, wanted: Json): boolean {
  if (actual === unknown || actual === undefined) return false;
  return sameValue(actual, wanted) && !refusesType(target.chart, path, actual);
}

/**
 * The goal for a raw agent option that a native variable can set through one Helm value, if that value has no other
 * effect.
 */
function rawOptionGoals(draft: Draft, setting: Setting): ServingGoal[] {
  const { release, chart } = draft.target;
  const { option } = setting;
  if (!release || option === undefined) return [];
  const { values = {}, options } = foresee(draft);
  const takes = (path: string): boolean => release.band.helm?.[path] !== undefined;
  for (const { path, value } of valuesForOption(chart, values, takes, { option, wanted: toText(setting.value) })) {
    const over: ValueTree = {};
    setPath(over, path, value);
    const after = renderChart(chart, mergeValues(values, over));
    const moved = new Set([...options.keys(), ...after.keys()].filter((name) => options.get(name) !== after.get(name)));
    moved.delete(option);
    if (moved.size > 0) continue;
    return [
      {
        output: `helm:${path}`,
        wanted: value,
        accepts: (actual) => isTaken(draft, path, actual, value),
        explicit: true,
        settings: [setting],
      },
    ];
  }
  return [];
}

/** A raw agent option that no native variable sets: only the chart's extraConfig accepts it. */
function placeOption(
  draft: Draft,
  setting: Setting,
  native: Prediction,
  serves: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const carriers = draft.target.release?.facts.carriers;
  const { option } = setting;
  if (option === undefined) return;
  const actual = native.options.get(option);
  if (typeof actual === 'string' && sameToAgent(option, actual, toText(setting.value), draft.target.cilium)) {
    const paths = inputNames(draft.target.chart.options().get(option)?.table ?? []);
    const variable = variableFor(
      serves,
      [...paths].map((path) => `helm:${path}`),
    );
    if (variable) {
      record(draft, setting, 'native', variable, 'a variable of the release');
      return;
    }
  }
  if (carriers?.extraVars !== 'extra-config') {
    refuse(
      draft,
      setting,
      carriers?.extraVars === 'dead'
        ? `it ignores ${carrierIn(draft, 'extraVars')}`
        : 'it has no variable for agent options',
    );
    return;
  }
  emit(draft.extraVars, option, toText(setting.value), [setting]);
  record(draft, setting, 'extra-vars', option, 'an agent option, written last by the chart');
}

function placeValue(
  draft: Draft,
  setting: Setting,
  path: string,
  native: Prediction,
  serves: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const { release } = draft.target;
  const carriers = release?.facts.carriers;
  const stated = release ? partsOf(release, path, setting.value) : [];
  if (stated.every(([part, value]) => isSetNatively(draft, part, value, native))) {
    const variable = variableFor(
      serves,
      stated.map(([part]) => `helm:${part}`),
    );
    if (variable) record(draft, setting, 'native', variable, 'a variable of the release');
    if (variable || setting.kind === 'implied') return;
    if (!carriers?.extraValues) {
      record(draft, setting, 'native', null, 'the default of the release');
      return;
    }
  }
  if (carriers?.extraValues) {
    emit(draft.extraValues, path, setting.value, [setting]);
    record(draft, setting, 'extra-values', path, 'no variable for it');
    return;
  }
  placeWithoutExtraValues(draft, setting, path, native);
}

/** True if the release gives the chart this value by itself, or the chart does the same without it. */
function isSetNatively({ target }: Draft, path: string, value: Json, { values = {} }: Prediction): boolean {
  const set = getPath(values, path);
  if (set === undefined && isAsUnset(target, path, value, values)) return true;
  return sameValue(set === undefined ? presetOf(target, path) : known(set), value);
}

/** The value that the chart uses if a value is not set. */
function presetOf({ chart, partial }: Target, path: string): Json | undefined {
  return chart.value(path)?.default ?? ownPriority.get(path) ?? partial?.imageDefault(path);
}

/**
 * Priority classes that the templates use for null.
 * Source: cilium/charts 1.9.18 to 1.19.3, rendered (DaemonSets and Deployments with nothing set).
 */
const ownPriority: ReadonlyMap<string, string> = new Map([
  ['priorityClassName', 'system-node-critical'],
  ['envoy.priorityClassName', 'system-node-critical'],
  ['operator.priorityClassName', 'system-cluster-critical'],
  ['clustermesh.apiserver.priorityClassName', 'system-cluster-critical'],
]);

/**
 * A Helm value on a release without a carrier for it: places the agent options that it affects, if it has no other
 * effect.
 */
function placeWithoutExtraValues(draft: Draft, setting: Setting, path: string, native: Prediction): void {
  const { release, chart, cilium } = draft.target;
  const extraVars = release?.facts.carriers.extraVars;
  const goals = draft.goals.filter((goal) => goal.settings.includes(setting));
  const holds = goals.every((goal) => meets(goal, native.options.get(goal.option), cilium));
  if (setting.kind === 'implied' && holds) return;
  if (isWithoutEffect(draft, setting)) {
    record(draft, setting, 'native', null, withoutEffect);
    return;
  }
  const moved = objectsMovedBy(chart, path, setting.value, valuesOf(draft.collected.settings));
  const objects = renderedOf(draft, moved);
  if (goals.length === 0 && moved.length > 0 && objects.length === 0) {
    const isFulfilled = setting.value === false;
    record(draft, setting, 'native', null, isFulfilled ? 'the release does not install its part' : withoutEffect);
    return;
  }
  // If a setting only holds because nothing is written, it is better to write it, where possible.
  const isWritten = goals.every((goal) => goal.wanted === undefined || native.options.has(goal.option));
  const isWhole = setting.feature !== 'values' || objects.length === 0;
  if (goals.length > 0 && holds && isWhole && (isWritten || extraVars !== 'extra-config')) {
    record(draft, setting, 'native', null, 'the default of the release');
  } else if (extraVars === 'extra-config') placeInExtraVars(draft, setting, goals, objects);
  else {
    const dead = extraVars === 'dead' ? `, and it ignores ${carrierIn(draft, 'extraVars')}` : ' and no other carrier';
    refuse(draft, setting, `it has no variable for it${dead}`);
  }
}

/**
 * The objects that the release installs, or that the chart would install with all values of the intent. Others cannot
 * change.
 */
function renderedOf(draft: Draft, objects: readonly string[]): readonly string[] {
  const { partial, chart } = draft.target;
  if (objects.length === 0 || !partial) return objects;
  const tables = partial.manifests().objects;
  const given = foresee(draft).values ?? {};
  const both = [given, mergeValues(given, valuesOf(draft.collected.settings))].map((values) =>
    chartInputs(chart, values),
  );
  return objects.filter((object) => {
    const table = tables[object];
    return table === undefined || both.some((inputs) => evaluate(table, inputs) !== undefined);
  });
}

/** Writes the agent options of a Helm value, unless it also changes objects that they cannot change. */
function placeInExtraVars(
  draft: Draft,
  setting: Setting,
  goals: readonly OptionGoal[],
  objects: readonly string[],
): void {
  const written = goals.filter((goal) => goal.wanted !== undefined);
  const beside = objects.filter((object) => !/^(DaemonSet|Deployment)\//.test(object));
  // Disabling a feature leaves objects that do no harm. Enabling one needs its objects.
  const isOff = setting.value === false;
  const changed = isOff ? changedParts(draft, setting) : [...beside, ...remounted(draft, setting, objects)];
  if (changed.length > 0 || (beside.length > 0 && written.length === 0)) {
    const some = changed.length > 0 ? changed : beside;
    refuse(draft, setting, `it changes ${list(some)}, which ${carrierIn(draft, 'extraVars')} cannot`);
    return;
  }
  if (written.length === 0 && idleSwitch(draft, setting) !== undefined) {
    record(draft, setting, 'native', null, 'its part is off');
    return;
  }
  if (written.length === 0) {
    const reason =
      objects.length > 0
        ? `it changes ${list(objects)}, which ${carrierIn(draft, 'extraVars')} cannot`
        : 'no agent option has this effect';
    refuse(draft, setting, reason);
    return;
  }
  for (const goal of written) {
    emit(draft.extraVars, goal.option, goal.wanted ?? '', [setting]);
    record(draft, setting, 'extra-vars', goal.option, 'no variable for it');
  }
  const idle = objects.filter((object) => !/\/cilium(-operator)?$/.test(object));
  if (beside.length > 0) draft.findings.push(objectsStay(draft, setting, idle));
}

/**
 * Objects of other components that are installed anyway and would have to change with a value. For example, Relay uses
 * TLS to the agents as long as its own manifest enables it.
 */
function changedParts(draft: Draft, { helm = '' }: Setting): string[] {
  const { partial, chart } = draft.target;
  const inputs = chartInputs(chart, foresee(draft).values ?? {});
  const moves = partial?.value(helm)?.moves ?? [];
  const changed = moves.flatMap(({ at, gate }) => {
    const [object = '', place] = at.split(':');
    if (place === undefined || gate === undefined || Object.hasOwn(gate, helm)) return [];
    return isOpen(gate, inputs) && !/\/cilium(-operator)?$/.test(object) ? [object] : [];
  });
  return [...new Set(changed)];
}

/** True if every value of a gate is the needed one. */
function isOpen(gate: Readonly<Record<string, Json>>, inputs: Inputs): boolean {
  return Object.entries(gate).every(([path, needed]) => {
    const value = inputs.get(path);
    return value !== undefined && value !== unknown && sameJson(value, needed);
  });
}

/** Agents and operators among the objects whose mounted files or directories of the node a value changes. */
function remounted(draft: Draft, { helm = '' }: Setting, objects: readonly string[]): string[] {
  const { partial, chart } = draft.target;
  const inputs = chartInputs(chart, mergeValues(foresee(draft).values ?? {}, valuesOf(draft.collected.settings)));
  const found = (partial?.value(helm)?.moves ?? []).flatMap(({ at, gate = {} }) => {
    const [object = '', place = ''] = at.split(':');
    return isOpen(gate, inputs) && objects.includes(object) && /(^|\.)volume(Mount)?s\[/.test(place) ? [object] : [];
  });
  return [...new Set(found)].filter((object) => /\/cilium(-operator)?$/.test(object));
}

/** The finding about a disabled component whose objects stay. */
function objectsStay({ target: { release } }: Draft, setting: Setting, objects: readonly string[]): PlanFinding {
  return {
    rule: 'objects-stay',
    severity: 'warning',
    subject: setting.helm ?? '',
    path: setting.path,
    message: `Kubespray ${release?.facts.release} disables ${setting.helm} only for the agents. It still installs ${list(objects)}, which nothing uses. Delete these objects after the playbook.`,
  };
}

/** Helm values are the same if they are equal or print alike, because the templates treat `"7"` and `7` alike. */
function sameValue(left: Json | undefined, right: Json): boolean {
  if (sameJson(left, right)) return true;
  return left !== undefined && typeof left !== 'object' && typeof right !== 'object' && String(left) === String(right);
}
