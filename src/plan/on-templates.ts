/** Releases that render their own manifests: agent options on native variables, else in the loop over the extra vars. */
import type { Chart } from '../catalog/catalog.ts';
import { evaluate, passedOn, sameJson } from '../catalog/table.ts';
import { unknown } from '../core/options.ts';
import { escapeForLoop, type Prediction } from '../predict/kubespray.ts';
import { extraVarReaches, nativeBoard, objectsMovedBy } from './carriers.ts';
import type { Setting } from './collect.ts';
import { announce, type Draft, emit, foresee, list, record, refuse } from './draft.ts';
import { isHarmless, meets, type OptionGoal, opposite, valuesOf } from './goals.ts';
import { inOldWords } from './old-words.ts';
import { needGoals, placeNatively, type ServingGoal, variableFor } from './on-variables.ts';
import { type OutputGoal, placeOnVariables } from './place.ts';

/**
 * Objects that the role's own manifests hold as well, so that a value which moves them needs no chart. A change of RBAC
 * is not among them: the role's permissions stay what they are.
 * Source: kubernetes-sigs/kubespray, roles/network_plugin/cilium/templates.
 */
const objectsOfTheRole =
  /^(DaemonSet\/cilium$|Deployment\/cilium-operator$|(Cron)?Job\/hubble-generate-certs|Secret\/(hubble-|cilium-ca$|cilium-ipsec))/;

export function placeOnTemplates(draft: Draft): void {
  const { release, cilium, chart } = draft.target;
  if (!release) return;
  announce(draft);
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
  for (const setting of draft.collected.settings) report(draft, setting, missing.get(setting), final, serves);
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

/** Says where one setting went, or why it went nowhere. */
function report(
  draft: Draft,
  setting: Setting,
  missing: readonly string[] | undefined,
  final: Prediction,
  serves: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const { cilium, chart } = draft.target;
  const goals = draft.goals.filter((goal) => goal.settings.includes(setting));
  if (missing) {
    refuse(draft, setting, `it moves ${list(missing)}, and this release renders its own manifests without them`);
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
  } else refuse(draft, setting, 'it moves no agent option, and this release takes no Helm values');
}

function reasonFor(draft: Draft, failed: readonly OptionGoal[]): string {
  const options = failed.map((goal) => goal.option);
  const late = options.filter((option) => draft.target.release?.band.afterExtraVars?.includes(option));
  return late.length > 0
    ? `the template writes ${list(late)} after the extra vars, and no variable gives it this value`
    : `no variable of this release reaches ${list(options)}`;
}
