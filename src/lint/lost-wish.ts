/**
 * How severe it is that a variable has no effect, and what to write instead. The
 * outcome decides, not the variable's name.
 */

import { carrierBehind } from '../catalog/catalog.ts';
import { sameJson } from '../catalog/table.ts';
import type { History } from '../cluster/across-releases.ts';
import { argumentSources, argumentVariables } from '../cluster/arguments.ts';
import { chartTakes } from '../cluster/chart-paths.ts';
import { type Fulfilment, fulfilment, reversedOptions, type Wish, wishOf } from '../cluster/outcome/wish.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import { sameToAgent } from '../core/agent-value.ts';
import type { Severity } from '../core/finding.ts';
import type { Json } from '../core/json.ts';
import { toText } from '../core/text.ts';
import { isMap, known, leaves, type PartlyKnown } from '../core/value-tree.ts';
import { list } from '../core/wording.ts';
import { adviseLine, type Line, lineFor, newErrors } from './meaning.ts';

const severities: Readonly<Record<Fulfilment, Severity>> = { fulfilled: 'info', unknown: 'warning', lost: 'error' };

/**
 * Judges a variable that has no effect on the release of a view.
 *
 * @param preset its default, if the release declares one
 */
export async function outcomeOf(
  view: ScopeView,
  history: History,
  name: string,
  preset: Json | undefined,
): Promise<{ severity: Severity; message: string }> {
  const value = known(view.variables.get(name));
  const wish = await wishOf(view, name, history);
  const reversed = wish ? reversedOptions(view, wish) : [];
  if (reversed.length > 0) {
    const texts = reversed.map((option) => `${option}: ${JSON.stringify(view.prediction.options.get(option))}`);
    return { severity: 'error', message: `The cluster gets ${list(texts)} although ${name} is false.` };
  }
  // Same value as in the release's own sample: nothing is lost.
  if (preset !== undefined && value !== undefined && (sameJson(preset, value) || toText(preset) === toText(value))) {
    return { severity: 'info', message: '' };
  }
  const isEmpty = isEmptyValue(value);
  if (!wish) {
    // No release uses the variable, or its value is not known.
    const severity = value === undefined ? 'warning' : isEmpty ? 'info' : 'error';
    return { severity, message: '' };
  }
  const found = await fulfilment(view, wish, history);
  const answer = found === 'unknown' && isCertainlyLost(view, wish, value) ? 'lost' : found;
  if (answer === 'fulfilled') return { severity: 'info', message: 'The cluster gets the same result without it.' };
  if (isEmpty && wish.isDefault) return { severity: 'info', message: '' };
  // A switch that only enables an empty list loses little.
  const severity = answer === 'lost' && turnsOnNothing(wish) ? 'warning' : severities[answer];
  return { severity, message: await effectAndAdvice(view, history, name, wish) };
}

/** True if one of the options that a variable adds is empty, so that the list that it enables has no items. */
function turnsOnNothing({ options }: Wish): boolean {
  return [...options.values()].some((text) => text === '');
}

function isEmptyValue(value: Json | undefined): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/**
 * True for a string, number or list that changed an object and is not in the Helm values, so that nothing passes it on.
 * For a boolean this cannot be decided.
 */
function isCertainlyLost(view: ScopeView, wish: Wish, value: Json | undefined): boolean {
  if (wish.isDefault || value === undefined || typeof value === 'boolean' || !wish.movesMore) return false;
  const { values } = view.prediction;
  if (!values) return false;
  return ![...leaves(values)].some(([, leaf]) => holds(leaf, value));
}

function holds(leaf: PartlyKnown, value: Json): boolean {
  const found = known(leaf);
  return found === undefined || sameJson(found, value) || toText(found) === toText(value) || isMap(leaf);
}

/**
 * The effect that the variable has on other releases, and how to get it here. The latter only if a check confirms it.
 */
async function effectAndAdvice(view: ScopeView, history: History, name: string, wish: Wish): Promise<string> {
  const options = [...wish.options];
  if (options.length === 0) {
    const moved = valuesLine(view, wish);
    return moved ? adviseLine(moved) : adviseArguments(view, name);
  }
  const effect = `On Kubespray ${wish.release}, ${name} sets ${list(options.map(([option, text]) => (text === undefined ? `${option} to nothing` : `${option} to ${JSON.stringify(text)}`)))}.`;
  const asValues = valuesLine(view, wish);
  if (asValues) return `${effect} ${adviseLine(asValues)}`;
  const [[option, wanted] = ['', undefined], ...others] = options;
  if (others.length > 0 || wanted === undefined || wish.templates.size > 0) return effect;
  const { chart } = view.target;
  const isHere = chart.options().has(option) || view.prediction.options.has(option);
  const today = isHere ? option : await history.optionToday(option, chart);
  const line = today === undefined ? undefined : lineFor(view, today, normal(wanted));
  return line ? `${effect} ${adviseLine(line)}` : effect;
}

/** The variable for a program's arguments on this release, if the given variable is the one on other releases. */
function adviseArguments(view: ScopeView, name: string): string {
  const source = argumentSources.find(({ variables }) => variables.includes(name));
  const [here] = source && view.installer !== 'custom-cni' ? argumentVariables(view.release, source.variables) : [];
  return here === undefined || here === name ? '' : `Set ${here} instead.`;
}

/** The Helm values that the variable sets on other releases, if they set all of its options here. */
function valuesLine(view: ScopeView, wish: Wish): Line | undefined {
  const carrier = view.reads('custom_cni_chart_values') ? 'custom_cni_chart_values' : 'cilium_extra_values';
  if (wish.values.size === 0 || !view.reads(carrier)) return undefined;
  let of = view;
  for (const [path, value] of wish.values) {
    // Does not recommend values that the chart does not have.
    const more = chartTakes(view.target.chart, path) ? of.withValue(carrier, path, value) : undefined;
    if (!more) return undefined;
    of = of.with(more);
  }
  const { cilium } = view.target;
  for (const [option, wanted] of wish.options) {
    const actual = of.prediction.options.get(option);
    const isSame =
      typeof actual === 'string' && wanted !== undefined
        ? sameToAgent(option, actual, wanted, cilium)
        : actual === wanted;
    if (!isSame) return undefined;
  }
  const name = carrierBehind(view.release.facts, carrier);
  const variables = new Map<string, PartlyKnown>([[name, of.variables.get(name) ?? {}]]);
  const lines = [...wish.values].map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
  return { text: `${list(lines)} in ${name}`, variables, requires: newErrors(view, variables) };
}

/** Booleans in Python's form, converted to the form of the charts. */
function normal(text: string): string {
  return /^(?:True|False)$/.test(text) ? text.toLowerCase() : text;
}
