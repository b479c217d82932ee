/** Advice on violated constraints in the words of an intent, tried by planning the intent with it. */

import { inputNames, sameJson } from '../catalog/table.ts';
import type { Target } from '../cluster/target/target.ts';
import { sameToAgent } from '../core/agent-value.ts';
import { type AnyFeature, lensContext, type Violation } from '../core/feature.ts';
import type { Json } from '../core/json.ts';
import { OptionsView } from '../core/options.ts';
import { clauseOf, eventOf, line, type Remedy, type Words, withAdvice } from '../core/remedy.ts';
import { isMap, joinPath, leaves, mergeValues, removePath, setPath } from '../core/value-tree.ts';
import type { ValueTree } from '../predict/chart.ts';
import { sources } from '../predict/table-sources.ts';
import type { PlanFinding, PlanInput, Setting } from './collect.ts';
import type { Draft } from './draft.ts';
import { valuesOf } from './goals.ts';
import { valuesForOption } from './option-values.ts';

/** What an intent's advice is worked out from. */
export interface Asked {
  input: PlanInput;
  draft: Draft;
  features: readonly AnyFeature[];
  /** Plans another input for the same target. */
  replan(input: PlanInput): Draft;
  /** The setting of the inventory by which an option comes about, where the intent does not set it. */
  behind(option: string): readonly string[] | undefined;
}

/** An intent that repairs something: what to write and to remove, and the input that it makes. */
interface Change {
  set: readonly string[];
  remove: readonly string[];
  input: PlanInput;
}

/** What happens, and the remedies that the target can set and that end the violation. */
export function messageOf(asked: Asked, rule: string, violation: Violation): string {
  const event = eventOf(violation, wordsOf(asked));
  const { remedies = [] } = violation;
  const clauses = remedies.flatMap((remedy) => {
    if (!remedy.set) return [clauseOf(remedy, { set: [], remove: [] })];
    const change = tried(asked, remedy, rule);
    return change ? [clauseOf(remedy, change)] : [];
  });
  if (clauses.length > 0) return withAdvice(event, clauses);
  const missing = remedies.flatMap(({ set = {} }) => Object.entries(set)).find(([, value]) => value !== null);
  const release = asked.draft.target.release?.facts.release;
  return missing && release !== undefined
    ? `${event} Kubespray ${release} has no setting that repairs this with the rest of the intent.`
    : event;
}

/** The first way to a remedy that ends the violation and brings no new error. */
function tried(asked: Asked, remedy: Remedy, rule: string): Change | undefined {
  const before = new Set(errorsOf(asked.draft));
  for (const change of changesFor(asked, remedy)) {
    const plan = asked.replan(change.input);
    const after = errorsOf(plan);
    if (plan.findings.some((finding) => finding.rule === rule)) continue;
    if (after.every((error) => before.has(error))) return change;
  }
  return undefined;
}

function errorsOf({ findings }: Draft): string[] {
  return findings.flatMap(({ rule, severity }: PlanFinding) => (severity === 'error' ? [rule] : []));
}

function* changesFor(asked: Asked, { set = {} }: Remedy): Generator<Change> {
  const wishes = Object.entries(set);
  const [first, ...others] = wishes;
  if (!first) return;
  for (const start of waysFor(asked, ...first)) {
    let change: Change | undefined = start;
    let draft = asked.replan(start.input);
    for (const wish of others) {
      if (holds(draft, ...wish)) continue;
      const [more] = waysFor({ ...asked, input: change.input, draft }, ...wish);
      if (!more) {
        change = undefined;
        break;
      }
      change = { set: [...change.set, ...more.set], remove: [...change.remove, ...more.remove], input: more.input };
      draft = asked.replan(change.input);
    }
    if (change) yield change;
  }
}

function holds({ options, target }: Pick<Draft, 'options' | 'target'>, option: string, value: string | null): boolean {
  const actual = options.get(option);
  if (value === null) return actual === undefined;
  return typeof actual === 'string' && sameToAgent(option, actual, value, target.cilium);
}

function waysFor(asked: Asked, option: string, value: string | null): Iterable<Change> {
  return value === null ? removals(asked, option) : settings(asked, option, value);
}

/** What an intent could set for an option to get a value, first in the part that sets it by now. */
function* settings(asked: Asked, option: string, value: string): Generator<Change> {
  const { input } = asked;
  const inConfig = {
    set: [line(option, value)],
    remove: [],
    input: { ...input, config: new Map([...input.config, [option, value]]) },
  };
  if (input.config.has(option)) yield inConfig;
  const [own, other] = valueChanges(asked, option, value);
  yield* own;
  // Whoever writes Helm values alone does not read features.
  if (input.features.size > 0) yield* featureChanges(asked, option, value);
  yield* other;
  yield inConfig;
}

/** Changes of Helm values: those that the intent writes already, and others. */
function valueChanges({ input, draft }: Asked, option: string, value: string): [Change[], Change[]] {
  const { chart } = draft.target;
  const all = [
    ...valuesForOption(chart, valuesOf(draft.collected.settings), (path) => chart.value(path) !== undefined, {
      option,
      wanted: value,
    }),
  ];
  const isWritten = (path: string): boolean =>
    draft.collected.settings.some(({ feature, helm }) => feature === 'values' && helm === path);
  const change = ({ path, value: wanted }: { path: string; value: Json }): Change => {
    const tree: ValueTree = {};
    setPath(tree, path, wanted);
    return {
      set: [line(path, wanted)],
      remove: [],
      input: { ...input, values: mergeValues(input.values, tree) },
    };
  };
  return [
    all.filter(({ path }) => isWritten(path)).map(change),
    all.filter(({ path }) => !isWritten(path)).map(change),
  ];
}

/** Changes of a feature's intent: one setting of it, or the feature as a whole. */
function* featureChanges(asked: Asked, option: string, value: string): Generator<Change> {
  const { features, input, draft } = asked;
  const context = lensContext(draft.target.cilium);
  const now = new OptionsView(draft.options);
  const then = new OptionsView(new Map([...draft.options, [option, value]]));
  for (const feature of features) {
    const [before, after] = [feature.read(now, context), feature.read(then, context)] as (Json | undefined)[];
    if (after === undefined || sameJson(before, after)) continue;
    const written = input.features.get(feature.key);
    const wish = merged(isMap(written) ? (written as ValueTree) : {}, before, after);
    if (!wish || !feature.schema().safeParse(wish.intent === true ? {} : wish.intent).success) continue;
    const intent = wish.intent === true ? {} : wish.intent;
    yield {
      set: [wish.path === '' ? `${feature.key}: ${wish.value}` : line(`${feature.key}.${wish.path}`, wish.value)],
      remove: [],
      input: { ...input, features: new Map([...input.features, [feature.key, intent]]) },
    };
  }
}

/** A feature's intent with the one setting in which two readings differ; undefined if they differ in more. */
function merged(
  written: ValueTree,
  before: Json | undefined,
  after: Json,
): { intent: Json; path: string; value: Json } | undefined {
  if (after === false) return { intent: false, path: '', value: false };
  if (!isMap(after)) return undefined;
  const known = new Map(isMap(before) ? leaves(before) : []);
  const changed = [...leaves(after)].filter(([path, value]) => !sameJson(known.get(path) as Json, value as Json));
  const [only, ...more] = changed as [string, Json][];
  if (more.length > 0) return undefined;
  if (!only) return isMap(before) ? undefined : { intent: true, path: '', value: true };
  const tree: ValueTree = {};
  setPath(tree, ...only);
  return { intent: mergeValues(written, tree) as Json, path: only[0], value: only[1] };
}

/** Ways to be without what sets an option. */
function* removals({ input, draft, features }: Asked, option: string): Generator<Change> {
  if (input.config.has(option)) {
    const config = new Map(input.config);
    config.delete(option);
    yield { set: [], remove: [option], input: { ...input, config } };
  }
  const table = draft.target.chart.options().get(option)?.table;
  for (const path of table ? inputNames(table) : []) {
    const setting = draft.collected.settings.find(({ helm }) => helm === path);
    if (setting?.feature === 'values') {
      yield { set: [], remove: [path], input: { ...input, values: removePath(input.values, path) } };
    }
    const feature = features.find(({ key }) => key === setting?.feature);
    const leaf = feature && setting && leafBehind(feature, input, draft.target, setting);
    if (!feature || leaf === undefined || leaf === '') continue;
    const rest = removePath(input.features.get(feature.key) as ValueTree, leaf);
    yield {
      set: [],
      remove: [`${feature.key}.${leaf}`],
      input: { ...input, features: new Map([...input.features, [feature.key, rest]]) },
    };
  }
}

/** The key of a feature's intent that a setting comes from; empty for the feature as a whole, undefined if unknown. */
function leafBehind(
  feature: AnyFeature,
  input: PlanInput,
  target: Target,
  { helm, option, value }: Setting,
): string | undefined {
  const intent = input.features.get(feature.key);
  if (!isMap(intent)) return intent === false ? '' : undefined;
  const context = lensContext(target.cilium);
  for (const [path] of leaves(intent)) {
    const rest = removePath(intent, path);
    if (!feature.schema().safeParse(rest).success) continue;
    const written = feature.write(rest, context);
    if ('unavailable' in written) continue;
    const now = helm === undefined ? written.options?.[option ?? ''] : written.values[helm];
    if (!sameJson(now, value)) return path;
  }
  return '';
}

/** How an intent writes options: by the setting that moves each. */
function wordsOf({ input, draft, features, behind }: Asked): Words {
  const written = (option: string): { name: string; value?: Json } => {
    const goal = draft.goals.find((one) => one.option === option);
    const asked = goal?.settings.filter(({ kind }) => kind === 'asked') ?? [];
    const taken = sources(draft.target.chart.options().get(option)?.table ?? []);
    const setting = asked.find(({ helm }) => helm !== undefined && taken.includes(helm)) ?? asked[0];
    if (setting?.option === option) return { name: option, value: setting.value };
    if (setting?.feature === 'values' && setting.helm !== undefined)
      return { name: setting.helm, value: setting.value };
    const feature = features.find(({ key }) => key === setting?.feature);
    const leaf = feature && setting && leafBehind(feature, input, draft.target, setting);
    if (feature && leaf) {
      const intent = input.features.get(feature.key);
      const [, value] = (isMap(intent) ? [...leaves(intent)] : []).find(([path]) => path === leaf) ?? [];
      return { name: `${feature.key}.${leaf}`, value: value as Json };
    }
    const variable = behind(option);
    return { name: variable ? joinPath(variable.slice(-1)) : option };
  };
  return {
    name: (option) => written(option).name,
    setting: (option) => {
      const { name, value } = written(option);
      if (value !== undefined && typeof value !== 'object') return line(name, value);
      const actual = draft.options.get(option);
      return typeof actual === 'string' ? line(option, actual) : name;
    },
  };
}
