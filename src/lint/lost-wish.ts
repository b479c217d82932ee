/** How bad it is that a variable does nothing, and what to write instead: by the outcome, not by the variable's name. */

import { sameJson } from '../catalog/table.ts';
import type { History } from '../cluster/across-releases.ts';
import { type Fulfilment, fulfilment, type Wish, wishOf } from '../cluster/outcome/wish.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import type { Severity } from '../core/finding.ts';
import type { Json } from '../core/json.ts';
import { toText } from '../core/text.ts';
import { isMap, known, leaves, type PartlyKnown } from '../core/value-tree.ts';
import { list } from '../core/wording.ts';
import { adviseLine, lineFor } from './meaning.ts';

const severities: Readonly<Record<Fulfilment, Severity>> = { fulfilled: 'info', unknown: 'warning', lost: 'error' };

/**
 * Judges a variable that does nothing on the release of a view.
 *
 * @param preset its default, where the release declares one
 */
export async function outcomeOf(
  view: ScopeView,
  history: History,
  name: string,
  preset: Json | undefined,
): Promise<{ severity: Severity; message: string }> {
  const value = known(view.variables.get(name));
  // Written as the release's own sample has it: nothing is lost.
  if (preset !== undefined && value !== undefined && (sameJson(preset, value) || toText(preset) === toText(value))) {
    return { severity: 'info', message: '' };
  }
  const wish = await wishOf(view, name, history);
  const isEmpty = isEmptyValue(value);
  if (!wish) {
    // No release does anything with it, or its value is not known.
    const severity = value === undefined ? 'warning' : isEmpty ? 'info' : 'error';
    return { severity, message: '' };
  }
  const found = await fulfilment(view, wish, history);
  const answer = found === 'unknown' && isCertainlyLost(view, wish, value) ? 'lost' : found;
  if (answer === 'fulfilled') return { severity: 'info', message: 'The cluster gets the same result without it.' };
  if (isEmpty && wish.isDefault) return { severity: 'info', message: '' };
  return { severity: severities[answer], message: await effectAndAdvice(view, history, wish) };
}

function isEmptyValue(value: Json | undefined): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/**
 * True for a text, number or list that moved an object and that stands nowhere in the Helm values: nothing else passes it
 * on. Of a switch this cannot be told.
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

/** What the variable did where it had an effect, and what brings that about here; the latter only if it is tried. */
async function effectAndAdvice(view: ScopeView, history: History, wish: Wish): Promise<string> {
  const options = [...wish.options];
  if (options.length === 0) return '';
  const effect = `On Kubespray ${wish.release} it sets ${list(options.map(([option, text]) => (text === undefined ? `${option} to nothing` : `${option} to ${JSON.stringify(text)}`)))}.`;
  const [[option, wanted] = ['', undefined], ...others] = options;
  if (others.length > 0 || wanted === undefined || wish.templates.size > 0) return effect;
  const { chart } = view.target;
  const isHere = chart.options().has(option) || view.prediction.options.has(option);
  const name = isHere ? option : await history.optionToday(option, chart);
  const line = name === undefined ? undefined : lineFor(view, name, normal(wanted));
  return line ? `${effect} ${adviseLine(line)}` : effect;
}

/** Python's booleans as the charts write them. */
function normal(text: string): string {
  return /^(?:True|False)$/.test(text) ? text.toLowerCase() : text;
}
