/** Releases that install the chart with the Cilium CLI: Helm values on native variables, else in the extra values. */
import { sameJson } from '../catalog/table.ts';
import type { Json } from '../catalog/types.ts';
import { parseBoolean, unknown } from '../core/options.ts';
import type { Prediction } from '../predict/kubespray.ts';
import { getPath, known } from '../predict/value-tree.ts';
import { objectsMoved } from './carriers.ts';
import type { Setting } from './collect.ts';
import { announce, type Draft, emit, foresee, list, record, refuse } from './draft.ts';
import { meets, type OptionGoal } from './goals.ts';
import { needGoals, placeNatively, type ServingGoal, variableFor } from './on-variables.ts';

export function placeOnCiliumCli(draft: Draft): void {
  const { release, cilium } = draft.target;
  if (!release) return;
  announce(draft);
  const outputGoals = draft.collected.settings.flatMap((setting): ServingGoal[] => {
    if (setting.helm === undefined || release.band.helm?.[setting.helm] === undefined) return [];
    return [
      {
        output: `helm:${setting.helm}`,
        wanted: setting.value,
        accepts: (actual) => actual !== unknown && sameValue(actual, setting.value),
        explicit: setting.kind === 'asked',
        settings: [setting],
      },
    ];
  });
  const serves = placeNatively(draft, [...outputGoals, ...needGoals(draft)]);
  const native = foresee(draft);
  for (const setting of draft.collected.settings) {
    if (setting.helm === undefined) placeOption(draft, setting);
    else placeValue(draft, setting, setting.helm, native, serves);
  }

  const final = foresee(draft);
  draft.options = final.options;
  const lost = new Set(draft.settings.filter((placed) => placed.carrier === 'none').map((placed) => placed.helm));
  for (const goal of draft.goals) {
    const [setting] = goal.settings;
    const actual = final.options.get(goal.option);
    if (
      !setting ||
      isHarmless(goal) ||
      meets(goal, actual, cilium) ||
      goal.settings.some((other) => lost.has(other.helm ?? null))
    )
      continue;
    const shown = typeof actual === 'string' ? JSON.stringify(actual) : 'not written';
    refuse(draft, setting, `${goal.option} would end as ${shown}`);
  }
}

/** A raw agent option: only the chart's extraConfig takes one. */
function placeOption(draft: Draft, setting: Setting): void {
  const carriers = draft.target.release?.facts.carriers;
  if (setting.option === undefined) return;
  if (carriers?.extraVars !== 'extra-config') {
    refuse(draft, setting, 'this release has no carrier for agent options');
    return;
  }
  emit(draft.extraVars, setting.option, String(setting.value), [setting]);
  record(draft, setting, 'extra-vars', setting.option, 'an agent option, written last by the chart');
}

function placeValue(
  draft: Draft,
  setting: Setting,
  path: string,
  native: Prediction,
  serves: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const { release, chart, cilium } = draft.target;
  const carriers = release?.facts.carriers;
  const goals = draft.goals.filter((goal) => goal.settings.includes(setting));
  const set = getPath(native.values, path);
  const effective = set === undefined ? chart.value(path)?.default : known(set);
  if (sameValue(effective, setting.value)) {
    const variable = variableFor(serves, [`helm:${path}`]);
    if (variable) record(draft, setting, 'native', variable, 'a native variable');
    if (variable || setting.kind === 'implied') return;
    if (!carriers?.extraValues) {
      record(draft, setting, 'native', null, 'the release does so by itself');
      return;
    }
  }
  if (carriers?.extraValues) {
    emit(draft.extraValues, path, setting.value, [setting]);
    record(draft, setting, 'extra-values', path, 'no native variable says it');
    return;
  }
  const holds = goals.every((goal) => meets(goal, native.options.get(goal.option), cilium));
  if (setting.kind === 'implied' && holds) return;
  // What holds only because nothing is written is better written, where something can write it.
  const written = goals.every((goal) => goal.wanted === undefined || native.options.has(goal.option));
  if (goals.length > 0 && holds && (written || carriers?.extraVars !== 'extra-config')) {
    record(draft, setting, 'native', null, 'the release does so by itself');
    return;
  }
  const objects = objectsMoved(chart, path).filter((object) => !/^(DaemonSet|Deployment)\//.test(object));
  if (carriers?.extraVars !== 'extra-config') {
    refuse(draft, setting, 'no native variable says it, and this release has no other carrier');
  } else if (objects.length > 0) {
    refuse(draft, setting, `it moves ${list(objects)}, which extra vars cannot reach`);
  } else if (!goals.some((goal) => goal.wanted !== undefined)) {
    refuse(draft, setting, 'no agent option says it by itself');
  } else {
    for (const goal of goals) {
      // What the chart would leave out cannot be taken out again.
      if (goal.wanted === undefined) continue;
      emit(draft.extraVars, goal.option, goal.wanted, [setting]);
      record(draft, setting, 'extra-vars', goal.option, 'no native variable says it');
    }
  }
}

/** Helm values are the same if they are equal, or print alike: the templates do not tell `"7"` from `7`. */
function sameValue(left: Json | undefined, right: Json): boolean {
  if (sameJson(left, right)) return true;
  return left !== undefined && typeof left !== 'object' && typeof right !== 'object' && String(left) === String(right);
}

/** An option that the chart would leave out and that is no switch says nothing to an agent that does not look at it. */
function isHarmless(goal: OptionGoal): boolean {
  return goal.wanted === undefined && goal.unwanted.every((text) => parseBoolean(text) === undefined);
}
