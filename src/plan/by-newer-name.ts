/** Settings that move no agent option, on the variables of a release's own manifests that newer releases hand to the chart. */
import { sameJson } from '../catalog/table.ts';
import type { Json } from '../core/json.ts';
import { isMap } from '../core/value-tree.ts';
import { variableInputs } from '../predict/kubespray.ts';
import { isRefused, layered } from './carriers.ts';
import type { Setting } from './collect.ts';
import { type Draft, emit, emittedVariables } from './draft.ts';

/**
 * States a setting that moves no agent option with the variables of its name.
 *
 * @returns the first of them; undefined, and nothing done, if the release has none for a part of it
 */
export function sayByName(draft: Draft, setting: Setting): string | undefined {
  const { release, namesakes: names } = draft.target;
  if (!release || !names || setting.helm === undefined) return undefined;
  const words = [...parts(setting.helm, setting.value)].map(([path, value]) => ({ variable: names.get(path), value }));
  const inputs = variableInputs(release, layered(draft.base, emittedVariables(draft)));
  const isFree = ({ variable, value }: (typeof words)[number]): boolean =>
    variable !== undefined && !draft.variables.has(variable) && !isRefused(release, variable, value);
  if (words.length === 0 || !words.every(isFree)) return undefined;
  for (const { variable = '', value } of words) {
    const now = inputs.get(variable);
    if (now === undefined || typeof now === 'symbol' || !sameJson(now, value))
      emit(draft.variables, variable, value, [setting]);
  }
  return words[0]?.variable;
}

/** A value's leaves with their paths; a list is one. */
function* parts(path: string, value: Json): Generator<[string, Json]> {
  if (!isMap(value)) yield [path, value];
  else for (const [key, part] of Object.entries(value)) yield* parts(`${path}.${key}`, part as Json);
}
