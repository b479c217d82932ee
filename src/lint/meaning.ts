/**
 * What an unknown name was meant to be: by the meaning of its words first, by
 * similar letters only for small typing mistakes.
 */

import { carrierBehind, carrierVariable } from '../catalog/catalog.ts';
import { inputNames, sameJson } from '../catalog/table.ts';
import type { CarrierName } from '../cluster/raw-settings.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import { sameToAgent } from '../core/agent-value.ts';
import type { Json } from '../core/json.ts';
import { parseBoolean } from '../core/options.ts';
import { getPath, joinPath, known, type PartlyKnown, setPath } from '../core/value-tree.ts';
import { list } from '../core/wording.ts';
import { extraVarReaches } from '../plan/carriers.ts';
import { valuesForOption } from '../plan/option-values.ts';
import { renderChart, type ValueTree } from '../predict/chart.ts';
import { valuesFor } from './advice.ts';
import { checkConstraints } from './constraints.ts';
import { missingBehind } from './missing-objects.ts';
import { linesOf, nativeSets, nativeWay, sayVariables } from './native-way.ts';
import { heldRefusals } from './refusals.ts';

/** Words without information about the subject of a name. */
const empty: ReadonlySet<string> = new Set(['cilium', 'enable', 'enabled', 'enables', 'use', 'config']);

/** The meaningful words of a name, in lower case. */
function meaningfulWords(name: string): string[] {
  return name
    .split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '' && !empty.has(word));
}

/** The meaningful words of a name, in lower case and sorted. */
function meaningOf(name: string): string {
  return meaningfulWords(name).sort().join(' ');
}

/** The letters of a name's meaningful words, however they are separated: `externalips` of `externalIPs.enabled`. */
function lettersOf(name: string): string {
  return meaningfulWords(name).join('');
}

/** Cached forms of names from the catalog, because the same names are looked up repeatedly. */
const forms = { meaning: kept(meaningOf), letters: kept(lettersOf), folded: kept(fold) };

/** Caches the result of a function by name. */
function kept(work: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const result = known.get(name) ?? work(name);
    known.set(name, result);
    return result;
  };
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The only candidate with the same meaning as the name: the same words in any order and spelling. */
export function sameMeaning(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = meaningOf(name);
  const folded = fold(name);
  if (wanted === '') return undefined;
  const all = [...candidates];
  const found = all.filter((candidate) => forms.meaning(candidate) === wanted || forms.folded(candidate) === folded);
  const exact = found.find((candidate) => forms.folded(candidate) === folded);
  if (exact !== undefined || found.length > 0) return exact ?? (found.length === 1 ? found[0] : undefined);
  const letters = lettersOf(name);
  const parted = all.filter((candidate) => forms.letters(candidate) === letters);
  return parted.length === 1 ? parted[0] : undefined;
}

/** The only candidate that begins with the name. */
export function longerName(name: string, candidates: Iterable<string>): string | undefined {
  const found = [...candidates].filter((candidate) => candidate.startsWith(`${name}-`));
  return name.split('-').length > 2 && found.length === 1 ? found[0] : undefined;
}

/** The agent option of this target that a name means, by the words of options and of the Helm values that set them. */
export function optionByMeaning({ target }: ScopeView, name: string): string | undefined {
  const { chart } = target;
  const option = sameMeaning(name, chart.options().keys());
  if (option !== undefined) return option;
  const path = sameMeaning(name, chart.paths());
  if (path === undefined) return undefined;
  const moved = [...chart.options()].filter(([, { table }]) => inputNames(table).has(path)).map(([moved]) => moved);
  const [first] = moved
    .filter((candidate) => valuesFor({ target } as ScopeView, candidate).includes(path))
    .sort((left, right) => shared(right, name) - shared(left, name));
  return first;
}

/** The number of words that two names share. */
function shared(left: string, right: string): number {
  const words = new Set(meaningOf(right).split(' '));
  return meaningOf(left)
    .split(' ')
    .filter((word) => words.has(word)).length;
}

/** Settings to write, and the variables that result. */
export interface Proposal {
  /** `cilium_enable_hubble: true`, or the entries of a carrier. */
  lines: readonly string[];
  /** The carrier's name; undefined for native variables. */
  carrier?: string;
  variables: ReadonlyMap<string, PartlyKnown>;
}

/** What to write, and the variables that it sets. */
export interface Line {
  text: string;
  variables: ReadonlyMap<string, PartlyKnown>;
  /** Constraints that the line alone violates, so that more settings are needed. */
  requires: readonly string[];
}

/** Advice to write a line. If constraints are against it, the advice only states that the line sets the value. */
export function adviseLine({ text, requires }: Line): string {
  return requires.length === 0 ? `Set ${text} instead.` : `${text} sets it, and requires more: see ${list(requires)}.`;
}

/**
 * What to write so that an option gets a value on this target: `cilium_enable_hubble: true`, or `egressGateway.enabled:
 * true in cilium_extra_values`. Candidates are checked with the prediction and the constraints of all features. What is about
 * the option goes before what has it as a side effect. The first of these that violates no constraint wins. Otherwise
 * the first whose value the agent accepts. undefined if nothing gives the option this value.
 */
export function lineFor(view: ScopeView, option: string, value: Json): Line | undefined {
  if (typeof value === 'object') return undefined;
  const text = String(value);
  const tried: (Line & { isAbout: boolean })[] = [];
  for (const { lines, carrier, variables } of proposals(view, option, text)) {
    const line = { text: carrier === undefined ? lines.join(' and ') : `${list(lines)} in ${carrier}`, variables };
    const after = view.predict(new Map([...view.variables, ...line.variables]));
    const actual = after.options.get(option);
    if (typeof actual !== 'string' || !sameToAgent(option, actual, text, view.target.cilium)) continue;
    // An option without the objects that it needs does nothing.
    if (lines.some((one) => one.startsWith(`${option}: `)) && isOn(text) && missingBehind(view, option)) continue;
    const isAbout = carrier === undefined || lines.some((one) => shared(one, option) > 0);
    const requires = newErrors(view, line.variables);
    if (requires.length === 0 && isAbout) return { ...line, requires };
    tried.push({ ...line, requires, isAbout });
  }
  const found = tried.some(({ isAbout }) => isAbout) ? tried.filter(({ isAbout }) => isAbout) : tried;
  const best =
    found.find(({ requires }) => requires.length === 0) ?? found.find(({ requires }) => !requires.some(refusesValue));
  return best && { text: best.text, variables: best.variables, requires: best.requires };
}

function isOn(text: string): boolean {
  return parseBoolean(text) === true;
}

/** The Helm value of this target's chart that a name means: `ingressController.default`. */
export function valueByMeaning({ target: { chart } }: ScopeView, name: string): string | undefined {
  return sameMeaning(
    name,
    [...chart.paths()].filter((path) => {
      const fact = chart.value(path);
      return typeof fact?.default !== 'object' && fact?.effect !== 'unknown';
    }),
  );
}

/** Like `lineFor`, for a Helm value; undefined if nothing can set it. */
export function lineForValue(view: ScopeView, path: string, value: Json): Line | undefined {
  const lines: Omit<Line, 'requires'>[] = [];
  const native = nativeWay(view, { path, value, carrier: 'cilium_extra_values' } as Parameters<typeof nativeWay>[1]);
  if (native) lines.push({ text: sayVariables(native.variables), variables: native.variables });
  for (const carrier of ['custom_cni_chart_values', 'cilium_extra_values'] as const) {
    const variables = view.reads(carrier) ? view.withValue(carrier, path, value) : undefined;
    if (variables)
      lines.push({
        text: `${path}: ${JSON.stringify(value)} in ${carrierBehind(view.release.facts, carrier)}`,
        variables,
      });
  }
  if (lines.length === 0) return lineOfOption(view, path, value);
  const before = heldRefusals(view).length;
  const tried = lines.flatMap((line) => {
    const after = view.predict(new Map([...view.variables, ...line.variables]));
    return heldRefusals(view, after).length > before ? [] : [{ ...line, requires: newErrors(view, line.variables) }];
  });
  return tried.find(({ requires }) => requires.length === 0) ?? tried[0];
}

/**
 * The line for the only option that a Helm value changes, for releases without Helm
 * values; undefined if it changes more.
 */
function lineOfOption(view: ScopeView, path: string, value: Json): Line | undefined {
  const { chart } = view.target;
  if (chart.value(path)?.effect !== 'options') return undefined;
  const values: ValueTree = {};
  setPath(values, path, value);
  const [without, given] = [renderChart(chart, {}), renderChart(chart, values)];
  const moved = [...given].filter(([option, text]) => without.get(option) !== text);
  const [option, text] = moved[0] ?? [];
  return moved.length === 1 && option !== undefined && typeof text === 'string'
    ? lineFor(view, option, text)
    : undefined;
}

/** True for a constraint on the value of a single option, which no other setting can satisfy. */
function refusesValue(constraint: string): boolean {
  return constraint.endsWith('-value');
}

/** Candidates to give an option a text on this target, variables of the release first. They are not yet checked. */
export function* proposals(view: ScopeView, option: string, text: string): Generator<Proposal> {
  const setting = { option, value: text, carrier: 'cilium_config_extra_vars' } as Parameters<typeof nativeWay>[1];
  const native = nativeWay(view, setting);
  if (native) yield { lines: linesOf(native.variables), variables: native.variables };
  for (const together of native ? [] : nativeSets(view, option, text))
    yield { lines: linesOf(together), variables: together };
  for (const carrier of ['custom_cni_chart_values', 'cilium_extra_values'] as const) {
    if (!view.reads(carrier)) continue;
    yield* gatedProposals(view, carrier, option, text);
    yield* valueProposals(view, carrier, option, text);
  }
  if (view.installer === 'custom-cni' || !extraVarReaches(view.release, option)) return;
  const variables = view.withValue('cilium_config_extra_vars', joinPath([option]), text);
  const lines = linesOf(new Map([[option, text]]));
  if (variables) yield { lines, carrier: carrierVariable(view.release.facts, 'extraVars'), variables };
}

/** Single Helm values that give the option the text. */
function* valueProposals(view: ScopeView, carrier: CarrierName, option: string, text: string): Generator<Proposal> {
  const { chart } = view.target;
  const takes = (path: string): boolean => chart.value(path) !== undefined;
  const found = valuesForOption(chart, view.prediction.values ?? {}, takes, { option, wanted: text });
  for (const { path, value } of writtenFirst(view, found)) {
    // An empty value does not help a reader who wants another one.
    if (value === null || (value === '' && text !== '')) continue;
    const variables = view.withValue(carrier, path, value);
    const lines = linesOf(new Map([[path, value]]));
    if (variables) yield { lines, carrier: carrierBehind(view.release.facts, carrier), variables };
  }
}

/** Helm values with those first that the user wrote: others may have an option only as a side effect. */
function writtenFirst<T extends { path: string }>(view: ScopeView, found: Iterable<T>): T[] {
  const all = [...found];
  const written = new Set(all.filter(({ path }) => view.valueOrigins(path).length > 0));
  return [...written, ...all.filter((one) => !written.has(one))];
}

/** A Helm value that has an effect only together with others, with these other values. */
function* gatedProposals(view: ScopeView, carrier: CarrierName, option: string, text: string): Generator<Proposal> {
  const { chart } = view.target;
  for (const path of valuesFor(view, option)) {
    const gate = Object.entries(chart.value(path)?.gate ?? {});
    if (gate.length === 0) continue;
    const values = view.prediction.values ?? {};
    const open = gate.filter(([name, needed]) => !sameJson(known(getPath(values, name)) ?? null, needed));
    const value = /^(?:true|false)$/.test(text) ? text === 'true' : text;
    let of = view;
    for (const [name, needed] of [...open, [path, value] as const]) {
      const more = of.withValue(carrier, name, needed);
      if (more) of = of.with(more);
    }
    const variable = carrierBehind(view.release.facts, carrier);
    const lines = linesOf(new Map<string, Json>([[path, value], ...open]));
    yield { lines, carrier: variable, variables: new Map([[variable, of.variables.get(variable) ?? {}]]) };
  }
}

/** Errors from constraints of features that other variables violate and the view does not. */
export function newErrors(view: ScopeView, variables: ReadonlyMap<string, PartlyKnown>): string[] {
  const errors = (of: ScopeView): Set<string> =>
    new Set(checkConstraints(of, view.features).flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : [])));
  const before = errors(view);
  return [...errors(view.with(variables))].filter((rule) => !before.has(rule));
}
