/** The settings of an inventory at its release, in a form that a plan for another release accepts. */
import { features } from '../../../features/registry.ts';
import type { Chart } from '../../catalog/catalog.ts';
import { candidates, evaluate, type Inputs, inputNames, sameJson } from '../../catalog/table.ts';
import type { Table } from '../../catalog/types.ts';
import type { History } from '../../cluster/across-releases.ts';
import type { RawOption, RawValue } from '../../cluster/raw-settings.ts';
import { type ScopeView, textOf, without } from '../../cluster/scope-view.ts';
import type { Target } from '../../cluster/target/target.ts';
import { withoutRaw } from '../../cluster/without-raw.ts';
import { sameToAgent } from '../../core/agent-value.ts';
import { lensContext } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { OptionsView, unknown } from '../../core/options.ts';
import { getPath, joinPath, known, setPath } from '../../core/value-tree.ts';
import { collect, type PlanInput, type Setting } from '../../plan/collect.ts';
import { chartInputs, type ValueTree } from '../../predict/chart.ts';
import { rewriteValues } from '../translate/rewrite.ts';

export interface Lost {
  /** Variable, agent option or Helm value. */
  name: string;
  value: Json;
  reason: string;
}

export interface Wishes {
  input: PlanInput;
  lost: Lost[];
  /** Helm values that set one agent option of the old release, by path. */
  spoken: Map<string, string>;
  /** Raw settings that had no effect at the old release, and are left out. */
  idle: Lost[];
}

/** Variables that choose a Cilium, and are not settings of it. */
export const choices: ReadonlySet<string> = new Set(['cilium_version', 'kube_network_plugin']);

/**
 * Reads an inventory's settings at the old release.
 *
 * @param gone native variables that do not stay at the new release
 */
export async function wishesOf(
  view: ScopeView,
  gone: ReadonlySet<string>,
  target: Target,
  history: History,
): Promise<Wishes> {
  const wishes: Wishes = {
    input: { features: new Map(), values: {}, config: new Map() },
    lost: [],
    spoken: new Map(),
    idle: [],
  };
  const covered = askFeatures(view, wishes);
  const written = collect(wishes.input, features, target).settings;
  const values: ValueTree = {};
  for (const { helm, value } of written) if (helm !== undefined) setPath(values, helm, value);
  const config = new Map<string, string>();

  const spokenBefore = collect(wishes.input, features, { ...target, ...view.target }).settings;
  await askValues(view, wishes, spokenBefore, values, target.chart, history);
  const asked = askedOptions(view);
  for (const [option, text] of restOptions(view, gone, covered, wishes)) {
    const name = target.chart.options().has(option) ? option : await history.optionToday(option, target.chart);
    if (name !== undefined && sayAsValue(name, text, { target, values, asked, wishes })) continue;
    const unknownTo = name === undefined ? await reasonUnknown(option, target, history) : undefined;
    if (unknownTo === undefined) config.set(name ?? option, plainText(text));
    else wishes.lost.push({ name: option, value: text, reason: unknownTo });
  }
  return { ...wishes, input: { ...wishes.input, config } };
}

/** Adds the Helm value that gives an option its text; false if no value does, or the value is taken. */
function sayAsValue(
  option: string,
  text: string,
  {
    target,
    values,
    asked,
    wishes,
  }: { target: Target; values: ValueTree; asked: ReadonlyMap<string, string>; wishes: Wishes },
): boolean {
  const said = sayOption(target, values, option, text, asked);
  if (!said) return false;
  const there = getPath(values, said.path);
  if (there !== undefined) return there !== unknown && sameJson(known(there), said.value);
  setPath(values, said.path, said.value);
  wishes.spoken.set(said.path, option);
  setPath(wishes.input.values as ValueTree, said.path, said.value);
  return true;
}

/** Why a Cilium does not have an option; undefined for one that no Cilium is known to have. */
async function reasonUnknown(option: string, { cilium }: Target, history: History): Promise<string | undefined> {
  const life = await history.lifeOfOption(option, cilium);
  if (life.versions.length === 0) return undefined;
  return life.older && !life.newer ? `Cilium ${cilium} no longer has it` : `Cilium ${cilium} does not have it`;
}

/** `True` is only the way in which Ansible prints a Python boolean. */
function plainText(text: string): string {
  return /^(?:True|False)$/.test(text) ? text.toLowerCase() : text;
}

/** Adds features that the user's settings affect. Returns the options that these features cover. */
function askFeatures(view: ScopeView, { input }: Wishes): Set<string> {
  const options = new OptionsView(view.prediction.options);
  const asked = input.features as Map<string, unknown>;
  const covered = new Set<string>();
  for (const feature of features) {
    if (!feature.owns.some((option) => options.has(option) && isAsked(view, option))) continue;
    const intent = feature.read(options, lensContext(view.target.cilium));
    if (intent === undefined) continue;
    asked.set(feature.key, intent);
    for (const option of feature.owns) covered.add(option);
  }
  return covered;
}

/** True if a setting of the user affects the option. */
export function isAsked(view: ScopeView, option: string): boolean {
  return view.origins(option).some(({ name }) => !choices.has(name));
}

/** The options that the user's settings move, with their texts. */
function askedOptions(view: ScopeView): Map<string, string> {
  const asked = new Map<string, string>();
  for (const [option, text] of view.prediction.options) {
    if (typeof text === 'string' && isAsked(view, option)) asked.set(option, text);
  }
  return asked;
}

/** Helm values of the old release's carriers in the words of the new chart. */
async function askValues(
  view: ScopeView,
  { input, lost }: Wishes,
  spoken: readonly Setting[],
  taken: ValueTree,
  chart: Chart,
  history: History,
): Promise<void> {
  const raw: ValueTree = {};
  for (const value of view.raw.values) {
    if (!view.reads(value.carrier)) continue;
    const plain = known(value.value);
    if (plain === undefined || value.path === 'extraConfig') continue;
    // The feature itself sets this value in the new chart's form, so it is not needed as a raw value.
    if (!spoken.some(({ helm, value: own }) => helm === value.path && sameJson(own, plain)))
      setPath(raw, value.path, plain);
  }
  const { values, notes } = await rewriteValues(raw, chart, history);
  for (const { path, rule, message } of notes) {
    if (rule !== 'rewritten-value')
      lost.push({ name: path, value: known(getPath(raw, path)) ?? null, reason: message });
  }
  for (const [path, value] of leavesOf(values)) {
    if (getPath(taken, path) !== undefined) continue;
    setPath(input.values as ValueTree, path, value);
    setPath(taken, path, value);
  }
}

function* leavesOf(tree: ValueTree, above: readonly string[] = []): Generator<[string, Json]> {
  for (const [key, value] of Object.entries(tree)) {
    const path = [...above, key];
    const plain = known(value);
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
      yield* leavesOf(value as ValueTree, path);
    } else if (plain !== undefined) yield [joinPath(path), plain];
  }
}

/** Options that no feature covers: raw ones, and those of variables that do not stay. */
function* restOptions(
  view: ScopeView,
  gone: ReadonlySet<string>,
  covered: ReadonlySet<string>,
  { idle }: Wishes,
): Generator<[option: string, text: string]> {
  const seen = new Set<string>();
  for (const setting of view.raw.options) {
    const { option } = setting;
    const text = view.prediction.options.get(option);
    if (!isEffective(view, setting))
      idle.push({ name: option, value: shown(setting), reason: 'it had no effect on the old release' });
    else if (!covered.has(option) && typeof text === 'string') {
      seen.add(option);
      yield [option, text];
    }
  }
  const bare = view.predict(without(view.variables, ...gone)).options;
  for (const [option, value] of view.prediction.options) {
    if (covered.has(option) || seen.has(option) || typeof value !== 'string') continue;
    if (bare.get(option) !== value && isAsked(view, option)) yield [option, value];
  }
}

/** True if an entry of a carrier decides its option, or sets it to the value that it has anyway. */
function isEffective(view: ScopeView, setting: RawOption): boolean {
  if (!view.reads(setting.carrier)) return false;
  const wanted = textOf(setting.value);
  const actual = view.prediction.options.get(setting.option);
  if (wanted === unknown || actual === unknown) return true;
  const beside = view.predict(withoutRaw(view.variables, setting)).options.get(setting.option);
  return beside !== actual || (actual !== undefined && sameToAgent(setting.option, wanted, actual, view.target.cilium));
}

function shown({ value }: RawOption | RawValue): Json {
  return known(value) ?? null;
}

/**
 * The Helm value that gives an option a text, with the other values as they are: the one that moves the fewest other options.
 *
 * @param asked options of the inventory; a Helm value that gives one of them another text is left out
 */
function sayOption(
  { chart, cilium }: Target,
  values: ValueTree,
  option: string,
  wanted: string,
  asked: ReadonlyMap<string, string>,
): { path: string; value: Json } | undefined {
  const table = chart.options().get(option)?.table;
  if (!table) return undefined;
  const inputs = chartInputs(chart, values);
  let best: { path: string; value: Json; moved: number } | undefined;
  for (const path of inputNames(table)) {
    // `upgradeCompatibility` selects all defaults of an older version, which is far more than this option.
    if (path.startsWith('extraConfig') || path === 'upgradeCompatibility') continue;
    const types = chart.value(path)?.types ?? [];
    const all = [{ name: option, text: wanted, table }, ...decidedBy(path, option, asked, chart)];
    for (const value of candidates(table, path, wanted)) {
      if (!takesType(types, value) || isMisread(value)) continue;
      const given: Inputs = {
        get: (name) => (name === path ? value : inputs.get(name)),
        isSet: (name) => name === path || inputs.isSet(name),
      };
      if (!all.every(({ name, text, table: decides }) => gives(decides, given, name, text, cilium))) continue;
      const moved = movedOptions(chart, path, inputs, given);
      if (best === undefined || moved < best.moved) best = { path, value, moved };
    }
  }
  return best;
}

/** The other requested options that a Helm value has a part in, with their texts and tables. */
function decidedBy(
  path: string,
  option: string,
  asked: ReadonlyMap<string, string>,
  chart: Chart,
): { name: string; text: string; table: Table }[] {
  return [...asked].flatMap(([name, text]) => {
    const table = chart.options().get(name)?.table;
    return name !== option && table && inputNames(table).has(path) ? [{ name, text, table }] : [];
  });
}

/** True if the chart writes the option with a text that the agent reads as the wanted one. */
function gives(table: Table, inputs: Inputs, option: string, wanted: string, cilium: string): boolean {
  const actual = evaluate(table, inputs);
  if (actual === undefined || actual === unknown || typeof actual === 'object') return false;
  return sameToAgent(option, String(actual), wanted, cilium);
}

/** How many options a Helm value changes. */
function movedOptions(chart: Chart, path: string, before: Inputs, after: Inputs): number {
  return [...chart.options().values()].filter(
    ({ table }) => inputNames(table).has(path) && evaluate(table, before) !== evaluate(table, after),
  ).length;
}

/**
 * True for a string that YAML would read as another type. Charts print many strings without quotes, but an agent option
 * must be a string.
 */
function isMisread(value: Json): boolean {
  return typeof value === 'string' && /^(?:true|false|yes|no|on|off|null|~|[-+]?[\d_.]+(?:e[-+]?\d+)?)$/i.test(value);
}

/** True if one of the types accepts the value; without types, every value is accepted. */
function takesType(types: readonly string[], value: Json): boolean {
  return (
    types.length === 0 || types.includes(typeName(value)) || (types.includes('number') && typeof value === 'number')
  );
}

function typeName(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
