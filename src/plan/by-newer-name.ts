/** Settings that move no agent option, on the variables of a release's own manifests that newer releases hand to the chart. */
import { sameJson } from '../catalog/table.ts';
import { argumentSources } from '../cluster/arguments.ts';
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
    variable !== undefined &&
    isOpen(draft, variable, value) &&
    !isRefused(release, variable, value) &&
    (!takesArguments(variable) || isPlain(value));
  if (words.length === 0 || !words.every(isFree)) return undefined;
  for (const { variable = '', value } of words) {
    const now = inputs.get(variable);
    if (now === undefined || typeof now === 'symbol' || !sameJson(now, value))
      emit(draft.variables, variable, value, [setting]);
  }
  const [first] = words;
  if (first?.variable !== undefined && !first.variable.startsWith('cilium_'))
    announceWider(draft, setting, first.variable);
  return first?.variable;
}

function takesArguments(variable: string): boolean {
  return argumentSources.some(({ variables }) => variables.includes(variable));
}

/**
 * True for arguments that stay what they are where a template writes each into a list without quotes.
 * Source: kubernetes-sigs/kubespray, roles/network_plugin/cilium/templates/cilium/ds.yml.j2.
 */
function isPlain(value: Json): boolean {
  const stays = (item: Json): boolean =>
    typeof item === 'string' && /^--\w/.test(item) && !/[\n\t]|:(?: |$)| #| $|\{[{%#]/.test(item);
  return Array.isArray(value) && value.every((item) => stays(item as Json));
}

/** True for a variable that the plan does not set, or sets to the same value. */
function isOpen({ variables }: Draft, variable: string, value: Json): boolean {
  const there = variables.get(variable);
  return there === undefined || sameJson(there.value, value);
}

/** Reports, once, that a variable is not Cilium's alone. */
function announceWider({ findings }: Draft, { feature, path }: Setting, variable: string): void {
  if (findings.some(({ rule, subject }) => rule === 'wider-variable' && subject === variable)) return;
  findings.push({
    rule: 'wider-variable',
    severity: 'warning',
    subject: variable,
    path,
    message: `The feature "${feature}" sets ${variable}, which applies to every component that Kubespray deploys, not only to Cilium. Check that the other components work with this value.`,
  });
}

/** A value's leaves with their paths; a list is one. */
function* parts(path: string, value: Json): Generator<[string, Json]> {
  if (!isMap(value)) yield [path, value];
  else for (const [key, part] of Object.entries(value)) yield* parts(`${path}.${key}`, part as Json);
}
