/** Finds the release's own variables that replace a raw setting. */

import { type evaluate, inputNames, sameJson } from '../catalog/table.ts';
import type { FactName } from '../catalog/types.ts';
import { refusesType } from '../cluster/chart-paths.ts';
import type { RawOption, RawValue } from '../cluster/raw-settings.ts';
import { type ScopeView, textOf } from '../cluster/scope-view.ts';
import { withoutRaw } from '../cluster/without-raw.ts';
import { sameToAgent } from '../core/agent-value.ts';
import type { Json } from '../core/json.ts';
import { unknown } from '../core/options.ts';
import { OverlaidMap } from '../core/overlaid-map.ts';
import { toText } from '../core/text.ts';
import { known, type PartlyKnown } from '../core/value-tree.ts';
import { nativeBoard } from '../plan/carriers.ts';
import { valueSetsForOption, valuesForOption } from '../plan/option-values.ts';
import { type Board, type OutputGoal, placeOnVariables } from '../plan/place.ts';
import type { Prediction, Variables } from '../predict/kubespray.ts';
import { heldRefusals, refusesWord } from './refusals.ts';

/** Variables with the same effect as a raw setting. */
export interface NativeWay {
  variables: ReadonlyMap<string, Json>;
  /** The cluster that would result. */
  prediction: Prediction;
  /** True if every agent option would stay the same, so that only the form changes. */
  readonly sameOptions: boolean;
  /** Facts that would change outside of cilium-config. */
  facts: FactName[];
  /** Templates other than the ConfigMap that these variables change, and raw settings do not. */
  moves: string[];
}

/**
 * The release's variables that give an option (or a Helm value) the value of a raw setting; undefined if no variables
 * can. Variables that the user has already set keep their values.
 */
export function nativeWay(view: ScopeView, setting: RawOption | RawValue): NativeWay | undefined {
  const known = ways.get(view) ?? new WeakMap<object, NativeWay | undefined>();
  ways.set(view, known);
  if (!known.has(setting)) known.set(setting, searchedWay(view, setting));
  return known.get(setting);
}

/** Cache of the results for a view, because several rules look for the same. */
const ways = new WeakMap<ScopeView, WeakMap<object, NativeWay | undefined>>();

function searchedWay(view: ScopeView, setting: RawOption | RawValue): NativeWay | undefined {
  if (view.installer === 'custom-cni') return undefined;
  const goals = goalsOf(view, setting);
  if (goals.length === 0) return undefined;
  const base = withoutRaw(view.variables, setting);
  for (const goal of goals) {
    const found = placeOnVariables([goal], boardFor(view, base, goal));
    if (found.size === 0 || [...found].some(([name, value]) => differs(base, name, value))) continue;
    const prediction = view.predict(new OverlaidMap<PartlyKnown>(base, found));
    if ('option' in setting && !hasOption(view, prediction, setting)) continue;
    return describe(view, found, prediction);
  }
  return undefined;
}

/**
 * Each set of variables that could give an option its text on this release, regardless of what the user sets now. The
 * caller predicts their effect. Empty for a chart without a role around it.
 */
export function* variablesForOption(
  view: ScopeView,
  option: string,
  text: string,
): Generator<ReadonlyMap<string, Json>> {
  if (view.installer === 'custom-cni') return;
  const setting = { option, value: text, carrier: 'cilium_config_extra_vars' } as RawOption;
  for (const goal of goalsOf(view, setting)) {
    const found = placeOnVariables([goal], boardFor(view, view.variables, goal));
    if (found.size > 0) yield found;
  }
}

/**
 * The sets of variables that give several Helm values, which give an option its text only together:
 * `cilium_encryption_enabled` and `cilium_encryption_type` for WireGuard. The caller predicts what they do.
 */
export function* nativeSets(view: ScopeView, option: string, text: string): Generator<ReadonlyMap<string, Json>> {
  if (view.installer === 'custom-cni' || view.ownManifests) return;
  const values = view.prediction.values ?? {};
  const takes = (path: string): boolean => view.release.band.helm?.[path] !== undefined;
  for (const set of valueSetsForOption(view.target.chart, values, takes, { option, wanted: text })) {
    const goals = [...set].map(([path, value]) => valueGoal(path, value));
    const found = placeOnVariables(goals, nativeBoard(view.release, view.variables));
    if (found.size > 0 && ![...found].some(([name, value]) => differs(view.variables, name, value))) yield found;
  }
}

/** The board without empty values where another one is wanted: a release may replace them by it, but a reader does not see so. */
function boardFor({ release }: ScopeView, base: Variables, { wanted }: OutputGoal): Board {
  const board = nativeBoard(release, base);
  return isEmpty(wanted) ? board : { ...board, allows: (name, value) => !isEmpty(value) && board.allows(name, value) };
}

function isEmpty(value: Json | undefined): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === '' || value === null || value === undefined;
}

function differs(base: Variables, name: string, value: Json): boolean {
  return base.has(name) && !sameJson(known(base.get(name)), value);
}

function hasOption(view: ScopeView, prediction: Prediction, { option, value }: RawOption): boolean {
  const wanted = textOf(value);
  const actual = prediction.options.get(option);
  return (
    typeof wanted === 'string' && typeof actual === 'string' && sameToAgent(option, wanted, actual, view.target.cilium)
  );
}

function goalsOf(view: ScopeView, setting: RawOption | RawValue): OutputGoal[] {
  if ('path' in setting) {
    const value = known(setting.value);
    return value === undefined || !view.release.band.helm?.[setting.path] ? [] : [valueGoal(setting.path, value)];
  }
  const { option } = setting;
  const wanted = textOf(setting.value);
  if (typeof wanted !== 'string') return [];
  if (view.ownManifests) {
    if (!view.release.band.options?.[option]) return [];
    return [
      {
        output: `option:${option}`,
        wanted,
        accepts: (actual) => isSameText(view, option, actual, wanted),
        explicit: true,
      },
    ];
  }
  const takes = (path: string): boolean => view.release.band.helm?.[path] !== undefined;
  const table = view.target.chart.options().get(option)?.table;
  if (!table || ![...inputNames(table)].some(takes)) return [];
  const values = view.predict(withoutRaw(view.variables, setting)).values ?? {};
  const found = valuesForOption(view.target.chart, values, takes, { option, wanted });
  const goals = [...found].filter(({ value }) => isEmpty(wanted) || !isEmpty(value));
  return goals.map(({ path, value }) => valueGoal(path, value));
}

function valueGoal(path: string, value: Json): OutputGoal {
  return {
    output: `helm:${path}`,
    wanted: value,
    accepts: (actual) => actual !== unknown && sameJson(actual, value),
    explicit: true,
  };
}

function isSameText(view: ScopeView, option: string, actual: ReturnType<typeof evaluate>, wanted: string): boolean {
  return actual !== undefined && actual !== unknown && sameToAgent(option, toText(actual), wanted, view.target.cilium);
}

function describe(view: ScopeView, variables: ReadonlyMap<string, Json>, prediction: Prediction): NativeWay {
  const now = view.prediction;
  const facts = [...now.facts.keys()].filter((fact) => now.facts.get(fact) !== prediction.facts.get(fact));
  const asArguments = argumentInputs(view);
  const moves = [...variables.keys()].flatMap((name) =>
    asArguments.has(name) || view.variables.has(name) ? [] : (view.release.facts.variables[name]?.moves ?? []),
  );
  let same: boolean | undefined;
  return {
    variables,
    prediction,
    facts,
    moves: [...new Set(moves)],
    // Evaluated lazily, because it computes every option of both predictions.
    get sameOptions() {
      same ??= sameOptions(now.options, prediction.options, view.target.cilium);
      return same;
    },
  };
}

/**
 * Variables that the release's manifests pass to the agent as arguments: what they change there is the option itself.
 */
function argumentInputs({ release, ownManifests }: ScopeView): Set<string> {
  const { arguments: options = [], options: tables = {} } = release.band;
  return new Set(ownManifests ? options.flatMap((option) => [...inputNames(tables[option] ?? [])]) : []);
}

/** True if both configurations mean the same to the agent. */
function sameOptions(left: Prediction['options'], right: Prediction['options'], cilium: string): boolean {
  if (left.size !== right.size) return false;
  for (const [name, value] of left) {
    const other = right.get(name);
    if (value === other) continue;
    if (typeof value !== 'string' || typeof other !== 'string' || !sameToAgent(name, value, other, cilium))
      return false;
  }
  return true;
}

/**
 * Variables that could replace a setting with the same result.
 *
 * @param counts which ways are of interest; checked first, because a comparison of the results is much more expensive
 */
export function preferredWay(
  view: ScopeView,
  setting: RawOption | RawValue,
  counts: (way: NativeWay) => boolean,
): NativeWay | undefined {
  if (!view.reads(setting.carrier)) return undefined;
  if ('option' in setting && view.isWrittenLate(setting.option)) return undefined;
  if ('path' in setting && isRefused(view, setting)) return undefined;
  const way = nativeWay(view, setting);
  if (!way || !counts(way) || !way.sameOptions) return undefined;
  // If the chart rejects the variable's value, that must be fixed first.
  return heldRefusals(view, way.prediction).length > heldRefusals(view).length ? undefined : way;
}

/** True if the chart rejects the value itself, so that a variable with the same value does not help. */
function isRefused(view: ScopeView, { path, value }: RawValue): boolean {
  const plain = known(value);
  return (
    (plain !== undefined && refusesType(view.target.chart, path, plain)) ||
    heldRefusals(view).some((refusal) => refusesWord(refusal, path))
  );
}

/** True if the release does more with the variables than with the raw setting; another rule reports that. */
export function isLeftBehind({ facts, moves }: NativeWay): boolean {
  return facts.length > 0 || moves.length > 0;
}

/** `cilium_enable_bpf_masquerade: true`, several joined with "and". */
export function sayVariables(variables: ReadonlyMap<string, Json>): string {
  return linesOf(variables).join(' and ');
}

/** `cilium_enable_bpf_masquerade: true` for each. */
export function linesOf(settings: ReadonlyMap<string, Json>): string[] {
  return [...settings].map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
}
