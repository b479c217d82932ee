/**
 * Places settings that change no agent option on variables of a release's own manifests. Newer releases pass the same
 * variables to the chart.
 */
import { sameJson } from '../catalog/table.ts';
import { argumentSources } from '../cluster/arguments.ts';
import type { Json } from '../core/json.ts';
import { isMap } from '../core/value-tree.ts';
import { variableInputs } from '../predict/kubespray.ts';
import { staysText } from '../yaml/plain.ts';
import { isRefused, layered } from './carriers.ts';
import type { Setting } from './collect.ts';
import { type Draft, emit, emittedVariables } from './draft.ts';

/**
 * Places a setting that changes no agent option on the variables of the same name.
 *
 * @returns the first of them; undefined, without any change, if the release has no variable for a part of the setting
 */
export function sayByName(draft: Draft, setting: Setting): string | undefined {
  const { release, namesakes: names } = draft.target;
  if (!release || !names || setting.helm === undefined) return undefined;
  const words = wordsOf(draft, setting);
  const inputs = variableInputs(release, layered(draft.base, emittedVariables(draft)));
  const isFree = ({ variable, value }: Word): boolean =>
    variable !== undefined && obstacle(draft, variable, value) === undefined;
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

/** A part of a setting, and the variable with its name. */
interface Word {
  variable: string | undefined;
  value: Json;
}

function wordsOf({ target: { namesakes } }: Draft, { helm = '', value }: Setting): Word[] {
  return [...parts(helm, value)].map(([path, part]) => ({ variable: namesakes?.get(path), value: part }));
}

/**
 * Why the variables of its name do not take a setting, as a clause; undefined if the release has none for a part of it.
 */
export function whyNotByName(draft: Draft, setting: Setting): string | undefined {
  const words = setting.helm === undefined ? [] : wordsOf(draft, setting);
  if (words.some(({ variable }) => variable === undefined)) return undefined;
  return words.map(({ variable = '', value }) => obstacle(draft, variable, value)).find((why) => why !== undefined);
}

/** Why a variable cannot get a value, as a clause; undefined if it can. */
function obstacle(draft: Draft, variable: string, value: Json): string | undefined {
  const { release } = draft.target;
  if (release && isRefused(release, variable, value))
    return `Kubespray ${release.facts.release} fails with this value of its variable ${variable}`;
  if (!isOpen(draft, variable, value)) return `its variable ${variable} has another value here`;
  const changed = takesArguments(variable) ? changedArgument(value) : undefined;
  if (changed === undefined) return undefined;
  return `the template writes each item of its variable ${variable} without quotes, so YAML does not read ${JSON.stringify(changed)} as this text`;
}

function takesArguments(variable: string): boolean {
  return argumentSources.some(({ variables }) => variables.includes(variable));
}

/**
 * The first argument that YAML reads as something else, because a template writes each into a list without quotes. Returns
 * undefined if all stay what they are. A value of another type than a list counts as one argument.
 * Source: kubernetes-sigs/kubespray, roles/network_plugin/cilium/templates/cilium/ds.yml.j2.
 */
function changedArgument(value: Json): Json | undefined {
  const isFlag = (text: string): boolean => /^--?[A-Za-z]/.test(text) && !/[\n\t]|:(?: |$)| #| $/.test(text);
  const stays = (item: Json): boolean =>
    typeof item === 'string' && !/\{[{%#]/.test(item) && (isFlag(item) || staysText(item));
  return Array.isArray(value) ? value.find((item) => !stays(item)) : value;
}

/** True for a variable that the plan does not set, or sets to the same value. */
function isOpen({ variables }: Draft, variable: string, value: Json): boolean {
  const there = variables.get(variable);
  return there === undefined || sameJson(there.value, value);
}

/** Reports once that a variable affects more than Cilium. */
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

/** A value's leaves with their paths; a list counts as one leaf. */
function* parts(path: string, value: Json): Generator<[string, Json]> {
  if (!isMap(value)) yield [path, value];
  else for (const [key, part] of Object.entries(value)) yield* parts(`${path}.${key}`, part as Json);
}
