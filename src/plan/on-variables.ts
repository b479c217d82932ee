/**
 * What both kinds of Kubespray release share: placing settings on native variables, and which variable serves which
 * setting.
 */
import { inputNames } from '../catalog/table.ts';
import type { Json } from '../core/json.ts';
import { factGoals, layered, nativeBoard } from './carriers.ts';
import type { Setting } from './collect.ts';
import { type Draft, emit } from './draft.ts';
import { type OutputGoal, placeOnVariables } from './place.ts';

/** A search goal with the settings that it serves. */
export interface ServingGoal extends OutputGoal {
  settings: readonly Setting[];
}

/** Goals for what features need outside cilium-config, with a setting of the feature. */
export function needGoals(draft: Draft): ServingGoal[] {
  return [...draft.collected.needs].flatMap(([need, feature]) => {
    const settings = draft.collected.settings.filter((setting) => setting.feature === feature).slice(0, 1);
    return factGoals([need]).map((goal) => ({ ...goal, settings }));
  });
}

/**
 * Searches values of native variables that meet the goals, and adds them to the plan.
 *
 * @returns the chosen variables, each with the outputs of goals that it affects
 */
export function placeNatively(draft: Draft, goals: readonly ServingGoal[]): Map<string, Set<string>> {
  const { release } = draft.target;
  if (!release) return new Map();
  const announced = new Map([...draft.variables].map(([name, { value }]) => [name, value]));
  const board = nativeBoard(release, layered(draft.base, announced));
  const chosen: Map<string, Json> = placeOnVariables(goals, board);
  const serves = new Map<string, Set<string>>();
  for (const [variable, value] of chosen) {
    const moved = goals.filter((goal) => inputNames(board.table(goal.output) ?? []).has(variable));
    serves.set(variable, new Set(moved.map((goal) => goal.output)));
    emit(
      draft.variables,
      variable,
      value,
      moved.flatMap((goal) => goal.settings),
    );
  }
  return serves;
}

/**
 * The chosen variable for one of these outputs. A variable with the setting's own value is preferred. Otherwise it is
 * the one that affects the fewest outputs: a component's own switch before that of the whole.
 *
 * @param hasValue true for a variable to which the plan gives the setting's value
 */
export function variableFor(
  serves: ReadonlyMap<string, ReadonlySet<string>>,
  outputs: readonly string[],
  hasValue: (variable: string) => boolean = () => false,
): string | undefined {
  const found = [...serves].filter(([, moved]) => outputs.some((output) => moved.has(output)));
  const rank = ([variable, moved]: (typeof found)[number]): number => (hasValue(variable) ? 0 : 1e6) + moved.size;
  return found.sort((left, right) => rank(left) - rank(right))[0]?.[0];
}
