/** The wanted result for the agent: the options that an intent's Helm values affect on the target's chart. */

import type { Chart } from '../catalog/catalog.ts';
import { decidingCase, evaluate, type Inputs, inputNames, isTruthy, passedOn, sameJson } from '../catalog/table.ts';
import type { Table } from '../catalog/types.ts';
import { sameToAgent } from '../core/agent-value.ts';
import type { Json } from '../core/json.ts';
import { parseBoolean, type Unknown, unknown } from '../core/options.ts';
import { toText } from '../core/text.ts';
import { setPath } from '../core/value-tree.ts';
import { asText, chartInputs, type ValueTree } from '../predict/chart.ts';
import type { Setting } from './collect.ts';

/** The wanted result for one agent option. */
export interface OptionGoal {
  option: string;
  /** The text that the chart writes; undefined if it writes nothing, which means the agent's default. */
  wanted: string | undefined;
  /** Other texts (undefined: not written) that would mean something else to the agent than what was requested. */
  unwanted: readonly (string | undefined)[];
  /** False if the text itself was not requested, so that any text that is not unwanted is acceptable. */
  exact: boolean;
  /**
   * True if the chart writes a constant here when the switch is on, and the switch is off. Any text then means that it
   * is on.
   */
  saysOn: boolean;
  settings: Setting[];
}

/** The tree of these settings' Helm values. */
export function valuesOf(settings: readonly Setting[]): ValueTree {
  const tree: ValueTree = {};
  for (const setting of settings) if (setting.helm !== undefined) setPath(tree, setting.helm, setting.value);
  return tree;
}

/** Other values that an input could have: those that its table compares it with, and the opposite of a boolean. */
function alternatives(table: Table, path: string, value: Json): Json[] {
  const others: Json[] = [];
  for (const row of table) {
    const condition = row.when?.[path];
    if (!condition) continue;
    if ('in' in condition) others.push(...condition.in);
    else if ('notIn' in condition) others.push(...condition.notIn);
    else if ('truthy' in condition) others.push(!isTruthy(value));
  }
  if (typeof value === 'boolean') others.push(!value);
  return others.filter((other) => !sameJson(other, value));
}

function withInput(inputs: Inputs, name: string, value: Json | undefined): Inputs {
  return {
    get: (other) => (other === name ? value : inputs.get(other)),
    isSet: (other) => (other === name ? value !== undefined : inputs.isSet(other)),
  };
}

/**
 * The goals of a set of settings on a chart. An option belongs to a Helm value if another value would have changed the
 * option, with all other settings as in the intent.
 */
export function optionGoals(chart: Chart, settings: readonly Setting[]): OptionGoal[] {
  const inputs = chartInputs(chart, valuesOf(settings));
  const presets = chartInputs(chart, {});
  const goals = new Map<string, OptionGoal>();
  const asked = new Set(settings.map(({ helm }) => helm));
  for (const setting of settings) {
    if (setting.option !== undefined) goals.set(setting.option, rawGoal(setting.option, setting));
  }
  for (const [option, { table }] of chart.options()) {
    // A raw option of the user overrides what a Helm value would write there.
    if (goals.has(option)) continue;
    const reads = inputNames(table);
    // Most options of a chart depend on nothing that an intent sets.
    if (!reaches(asked, reads)) continue;
    const readers = settings.filter(({ helm }) => helm !== undefined && reads.has(helm));
    const goal =
      goalOfMoves(chart, option, table, readers, asked, inputs, presets) ??
      jointGoal(option, table, readers, inputs, presets);
    if (goal) goals.set(option, goal);
  }
  return [...goals.values()];
}

function reaches(asked: ReadonlySet<string | undefined>, reads: ReadonlySet<string>): boolean {
  for (const path of reads) if (asked.has(path)) return true;
  return false;
}

/** The goal for a raw agent option. */
function rawGoal(option: string, setting: Setting): OptionGoal {
  return { option, wanted: toText(setting.value), unwanted: [], exact: true, saysOn: false, settings: [setting] };
}

/** A setting that affects an option. */
interface Move {
  setting: Setting;
  /** The texts of the option with other values. */
  opposed: (string | undefined)[];
  saysOn: boolean;
}

/**
 * The goal for an option that single settings affect; undefined if no single one does.
 *
 * @param readers the settings that the option's table reads
 * @param asked the Helm values of all settings
 */
function goalOfMoves(
  chart: Chart,
  option: string,
  table: Table,
  readers: readonly Setting[],
  asked: ReadonlySet<string | undefined>,
  inputs: Inputs,
  presets: Inputs,
): OptionGoal | undefined {
  const wanted = text(evaluate(table, inputs));
  if (wanted === unknown) return undefined;
  const moves = readers.flatMap((setting) => movesOf(chart, table, setting, inputs, wanted));
  if (moves.length === 0) return undefined;
  const decides = decidingCase(table, inputs);
  const isSaid = decides !== undefined && passedOn(decides.then).some((source) => asked.has(source));
  if (!isSaid && ownNetwork.test(option)) return undefined;
  const isFree = !isSaid && text(evaluate(table, presets)) === wanted;
  return {
    option,
    wanted,
    unwanted: moves.flatMap(({ opposed }) => opposed),
    exact: wanted !== undefined && !isFree,
    saysOn: moves.some(({ saysOn }) => saysOn),
    settings: moves.map(({ setting }) => setting),
  };
}

/** The effect of a setting on an option with the result `wanted`; empty if other values have the same result. */
function movesOf(chart: Chart, table: Table, setting: Setting, inputs: Inputs, wanted: string | undefined): Move[] {
  const { helm: path = '', value } = setting;
  const preset = chart.value(path)?.default;
  const variants = [...alternatives(table, path, value), ...(sameJson(preset, value) ? [] : [preset])];
  const others = variants.map((variant) => text(evaluate(table, withInput(inputs, path, variant))));
  const follows = table.some((row) => passedOn(row.then).includes(path)) && wanted !== undefined;
  if (!follows && !others.some((other) => other !== wanted)) return [];
  const on = value === false ? decidingCase(table, withInput(inputs, path, true)) : undefined;
  const saysOn = wanted === undefined && on !== undefined && 'literal' in on.then;
  const opposed = others.filter((other): other is string | undefined => other !== unknown && other !== wanted);
  return [{ setting, opposed, saysOn }];
}

/** The goal for an option that several settings affect only together, so that no single one makes a difference. */
function jointGoal(
  option: string,
  table: Table,
  movers: readonly Setting[],
  inputs: Inputs,
  presets: Inputs,
): OptionGoal | undefined {
  if (movers.length < 2 || ownNetwork.test(option)) return undefined;
  const wanted = text(evaluate(table, inputs));
  const before = text(evaluate(table, presets));
  if (wanted === unknown || before === unknown || wanted === before) return undefined;
  return { option, wanted, unwanted: [before], exact: wanted !== undefined, saysOn: false, settings: [...movers] };
}

/** Pod networks are Kubespray's own (`kube_pods_subnet` and similar), regardless of the chart's defaults for them. */
const ownNetwork = /^cluster-pool-ipv[46]-(cidr|mask-size)$/;

function text(value: Json | Unknown | undefined): string | Unknown | undefined {
  return value === undefined ? undefined : asText(value);
}

/** True if the agent would read what the goal wants. */
export function meets(goal: OptionGoal, actual: string | Unknown | undefined, cilium: string): boolean {
  if (actual === unknown) return false;
  if (actual === undefined && goal.settings.every((setting) => setting.agentDefault)) return true;
  if (goal.exact) return actual !== undefined && sameToAgent(goal.option, goal.wanted ?? '', actual, cilium);
  if (actual === goal.wanted) return true;
  // An option that is not written is as good as any text that does not mean the opposite.
  if (actual === undefined) return !goal.unwanted.includes(undefined);
  // A switch of the chart is on or off. An older word for something in between is neither.
  if (parseBoolean(goal.wanted ?? '') !== undefined) return sameToAgent(goal.option, goal.wanted ?? '', actual, cilium);
  return !goal.unwanted.some((other) => other !== undefined && sameToAgent(goal.option, other, actual, cilium));
}

/** The text with the opposite meaning of a boolean, or an empty path for a file. */
export function opposite(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text.startsWith('/')) return '';
  if (/^true$/i.test(text)) return 'false';
  return /^false$/i.test(text) ? 'true' : undefined;
}

/** True for an option that the chart would not write and that is not a switch: the agent does not read it then. */
export function isHarmless(goal: OptionGoal): boolean {
  return (
    goal.wanted === undefined &&
    !goal.saysOn &&
    goal.unwanted.every((text) => text === undefined || (parseBoolean(text) === undefined && !text.startsWith('/')))
  );
}
