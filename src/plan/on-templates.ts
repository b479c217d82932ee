/**
 * Releases that render their own manifests: agent options go to native variables, or else to the loop over the extra
 * vars.
 */

import type { Chart, KubesprayRelease } from '../catalog/catalog.ts';
import { evaluate, passedOn, sameJson } from '../catalog/table.ts';
import type { HelmValue } from '../catalog/types.ts';
import { unknown } from '../core/options.ts';
import { toText } from '../core/text.ts';
import { list } from '../core/wording.ts';
import { escapeForLoop, type Prediction, type Variables } from '../predict/kubespray.ts';
import { sayByName, whyNotByName } from './by-newer-name.ts';
import { extraVarReaches, layered, nativeBoard, objectsMoved, objectsMovedBy } from './carriers.ts';
import type { PlanFinding, Setting } from './collect.ts';
import { type Draft, emit, emittedVariables, foresee, record, refuse } from './draft.ts';
import { closedBehindOptions, gateFinding } from './gates.ts';
import { isHarmless, meets, type OptionGoal, opposite, optionGoals, valuesOf } from './goals.ts';
import { effectiveSettings, idleSwitch } from './idle-values.ts';
import { inOldWords } from './old-words.ts';
import { needGoals, placeNatively, type ServingGoal, variableFor } from './on-variables.ts';
import { type OutputGoal, placeOnVariables } from './place.ts';
import { brokenObjects, hasComponent, installGoals, isBroughtAlong, makerGoals, mountFor } from './role-objects.ts';
import { isWithoutEffect, withoutEffect } from './without-effect.ts';

/**
 * Objects that the role's own manifests contain too, so that values which change them need no chart. RBAC is not
 * included, because the role's permissions stay as they are.
 * Source: kubernetes-sigs/kubespray, roles/network_plugin/cilium/templates.
 */
const objectsOfTheRole =
  /^(DaemonSet\/cilium$|Deployment\/cilium-operator$|(Cron)?Job\/hubble-generate-certs|ConfigMap\/hubble-ca-cert$|Secret\/(hubble-|cilium-ca$|cilium-ipsec))/;

export function placeOnTemplates(draft: Draft): void {
  const { release, cilium } = draft.target;
  if (!release) return;
  openGates(draft);
  draft.goals = inOldWords(draft.goals, release, cilium);
  const { goals, serves, missing, demands } = placeAll(draft, demandsOf(draft));
  const isBrought = (setting: Setting): boolean => (demands.get(setting)?.installs.length ?? 0) > 0;
  const named = placeByName(draft, isBrought);
  announceBrought(draft, named);
  announceMissingRoles(draft, demands);
  emitExtraVars(draft, release, goals);
  const final = foresee(draft);
  draft.options = final.options;
  announceWithoutChart(draft);
  const lost = new Map([...missing].filter(([setting]) => !named.has(setting)));
  for (const setting of draft.collected.settings) {
    const variable = named.get(setting);
    if (variable !== undefined) record(draft, setting, 'native', variable, 'the variable of later releases');
    else if (isBrought(setting)) record(draft, setting, 'native', null, "included in the release's own manifests");
    else report(draft, setting, lost, goals, final, serves);
  }
}

/** Settings that change objects which the role does not always contain. */
interface Demands {
  /** What variables have to do so that the role's manifests contain the objects. */
  demands: ReadonlyMap<Setting, Demand>;
  /** Settings that no variable can set, with their objects. */
  missing: ReadonlyMap<Setting, readonly string[]>;
}

function demandsOf(draft: Draft): Demands {
  const { release } = draft.target;
  const demands = new Map<Setting, Demand>();
  const missing = new Map<Setting, string[]>();
  for (const setting of draft.collected.settings) {
    const lacking = lackingObjects(draft, setting);
    if (lacking.length > 0) {
      missing.set(setting, lacking);
      continue;
    }
    const foreign = objectsOf(draft, setting);
    // Disabling a feature only removes objects, and the role does not contain them anyway.
    if (foreign.length === 0 || setting.value === false) continue;
    const broken = release ? brokenObjects(release, foreign) : [];
    if (broken.length > 0) {
      missing.set(setting, broken);
      continue;
    }
    const own = ownGoals(draft, setting);
    const installs = release && asksForPart(draft, setting, foreign) ? installGoals(release, foreign) : undefined;
    if (own.length > 0) demands.set(setting, { own, installs: [] });
    else if (installs) demands.set(setting, { own: [], installs });
    else missing.set(setting, foreign);
  }
  return { demands, missing };
}

/** Places settings that affect no option on variables with the corresponding name. */
function placeByName(draft: Draft, isBrought: (setting: Setting) => boolean): Map<Setting, string> {
  const named = new Map<Setting, string>();
  for (const setting of draft.collected.settings) {
    if (isBrought(setting) || draft.goals.some((goal) => goal.settings.includes(setting))) continue;
    const variable = sayByName(draft, setting);
    if (variable !== undefined) named.set(setting, variable);
  }
  return named;
}

/** Writes the goals that variables do not meet into the extra vars, as far as those reach the agent. */
function emitExtraVars(draft: Draft, release: KubesprayRelease, goals: readonly OptionGoal[]): void {
  const native = foresee(draft);
  // The template overrides an extra var only if it really writes the option after them.
  const canReach = (option: string): boolean =>
    extraVarReaches(release, option) ||
    (release.facts.carriers.extraVars === 'config-map' && !native.options.has(option));
  const isOpen = (goal: OptionGoal): boolean => {
    const actual = native.options.get(goal.option);
    // If a goal only holds because nothing is written, it is better to write it.
    const isWritten = actual !== undefined || goal.wanted === undefined;
    return !isHarmless(goal) && !(isWritten && meets(goal, actual, draft.target.cilium));
  };
  for (const goal of goals) {
    const text = isOpen(goal) && canReach(goal.option) ? extraText(goal) : undefined;
    if (text !== undefined) emit(draft.extraVars, goal.option, escapeForLoop(text), goal.settings);
  }
}

/**
 * What native variables have to do for a setting that changes objects, so that the role's own manifests contain them.
 */
interface Demand {
  /** At least one of these must hold: the options with which the role enables the feature in its own way. */
  own: readonly OutputGoal[];
  /** All of these must hold: the templates of a component that the role does not always install. */
  installs: readonly OutputGoal[];
}

/** The goals that can be met, the variables chosen for them, and the remaining demands. */
interface Placed extends Demands {
  goals: OptionGoal[];
  serves: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Chooses native variables for the goals of every setting that is not missing. If the variables cannot meet a setting's
 * demands together with the others, the setting becomes missing. Repeats until nothing changes.
 */
function placeAll(draft: Draft, demanded: Demands): Placed {
  const { release } = draft.target;
  const goals = goalsWithout(draft, demanded.missing);
  if (!release) return { goals, serves: new Map(), ...demanded };
  const before = new Set(draft.variables.keys());
  const serves = placeGoals(draft, release, goals, demanded.demands);
  const failed = unmetDemands(draft, release, demanded.demands);
  if (failed.length === 0) return { goals, serves, ...demanded };
  for (const name of draft.variables.keys()) if (!before.has(name)) draft.variables.delete(name);
  return placeAll(draft, {
    demands: new Map([...demanded.demands].filter(([setting]) => !failed.includes(setting))),
    missing: new Map([...demanded.missing, ...failed.map((setting) => [setting, objectsOf(draft, setting)] as const)]),
  });
}

/** Sets native variables for goals and demands. Returns which variables serve which outputs. */
function placeGoals(
  draft: Draft,
  release: KubesprayRelease,
  goals: readonly OptionGoal[],
  demands: Demands['demands'],
): Placed['serves'] {
  // An extra var can set these options too, but not create the objects for which the variable is needed.
  const byVariable = new Set([...demands.values()].flatMap(({ own }) => own.map(({ output }) => output)));
  const isMendable = ({ output }: OutputGoal, goal: OptionGoal): boolean =>
    !byVariable.has(output) && extraText(goal) !== undefined && extraVarReaches(release, goal.option);
  const optionsOf = (goal: OptionGoal): ServingGoal[] => {
    const output = outputGoal(goal, draft.target.cilium);
    const wanted: ServingGoal = {
      ...output,
      explicit: goal.settings.some((setting) => setting.kind === 'asked'),
      mendable: isMendable(output, goal),
      ...(isHarmless(goal) && { givesWayTo: byVariable }),
      settings: goal.settings,
    };
    const makers = goal.wanted === undefined ? [] : makerGoals(release, goal.option);
    return [wanted, ...makers.map((maker) => ({ ...maker, settings: goal.settings }))];
  };
  const parts = [...demands].flatMap(([setting, { installs }]) =>
    installs.map((goal) => ({ ...goal, settings: [setting] })),
  );
  return placeNatively(draft, [...goals.flatMap(optionsOf), ...needGoals(draft), ...parts]);
}

/** Settings whose demands the chosen variables do not meet. */
function unmetDemands(draft: Draft, release: KubesprayRelease, demands: Demands['demands']): Setting[] {
  const board = nativeBoard(release, layered(draft.base, emittedVariables(draft)));
  const inputs = board.inputs(new Map());
  const holds = ({ output, accepts }: OutputGoal) => accepts(evaluate(board.table(output) ?? [], inputs));
  return [...demands].flatMap(([setting, { own, installs }]) =>
    installs.every(holds) && (own.length === 0 || own.some(holds)) ? [] : [setting],
  );
}

/** The goals of the settings that can be set, computed without the others. */
function goalsWithout(draft: Draft, missing: ReadonlyMap<Setting, unknown>): OptionGoal[] {
  const { release, chart, cilium } = draft.target;
  if (missing.size === 0 || !release) return draft.goals;
  const rest = draft.collected.settings.filter((setting) => !missing.has(setting));
  return inOldWords(optionGoals(chart, rest), release, cilium);
}

/** The text for an extra var that meets the goal; undefined if there is no such text. */
function extraText({ wanted, unwanted }: OptionGoal): string | undefined {
  return wanted ?? unwanted.map(opposite).find((text) => text !== undefined);
}

/** The objects that a setting changes and that the role's own manifests do not always contain. */
function objectsOf({ target: { chart }, collected }: Draft, { helm, value }: Setting): string[] {
  const objects = helm === undefined ? [] : objectsMovedBy(chart, helm, value, valuesOf(collected.settings));
  return objects.filter((object) => !objectsOfTheRole.test(object));
}

/**
 * Objects with the files that a Helm value makes the agent read, if no variable makes the role create them. In v2.19
 * and v2.20 the variables for IPsec break the ConfigMap.
 */
function lackingObjects({ target: { release }, goals, base }: Draft, setting: Setting): string[] {
  if (!release || setting.helm === undefined) return [];
  const board = nativeBoard(release, base);
  return goals.flatMap(({ option, wanted, settings }) => {
    const mount = wanted !== undefined && settings.includes(setting) ? mountFor(release, option) : undefined;
    if (!mount) return [];
    const inputs = board.inputs(placeOnVariables(mount.goals ?? [], board));
    const isMade = mount.goals?.every(({ output, accepts }) => accepts(evaluate(board.table(output) ?? [], inputs)));
    return isMade ? [] : [mount.object];
  });
}

/** Turns on switches that the chart has on by default, this release does not, and the settings need. */
function openGates(draft: Draft): void {
  const { chart } = draft.target;
  const gates = closedBehindOptions(chart, foresee(draft).options, effectiveSettings(draft));
  if (gates.length === 0) return;
  draft.collected.settings.push(...gates.map(({ setting }) => setting));
  draft.goals = optionGoals(chart, draft.collected.settings);
  draft.findings.push(...gates.map((gate) => gateFinding(gate, draft.target)));
}

/**
 * True if a setting enables a component that the role's own manifests contain, by its switch or by naming the kind of
 * object.
 */
function asksForPart(
  { target: { release, chart } }: Draft,
  { helm = '', value }: Setting,
  objects: readonly string[],
): boolean {
  if (value === true) return release !== undefined && hasComponent(release, helm, objects);
  const kinds = (chart.value(helm)?.objects ?? []).map((object) => object.split('/')[0]?.toLowerCase());
  return typeof value === 'string' && kinds.includes(value.toLowerCase());
}

/**
 * Reports the chart's Roles that the role's own manifests lack, with their bindings, if a variable of the release
 * enables a feature. The feature works, except for what needs them.
 */
function announceMissingRoles(draft: Draft, demands: Demands['demands']): void {
  for (const [setting, { own }] of demands) {
    const roles =
      own.length > 0 ? objectsOf(draft, setting).filter((object) => /^Role(?:Binding)?\//.test(object)) : [];
    if (roles.length === 0) continue;
    draft.findings.push(withoutObjects(draft, setting, setting.helm ?? '', roles));
  }
}

/**
 * The finding about objects of the chart that the release lacks for a feature that works without them.
 *
 * @param unset agent options that only have an effect with the objects
 */
function withoutObjects(
  { target }: Draft,
  { helm, path }: Setting,
  name: string,
  missing: readonly string[],
  unset: readonly OptionGoal[] = [],
): PlanFinding {
  const options = unset.flatMap(({ option, wanted }) =>
    wanted === undefined ? [] : [`${option}: ${JSON.stringify(wanted)}`],
  );
  return {
    rule: 'roles-missing',
    severity: 'info',
    subject: helm ?? '',
    path,
    message: `Kubespray ${target.release?.facts.release} enables ${name}, but does not create ${list(missing)} of the chart. Cilium then cannot read Secrets, for example with passwords or TLS certificates. Create ${missing.length > 1 ? 'these objects' : 'this object'} as the chart does${options.length > 0 ? `, and set ${list(options)} in cilium_config_extra_vars` : ''}.`,
  };
}

/**
 * Reports what the chart would add for a feature that the role's manifests only support as an agent option. Envoy
 * configuration works without the namespace for Secrets, except for TLS.
 */
function announceWithoutChart(draft: Draft): void {
  const { target, collected, options } = draft;
  const { chart, cilium } = target;
  const settings = [...collected.settings, ...collected.ofChart];
  const values = valuesOf(settings);
  const goals = collected.ofChart.length > 0 ? optionGoals(chart, settings) : [];
  for (const setting of collected.ofChart) {
    const moved = objectsMovedBy(chart, setting.helm ?? '', setting.value, values);
    const objects = moved.filter((object) => !objectsOfTheRole.test(object));
    const open = goals.filter(
      (goal) => goal.settings.includes(setting) && !isHarmless(goal) && !meets(goal, options.get(goal.option), cilium),
    );
    if (objects.length === 0) continue;
    draft.findings.push(withoutObjects(draft, setting, setting.feature, objects, open));
  }
}

/** The values of a chart that are false by default, computed once per chart. */
function switchesOf(chart: Chart): readonly string[] {
  const known = switches.get(chart) ?? chart.paths().filter((path) => chart.value(path)?.default === false);
  switches.set(chart, known);
  return known;
}

const switches = new WeakMap<Chart, readonly string[]>();

/** Reports which components the variables of the plan install without a request. */
function announceBrought(draft: Draft, named: ReadonlyMap<Setting, string>): void {
  const { release, chart } = draft.target;
  if (!release || draft.variables.size === 0) return;
  const variables = layered(draft.base, emittedVariables(draft));
  const said = new Map(draft.collected.settings.map((setting) => [setting.helm, setting]));
  const parts = switchesOf(chart).filter((path) => {
    const { objects = [] } = chart.value(path) ?? {};
    const other = said.get(path);
    if (other?.value === true || (other && named.has(other))) return false;
    if (!hasComponent(release, path, objects)) return false;
    const own = objects.filter((object) => !objectsOfTheRole.test(object));
    const isThere = (given: Variables): boolean => own.every((object) => isBroughtAlong(release, object, given));
    return isThere(variables) && !isThere(draft.base);
  });
  const [unwanted] = parts.flatMap((path) => said.get(path) ?? []);
  const [first] = draft.collected.settings;
  if (parts.length === 0 || !first) return;
  draft.findings.push({
    rule: 'brought-along',
    severity: unwanted ? 'warning' : 'info',
    subject: parts[0] ?? '',
    path: (unwanted ?? first).path,
    message: `With these variables, Kubespray ${release.facts.release} also installs the objects of ${list(parts)}. To avoid these objects, use a Kubespray release that installs the Cilium chart.`,
  });
}

/** The search goal for an option. */
function outputGoal(goal: OptionGoal, cilium: string): OutputGoal {
  return {
    output: `option:${goal.option}`,
    wanted: goal.wanted,
    accepts: (actual) =>
      isHarmless(goal)
        ? actual === undefined
        : meets(goal, actual === undefined || actual === unknown ? actual : toText(actual), cilium),
    explicit: false,
  };
}

/**
 * The goals of a setting that a variable of the release enables. The release's manifests then contain what the setting
 * needs, in their own way.
 */
function ownGoals(draft: Draft, setting: Setting): OutputGoal[] {
  const { release, cilium, chart } = draft.target;
  if (!release) return [];
  const board = nativeBoard(release, draft.base);
  // If the inventory already enables it, a variable does so, and not the release's default.
  const bare = nativeBoard(release, new Map());
  return draft.goals.flatMap((goal) => {
    if (!goal.exact || !goal.settings.includes(setting) || !isAbout(chart, goal.option, setting.helm ?? '')) return [];
    const wanted = outputGoal(goal, cilium);
    const table = board.table(wanted.output);
    if (!table || wanted.accepts(evaluate(table, bare.inputs(new Map())))) return [];
    const holdsWith = (goals: readonly OutputGoal[]): boolean =>
      wanted.accepts(evaluate(table, board.inputs(placeOnVariables(goals, board))));
    // One output can need more variables than the search sets for it alone. Then the goal holds together with the goals
    // that share them.
    return holdsWith([wanted]) || holdsWith(draft.goals.map((one) => outputGoal(one, cilium))) ? [wanted] : [];
  });
}

/** True if an option takes its text from the component of the chart that a Helm value belongs to, and from no other. */
function isAbout(chart: Chart, option: string, path: string): boolean {
  const part = (name: string) => name.split('.')[0];
  const sources =
    chart
      .options()
      .get(option)
      ?.table.flatMap(({ then }) => passedOn(then)) ?? [];
  return sources.every((source) => part(source) === part(path));
}

/** The message about a value that changes no agent option, by its measured effect. */
const silence: Readonly<Record<HelmValue['effect'], string>> = {
  options: 'it has no effect with the other values as they are',
  both: 'it changes no agent option with the other values as they are',
  objects: 'it changes no agent option',
  unknown: 'its effect is unknown',
};

/** Reports the carrier of a setting, or why it has none. */
function report(
  draft: Draft,
  setting: Setting,
  missing: ReadonlyMap<Setting, readonly string[]>,
  live: readonly OptionGoal[],
  final: Prediction,
  serves: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const { cilium, chart } = draft.target;
  const objects = missing.get(setting);
  // An implied setting for a component that this release does not run is not a loss.
  const isIdle = setting.kind === 'implied' && !draft.goals.some((goal) => goal.settings.includes(setting));
  if (objects && isIdle) return;
  if (objects) {
    refuse(draft, setting, `it changes ${list(objects)}, and ${manifestsOf(draft, objects)}`);
    return;
  }
  const own = draft.goals.filter((goal) => goal.settings.includes(setting));
  // Settings that depend on one that cannot be set are left out, because that one is reported.
  const goals = live.filter((goal) => goal.settings.includes(setting));
  if (own.length > 0 && goals.length === 0) {
    const beside = [...missing.keys()].filter((other) => other.feature === setting.feature);
    const [cause] = [...own.flatMap(({ settings }) => settings.filter((other) => missing.has(other))), ...beside];
    refuse(draft, setting, `it has no effect without ${cause?.helm}, which this release cannot set`);
    return;
  }
  const failed = goals.filter((goal) => !isHarmless(goal) && !meets(goal, final.options.get(goal.option), cilium));
  if (failed.length > 0) {
    refuse(draft, setting, reasonFor(draft, failed));
    return;
  }
  const extra = goals.filter((goal) => draft.extraVars.has(goal.option));
  const hasValue = (name: string): boolean => {
    const value = draft.variables.get(name)?.value;
    return value !== undefined && toText(value) === toText(setting.value);
  };
  const natively = goals.filter((goal) => !extra.includes(goal)).map((goal) => `option:${goal.option}`);
  const variable = variableFor(serves, natively, hasValue);
  if (variable) record(draft, setting, 'native', variable, 'a variable of the release');
  for (const goal of extra) record(draft, setting, 'extra-vars', goal.option, 'no variable for it');
  if (variable || extra.length > 0 || setting.kind === 'implied') return;
  if (goals.length > 0 || isOwnHabit(setting)) record(draft, setting, 'native', null, 'the default of the release');
  else if (setting.helm !== undefined && sameJson(chart.value(setting.helm)?.default, setting.value)) {
    record(draft, setting, 'native', null, "the chart's default");
  } else if (idleSwitch(draft, setting) !== undefined) record(draft, setting, 'native', null, 'its part is off');
  else if (isWithoutEffect(draft, setting)) record(draft, setting, 'native', null, withoutEffect);
  else if (disablesMissingPart(draft, setting))
    record(draft, setting, 'native', null, 'the release does not install its part');
  else refuse(draft, setting, silentReason(draft, setting));
}

/**
 * True for settings that the role's own manifests always have. They name images by tag, without a digest. Agents and
 * operator have one priority class.
 * Source: kubernetes-sigs/kubespray, roles/network_plugin/cilium/templates (`image: repository:tag`,
 * `priorityClassName`).
 */
function isOwnHabit({ helm = '', value }: Setting): boolean {
  if (/^(operator\.)?priorityClassName$/.test(helm)) return value === 'system-node-critical';
  return helm.endsWith('image.useDigest') && value === false;
}

/** True for a disabled switch of a component with its own pods, such as Envoy, which the role never installs. */
function disablesMissingPart({ target: { chart, release } }: Draft, { helm = '', value }: Setting): boolean {
  if (!release || value !== false) return false;
  const workloads = objectsMoved(chart, helm).filter((object) => /^(DaemonSet|Deployment|StatefulSet)\//.test(object));
  const isHeld = (object: string) => objectsOfTheRole.test(object) || installGoals(release, [object]) !== undefined;
  return workloads.length > 0 && !workloads.some(isHeld);
}

/** Why a setting that moves no option cannot come: the objects that would have to change, where they are known. */
function silentReason(draft: Draft, setting: Setting): string {
  const { chart, release } = draft.target;
  const { helm = '' } = setting;
  const obstacle = whyNotByName(draft, setting);
  if (obstacle !== undefined) return obstacle;
  const objects = objectsMoved(chart, helm);
  if (objects.length > 0)
    return `it changes ${list(objects)}, which Kubespray ${release?.facts.release} renders from its own templates, without a variable for it`;
  return `${silence[chart.value(helm)?.effect ?? 'objects']}, and this release does not accept Helm values`;
}

/** How a release's own manifests treat objects that a setting changes, if no variable is known to change them. */
function manifestsOf(draft: Draft, objects: readonly string[]): string {
  const { release } = draft.target;
  if (release && brokenObjects(release, objects).length > 0)
    return 'the variables of this release for it render broken manifests';
  const hasThem = release !== undefined && installGoals(release, objects) !== undefined;
  return hasThem
    ? 'this release renders them from its own templates, without a variable for it'
    : 'this release renders its own manifests, without these';
}

function reasonFor(draft: Draft, failed: readonly OptionGoal[]): string {
  const options = failed.map((goal) => goal.option);
  const late = options.filter((option) => draft.target.release?.band.afterExtraVars?.includes(option));
  return late.length > 0
    ? `its template sets ${list(late)} after cilium_config_extra_vars, and no variable gives it this value`
    : `no variable of this release sets ${list(options)}`;
}
