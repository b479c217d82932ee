/**
 * The purpose of a variable that does nothing on a release: its effect on the nearest release that uses it. Also
 * whether the cluster gets this effect through other settings, or by default.
 */

import type { KubesprayRelease } from '../../catalog/catalog.ts';
import { evaluate, inputNames, isTruthy, sameJson } from '../../catalog/table.ts';
import { sameToAgent } from '../../core/agent-value.ts';
import type { Json } from '../../core/json.ts';
import { parseBoolean, unknown } from '../../core/options.ts';
import { items } from '../../core/text.ts';
import { known, leaves, type PartlyKnown } from '../../core/value-tree.ts';
import { compare } from '../../core/versions.ts';
import { type Prediction, predict, type Variables, variableInputs } from '../../predict/kubespray.ts';
import type { History } from '../across-releases.ts';
import { type ScopeView, without } from '../scope-view.ts';

export interface Wish {
  /** The release with this behaviour. */
  release: string;
  /** Agent options that the value changes there, with their new text; undefined for an option that it removes. */
  options: ReadonlyMap<string, string | undefined>;
  /** Helm values that the value changes there, on a release that installs the chart. */
  values: ReadonlyMap<string, Json>;
  /** Agent options that only the opposite of the switch writes there. */
  absent: ReadonlySet<string>;
  /** Templates that the value makes the release install (true) or omit (false). */
  templates: ReadonlyMap<string, boolean>;
  /** True if the variable changes something outside cilium-config with an unknown effect. */
  movesMore: boolean;
  /** True if the value is the release's default, so that it changes nothing there. */
  isDefault: boolean;
}

/** Whether the cluster has what a wish requires. */
export type Fulfilment = 'fulfilled' | 'lost' | 'unknown';

/** The wish behind a variable's value. Undefined if no release uses the variable, or if the value is not known. */
export async function wishOf(view: ScopeView, name: string, history: History): Promise<Wish | undefined> {
  const value = known(view.variables.get(name));
  if (value === undefined) return undefined;
  const all = await history.releases();
  const here = all.findLastIndex(({ facts }) => compare(facts.release, view.release.facts.release) <= 0);
  const nearest = [...all.entries()]
    .filter(([, release]) => isAlive(release, name, view.release.facts.release))
    .sort(([left], [right]) => Math.abs(left - here) - Math.abs(right - here));
  const wishes = nearest.map(([, release]) => wishOn(release, view, name, value));
  return (
    wishes.find(({ options, templates }) => options.size > 0 || templates.size > 0) ??
    wishes.find(({ values }) => values.size > 0) ??
    wishes[0]
  );
}

/** True for a release, other than the current one, that uses the variable. */
function isAlive({ facts }: KubesprayRelease, name: string, here: string): boolean {
  if (facts.release === here) return false;
  const fact = Object.hasOwn(facts.variables, name) ? facts.variables[name] : undefined;
  return fact !== undefined && !fact.dead && !fact.removed;
}

function wishOn(release: KubesprayRelease, view: ScopeView, name: string, value: Json): Wish {
  const preset = release.facts.variables[name]?.default;
  // Other settings of the inventory count there too: a release may read a variable only if another one is enabled.
  const others = new Map<string, PartlyKnown>([
    ...formerSwitches(release, view, name),
    ...without(view.variables, name),
    ['kube_network_plugin', 'cilium'],
  ]);
  const before = predict(release, view.target.chart, others);
  const after = predict(release, view.target.chart, new Map([...others, [name, value]]));
  return {
    release: release.facts.release,
    options: changedOptions(before, after),
    values: changedValues(before, after),
    absent: absentOptions(after, value, (opposite) =>
      predict(release, view.target.chart, new Map([...others, [name, opposite]])),
    ),
    templates: changedTemplates(release, others, new Map([...others, [name, value]])),
    movesMore: movesTemplates(release, name) || movesLostValues(release, name),
    isDefault: sameJson(preset, value) || (preset === undefined && !isTruthy(value)),
  };
}

/** True if the variable changes the content of templates, instead of only deciding which of them are installed. */
function movesTemplates({ facts, band }: KubesprayRelease, name: string): boolean {
  const isSwitch = Object.values(band.installs ?? {}).some((table) => inputNames(table).has(name));
  return !isSwitch && (facts.variables[name]?.moves ?? []).length > 0;
}

/**
 * Switches that the variable needs there to have an effect, and that this release no longer has. What they enabled is
 * always enabled now, or depends on something else.
 */
function formerSwitches(release: KubesprayRelease, view: ScopeView, name: string): Map<string, PartlyKnown> {
  const { variables } = view.release.facts;
  const found = new Map<string, PartlyKnown>();
  for (const { when = {} } of Object.values(release.band.installs ?? {}).flat()) {
    if (!Object.hasOwn(when, name)) continue;
    for (const [other, condition] of Object.entries(when)) {
      const isHere = Object.hasOwn(variables, other) && !variables[other]?.dead;
      if (other === name || isHere || view.variables.has(other)) continue;
      if ('truthy' in condition && condition.truthy) found.set(other, true);
    }
  }
  return found;
}

/** True for a release that passes the variable on to the chart. Options alone do not show what it changes there. */
function movesLostValues({ facts, band }: KubesprayRelease, name: string): boolean {
  return (
    facts.installer === 'cilium-cli' && Object.values(band.helm ?? {}).some((table) => inputNames(table).has(name))
  );
}

function changedOptions(before: Prediction, after: Prediction): Map<string, string | undefined> {
  const changed = new Map<string, string | undefined>();
  for (const option of new Set([...before.options.keys(), ...after.options.keys()])) {
    const [old, now] = [before.options.get(option), after.options.get(option)];
    if (old !== now && old !== unknown && now !== unknown) changed.set(option, now as string | undefined);
  }
  return changed;
}

function changedValues(before: Prediction, after: Prediction): Map<string, Json> {
  const changed = new Map<string, Json>();
  if (!before.values || !after.values) return changed;
  const old = new Map([...leaves(before.values)].map(([path, leaf]) => [path, known(leaf)]));
  for (const [path, leaf] of leaves(after.values)) {
    const value = known(leaf);
    const former = old.get(path);
    if (value !== undefined && (former === undefined || !sameJson(former, value))) changed.set(path, value);
  }
  return changed;
}

/** Options that only the opposite of a boolean writes. */
function absentOptions(after: Prediction, value: Json, predictWith: (opposite: boolean) => Prediction): Set<string> {
  const found = new Set<string>();
  if (typeof value !== 'boolean' || value) return found;
  for (const [option, text] of predictWith(true).options) {
    if (!after.options.has(option) && text !== unknown && !isOff(text)) found.add(option);
  }
  return found;
}

/**
 * Options that a switch should remove from the configuration, but that the cluster gets anyway. Empty unless this is
 * true for all of them.
 */
export function reversedOptions(view: ScopeView, { absent }: Wish): string[] {
  const names = [...absent];
  const isThere = (option: string): boolean => {
    const actual = view.prediction.options.get(option);
    return typeof actual === 'string' && !isOff(actual);
  };
  return names.every(isThere) ? names : [];
}

function changedTemplates(release: KubesprayRelease, before: Variables, after: Variables): Map<string, boolean> {
  const changed = new Map<string, boolean>();
  const [old, now] = [variableInputs(release, before), variableInputs(release, after)];
  for (const [file, table] of Object.entries(release.band.installs ?? {})) {
    const [was, is] = [evaluate(table, old), evaluate(table, now)];
    if (was !== unknown && is !== unknown && (was === true) !== (is === true)) changed.set(file, is === true);
  }
  return changed;
}

/** Whether the cluster of a view gets what a wish requires. */
export async function fulfilment(view: ScopeView, wish: Wish, history: History): Promise<Fulfilment> {
  const answers: Fulfilment[] = [];
  for (const [file, wanted] of wish.templates) answers.push(componentFulfilled(view, file, wanted));
  // If a switch installs objects, the options that it also changes belong to its own way of installing them.
  const options = wish.templates.size > 0 ? [] : wish.options;
  for (const [option, wanted] of options) answers.push(await optionFulfilled(view, option, wanted, history));
  if (answers.includes('lost')) return 'lost';
  if (answers.includes('unknown')) return 'unknown';
  if (answers.length === 0 && wish.movesMore && !wish.isDefault) return 'unknown';
  // A value that changes nothing on that release either is not a wish.
  return 'fulfilled';
}

async function optionFulfilled(
  view: ScopeView,
  option: string,
  wanted: string | undefined,
  history: History,
): Promise<Fulfilment> {
  const { options } = view.prediction;
  const { chart, cilium } = view.target;
  const isHere = chart.options().has(option) || options.has(option);
  const name = isHere ? option : ((await history.optionToday(option, chart)) ?? option);
  const actual = options.get(name);
  if (actual === unknown) return 'unknown';
  if (actual === undefined) {
    if (isOff(wanted)) return 'fulfilled';
    return (await isGone(view, name, history)) ? 'unknown' : 'lost';
  }
  if (wanted === undefined) return isOff(actual) ? 'fulfilled' : 'unknown';
  return sameToAgent(name, actual, wanted, cilium) || sameList(actual, wanted) ? 'fulfilled' : 'lost';
}

/** True for an option that this Cilium no longer has, so that the variable cannot switch anything. */
async function isGone(view: ScopeView, option: string, history: History): Promise<boolean> {
  if (view.target.chart.options().has(option)) return false;
  const { versions, newer } = await history.lifeOfOption(option, view.target.cilium);
  return versions.length > 0 && !newer && versions.every((version) => compare(version, view.target.cilium) < 0);
}

function isOff(text: string | undefined): boolean {
  return text === undefined || text === '' || text === 'disabled' || text === 'none' || parseBoolean(text) === false;
}

/** Some versions separate the items of lists with blanks, others with commas. */
function sameList(left: string, right: string): boolean {
  const sorted = (text: string): string => items(text).sort().join(' ');
  return sorted(left) === sorted(right);
}

/** Whether the component of a template (named by its folder) is enabled, as far as the chart's own switch tells. */
function componentFulfilled(view: ScopeView, file: string, wanted: boolean): Fulfilment {
  const component = file.split('/').at(-2);
  const option = `enable-${component}`;
  if (component === undefined || !view.target.chart.options().has(option)) return 'unknown';
  const actual = view.prediction.options.get(option);
  if (actual === unknown) return 'unknown';
  const isThere = actual !== undefined && parseBoolean(actual) === true;
  return isThere === wanted ? 'fulfilled' : 'lost';
}
