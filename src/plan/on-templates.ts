/** Releases that render their own manifests: agent options on native variables, else in the loop over the extra vars. */
import type { Chart } from '../catalog/catalog.ts';
import { evaluate, passedOn, sameJson } from '../catalog/table.ts';
import type { HelmValue } from '../catalog/types.ts';
import { unknown } from '../core/options.ts';
import { escapeForLoop, type Prediction, type Variables } from '../predict/kubespray.ts';
import { sayByName } from './by-name.ts';
import { extraVarReaches, layered, nativeBoard, objectsMovedBy } from './carriers.ts';
import type { Setting } from './collect.ts';
import { announce, type Draft, emit, emittedVariables, foresee, list, record, refuse } from './draft.ts';
import { closedBehindOptions, gateFinding } from './gates.ts';
import { isHarmless, meets, type OptionGoal, opposite, optionGoals, valuesOf } from './goals.ts';
import { inOldWords } from './old-words.ts';
import { needGoals, placeNatively, type ServingGoal, variableFor } from './on-variables.ts';
import { type OutputGoal, placeOnVariables } from './place.ts';
import { hasComponent, isBroughtAlong, switchesOf } from './role-objects.ts';

/**
 * Objects that the role's own manifests hold as well, so that a value which moves them needs no chart. A change of RBAC
 * is not among them: the role's permissions stay what they are.
 * Source: kubernetes-sigs/kubespray, roles/network_plugin/cilium/templates.
 */
const objectsOfTheRole =
  /^(DaemonSet\/cilium$|Deployment\/cilium-operator$|(Cron)?Job\/hubble-generate-certs|ConfigMap\/hubble-ca-cert$|Secret\/(hubble-|cilium-ca$|cilium-ipsec))/;

export function placeOnTemplates(draft: Draft): void {
  const { release, cilium, chart } = draft.target;
  if (!release) return;
  announce(draft);
  openGates(draft);
  draft.goals = inOldWords(draft.goals, release, cilium);
  const missing = new Map<Setting, string[]>();
  const values = valuesOf(draft.collected.settings);
  for (const setting of draft.collected.settings) {
    const objects = setting.helm === undefined ? [] : objectsMovedBy(chart, setting.helm, setting.value, values);
    const foreign = objects.filter((object) => !objectsOfTheRole.test(object));
    // What is switched off takes objects away that the role does not bring along.
    if (foreign.length > 0 && setting.value !== false && !isOwnFeature(draft, setting)) missing.set(setting, foreign);
  }
  const goals = draft.goals.filter((goal) => !goal.settings.some((setting) => missing.has(setting)));
  const outputGoals: ServingGoal[] = goals.map((goal) => ({
    output: `option:${goal.option}`,
    wanted: goal.wanted,
    accepts: (actual) =>
      isHarmless(goal)
        ? actual === undefined
        : meets(goal, actual === undefined || actual === unknown ? actual : String(actual), cilium),
    explicit: goal.settings.some((setting) => setting.kind === 'asked'),
    settings: goal.settings,
  }));
  const serves = placeNatively(draft, [...outputGoals, ...needGoals(draft)]);
  const brought = new Set<Setting>();
  for (const [setting, objects] of missing) {
    if (!asksForPart(draft, setting, objects)) continue;
    if (!bringAlong(draft, setting, objects)) continue;
    missing.delete(setting);
    brought.add(setting);
  }

  const named = new Map<Setting, string>();
  for (const setting of draft.collected.settings) {
    const isOptions = draft.goals.some((goal) => goal.settings.includes(setting));
    const variable = brought.has(setting) || isOptions ? undefined : sayByName(draft, setting);
    if (variable === undefined) continue;
    named.set(setting, variable);
    missing.delete(setting);
  }
  announceBrought(draft, named);

  const native = foresee(draft);
  // What the template writes behind the extra vars beats them only where it writes it.
  const canReach = (option: string): boolean =>
    extraVarReaches(release, option) ||
    (release.facts.carriers.extraVars === 'config-map' && !native.options.has(option));
  for (const goal of goals) {
    const actual = native.options.get(goal.option);
    // What holds only because nothing is written is better written.
    const written = actual !== undefined || goal.wanted === undefined;
    if (isHarmless(goal) || (written && meets(goal, actual, cilium)) || !canReach(goal.option)) continue;
    const text = goal.wanted ?? goal.unwanted.map(opposite).find((other) => other !== undefined);
    if (text !== undefined) emit(draft.extraVars, goal.option, escapeForLoop(text), goal.settings);
  }
  const final = foresee(draft);
  draft.options = final.options;
  for (const setting of draft.collected.settings) {
    const variable = named.get(setting);
    if (variable !== undefined) record(draft, setting, 'native', variable, 'newer releases give the chart this by it');
    else if (brought.has(setting)) record(draft, setting, 'native', null, "the release's own manifests bring it along");
    else report(draft, setting, missing, final, serves);
  }
}

/** Turns on what the chart has on by default, this release does not, and the settings need. */
function openGates(draft: Draft): void {
  const { chart } = draft.target;
  const gates = closedBehindOptions(chart, foresee(draft).options, draft.collected.settings);
  if (gates.length === 0) return;
  draft.collected.settings.push(...gates.map(({ setting }) => setting));
  draft.goals = optionGoals(chart, draft.collected.settings);
  draft.findings.push(...gates.map((gate) => gateFinding(gate, draft.target)));
}

/** True if a setting asks for a part that the role's own manifests hold: by its switch, or by a word for the kind of object. */
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
 * Turns on the variables that the role's own manifests with these objects hang on.
 *
 * @returns false, and nothing done, if no variables bring all of them, or only against what holds already
 */
function bringAlong(draft: Draft, setting: Setting, objects: readonly string[]): boolean {
  const { release, cilium } = draft.target;
  if (!release) return false;
  const switches = new Set(objects.flatMap((object) => switchesOf(release, object)));
  const before = foresee(draft).options;
  const added = [...switches].filter((name) => !draft.variables.has(name) && !draft.base.has(name));
  for (const name of added) emit(draft.variables, name, true, [setting]);
  const { options } = foresee(draft);
  const variables = layered(draft.base, emittedVariables(draft));
  const isDone =
    objects.every((object) => isBroughtAlong(release, object, variables)) &&
    draft.goals.every((goal) => {
      const actual = options.get(goal.option);
      return actual === before.get(goal.option) || meets(goal, actual, cilium);
    });
  if (!isDone) for (const name of added) draft.variables.delete(name);
  return isDone;
}

/** Says which parts of Cilium the variables of the plan install, where nobody asked for them. */
function announceBrought(draft: Draft, named: ReadonlyMap<Setting, string>): void {
  const { release, chart } = draft.target;
  if (!release || draft.variables.size === 0) return;
  const variables = layered(draft.base, emittedVariables(draft));
  const said = new Map(draft.collected.settings.map((setting) => [setting.helm, setting]));
  const parts = chart.paths().filter((path) => {
    const { default: preset, objects = [] } = chart.value(path) ?? {};
    const other = said.get(path);
    if (preset !== false || other?.value === true || (other && named.has(other))) return false;
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
    message: `Kubespray ${release.facts.release} installs more along with it, as ${list(parts)} would.`,
  });
}

/** True if a variable of the release switches this on: then its manifests bring along what it takes, in their own way. */
function isOwnFeature(draft: Draft, setting: Setting): boolean {
  const { release, cilium, chart } = draft.target;
  if (!release) return false;
  const board = nativeBoard(release, draft.base);
  return draft.goals.some((goal) => {
    if (!goal.exact || !goal.settings.includes(setting) || !isAbout(chart, goal.option, setting.helm ?? ''))
      return false;
    const output = `option:${goal.option}`;
    const accepts: OutputGoal['accepts'] = (actual) =>
      meets(goal, actual === undefined || actual === unknown ? actual : String(actual), cilium);
    const table = board.table(output);
    if (!table || accepts(evaluate(table, board.inputs(new Map())))) return false;
    const chosen = placeOnVariables([{ output, wanted: goal.wanted, accepts, explicit: false }], board);
    return accepts(evaluate(table, board.inputs(chosen)));
  });
}

/** True if an option takes its text from the part of the chart that a Helm value belongs to, and from no other. */
function isAbout(chart: Chart, option: string, path: string): boolean {
  const part = (name: string) => name.split('.')[0];
  const sources =
    chart
      .options()
      .get(option)
      ?.table.flatMap(({ then }) => passedOn(then)) ?? [];
  return sources.every((source) => part(source) === part(path));
}

/** What there is to say of a value that moves no agent option, by what it was seen to move. */
const silence: Readonly<Record<HelmValue['effect'], string>> = {
  options: 'beside the other values it moves no agent option',
  both: 'beside the other values it moves no agent option',
  objects: 'it moves no agent option',
  unknown: 'no agent option is known that it moves',
};

/** Says where one setting went, or why it went nowhere. */
function report(
  draft: Draft,
  setting: Setting,
  missing: ReadonlyMap<Setting, readonly string[]>,
  final: Prediction,
  serves: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const { cilium, chart } = draft.target;
  const objects = missing.get(setting);
  if (objects) {
    refuse(draft, setting, `it moves ${list(objects)}, and ${manifestsOf(draft, objects)}`);
    return;
  }
  const own = draft.goals.filter((goal) => goal.settings.includes(setting));
  // What depends on a setting that cannot come is left out, and is that setting's to say.
  const blocked = own.filter((goal) => goal.settings.some((other) => missing.has(other)));
  const goals = own.filter((goal) => !blocked.includes(goal));
  if (own.length > 0 && goals.length === 0) {
    const [cause] = blocked.flatMap(({ settings }) => settings.filter((other) => missing.has(other)));
    refuse(draft, setting, `it does nothing without ${cause?.helm}, which this release cannot have`);
    return;
  }
  const failed = goals.filter((goal) => !isHarmless(goal) && !meets(goal, final.options.get(goal.option), cilium));
  if (failed.length > 0) {
    refuse(draft, setting, reasonFor(draft, failed));
    return;
  }
  const extra = goals.filter((goal) => draft.extraVars.has(goal.option));
  for (const goal of extra) record(draft, setting, 'extra-vars', goal.option, 'no native variable says it');
  if (extra.length > 0) return;
  const variable = variableFor(
    serves,
    goals.map((goal) => `option:${goal.option}`),
  );
  if (variable) record(draft, setting, 'native', variable, 'a native variable');
  else if (setting.kind === 'implied') return;
  else if (goals.length > 0) record(draft, setting, 'native', null, 'the release does so by itself');
  else if (setting.helm !== undefined && sameJson(chart.value(setting.helm)?.default, setting.value)) {
    record(draft, setting, 'native', null, "the chart's default: there is nothing to say");
  } else
    refuse(
      draft,
      setting,
      `${silence[chart.value(setting.helm ?? '')?.effect ?? 'objects']}, and this release takes no Helm values`,
    );
}

/** What a release's own manifests are to objects that a setting moves and no variable is known to bring about. */
function manifestsOf(draft: Draft, objects: readonly string[]): string {
  const { release } = draft.target;
  const hasThem = release !== undefined && objects.every((object) => switchesOf(release, object).length > 0);
  return hasThem
    ? 'this release renders its own manifests, which have them in their own way'
    : 'this release renders its own manifests without them';
}

function reasonFor(draft: Draft, failed: readonly OptionGoal[]): string {
  const options = failed.map((goal) => goal.option);
  const late = options.filter((option) => draft.target.release?.band.afterExtraVars?.includes(option));
  return late.length > 0
    ? `the template writes ${list(late)} after the extra vars, and no variable gives it this value`
    : `no variable of this release reaches ${list(options)}`;
}
