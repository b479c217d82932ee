/** Advice on violated constraints in terms of an intent. It is tried out by planning the intent with it. */

import { inputNames, sameJson } from '../catalog/table.ts';
import type { Target } from '../cluster/target/target.ts';
import { sameToAgent } from '../core/agent-value.ts';
import { type AnyFeature, lensContext, type Violation } from '../core/feature.ts';
import type { Json } from '../core/json.ts';
import { OptionsView } from '../core/options.ts';
import { clauseOf, eventOf, type Lines, line, type Remedy, type Words, withAdvice } from '../core/remedy.ts';
import { getPath, isMap, joinPath, leaves, mergeValues, removePath, setPath } from '../core/value-tree.ts';
import { list } from '../core/wording.ts';
import type { ValueTree } from '../predict/chart.ts';
import { sources } from '../predict/table-sources.ts';
import type { PlanFinding, PlanInput, Setting } from './collect.ts';
import type { Draft } from './draft.ts';
import { valuesOf } from './goals.ts';
import { valuesForOption } from './option-values.ts';

/** What the advice for an intent is computed from. */
export interface Asked {
  input: PlanInput;
  draft: Draft;
  features: readonly AnyFeature[];
  /** Plans another input for the same target. */
  replan(input: PlanInput): Draft;
  /** The setting of the inventory that causes an option, if the intent does not set it. */
  behind(option: string): readonly string[] | undefined;
}

/** A line to write or a name to remove. A path from the root of the intent is below no key. */
interface Place {
  text: string;
  below?: 'values' | 'config' | undefined;
}

/** An intent that repairs something: what to write and to remove, and the input that it makes. */
interface Change {
  set: readonly Place[];
  remove: readonly Place[];
  /** What the values are that only serve as examples. */
  example?: string | undefined;
  input: PlanInput;
}

/** Agent options and the values that they are to have; null for none. */
type Wishes = readonly (readonly [option: string, value: string | null])[];

/** Most remedies in a row, where one causes the next. */
const deepest = 3;

/** What happens, and the remedies that the target can set and that end the violation. */
export function messageOf(asked: Asked, rule: string, violation: Violation): string {
  const event = eventOf(violation, wordsOf(asked));
  const { remedies = [] } = violation;
  const clauses = remedies.flatMap((remedy) => {
    if (!remedy.set) return [clauseOf(remedy, { set: [], remove: [] })];
    const change = tried(asked, remedy, rule);
    return change ? [clauseOf({ ...remedy, example: remedy.example ?? change.example }, written(change))] : [];
  });
  if (clauses.length > 0) return withAdvice(event, clauses);
  const missing = remedies.flatMap(({ set = {} }) => Object.entries(set)).find(([, value]) => value !== null);
  const release = asked.draft.target.release?.facts.release;
  return missing && release !== undefined
    ? `${event} Kubespray ${release} has no setting that repairs this with the rest of the intent.`
    : event;
}

/** The first way to a remedy that ends the violation and brings no new error, with what else it takes. */
function tried(asked: Asked, remedy: Remedy, rule: string): Change | undefined {
  const before = new Set(errorsOf(asked.draft));
  const isNew = (error: string): boolean => !before.has(error);
  for (const start of changesFor(asked, remedy)) {
    const change = completed(asked, start, Object.entries(remedy.set ?? {}), isNew);
    const plan = asked.replan(change.input);
    if (plan.findings.some((finding) => finding.rule === rule)) continue;
    if (!errorsOf(plan).some(isNew)) return change;
  }
  return undefined;
}

function errorsOf({ findings }: Draft): string[] {
  return findings.flatMap(({ rule, severity }: PlanFinding) => (severity === 'error' ? [rule] : []));
}

/**
 * A change with the remedies of the constraints that it violates itself, unless one takes back what the change is for.
 * Native routing for DSR takes a CIDR, for example.
 */
function completed(asked: Asked, change: Change, wishes: Wishes, isNew: (error: string) => boolean, depth = 0): Change {
  const draft = asked.replan(change.input);
  const next = draft.violations.find(({ rule, severity }) => severity === 'error' && isNew(rule));
  if (!next || depth === deepest) return change;
  for (const remedy of next.violation.remedies ?? []) {
    for (const more of changesFor({ ...asked, input: change.input, draft }, remedy)) {
      const after = asked.replan(more.input);
      if (!wishes.every((wish) => holds(after, ...wish))) continue;
      const whole = { ...joined(change, more), example: change.example ?? remedy.example };
      return completed(asked, whole, [...wishes, ...Object.entries(remedy.set ?? {})], isNew, depth + 1);
    }
  }
  return change;
}

/** A change and another one on top of it. */
function joined(change: Change, more: Change): Change {
  return { ...more, set: [...change.set, ...more.set], remove: [...change.remove, ...more.remove] };
}

function* changesFor(asked: Asked, { set = {} }: Remedy): Generator<Change> {
  const wishes = Object.entries(set);
  const [first, ...others] = wishes.filter((wish) => !holds(asked.draft, ...wish));
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
      change = joined(change, more);
      draft = asked.replan(change.input);
    }
    if (change) yield change;
  }
}

/** The lines of a change with the keys that they belong under, and the names to remove. */
function written({ set, remove }: Change): Lines {
  // A place is behind its lines, so that lines without one come last.
  const sections = [...new Set([...set.flatMap(({ below }) => below ?? []), undefined])];
  const lines = sections.flatMap((section) => {
    const texts = set.flatMap(({ text, below }) => (below === section ? [text] : []));
    return section === undefined || texts.length === 0
      ? texts
      : [`${list([...new Set(texts)], Infinity)} under ${section}`];
  });
  const names = remove.map(({ text, below }) => (below === undefined ? text : `${text} from ${below}`));
  return { set: [...new Set(lines)], remove: [...new Set(names)] };
}

function holds({ options, target }: Pick<Draft, 'options' | 'target'>, option: string, value: string | null): boolean {
  const actual = options.get(option);
  if (value === null) return actual === undefined;
  return typeof actual === 'string' && sameToAgent(option, actual, value, target.cilium);
}

function waysFor(asked: Asked, option: string, value: string | null): Iterable<Change> {
  return value === null ? removals(asked, option) : settings(asked, option, value);
}

/** An agent option under the key `config` of an intent. Whoever writes Helm values alone has it in the chart's `extraConfig`. */
function optionPlace({ isIntent }: PlanInput, option: string, textOf: (name: string) => string): Place {
  return isIntent ? { text: textOf(option), below: 'config' } : { text: textOf(`extraConfig.${option}`) };
}

/** A Helm value under the key `values` of an intent, or in a values file. */
function valuePlace({ isIntent }: PlanInput, text: string): Place {
  return isIntent ? { text, below: 'values' } : { text };
}

/** A feature of an intent, or a key below it. */
function nameOf({ key }: AnyFeature, path: string): string {
  return path === '' ? `features.${key}` : `features.${key}.${path}`;
}

/** What an intent could set for an option to get a value, first in the part that sets it by now. */
function* settings(asked: Asked, option: string, value: string): Generator<Change> {
  const { input } = asked;
  const inConfig = {
    set: [optionPlace(input, option, (name) => line(name, value))],
    remove: [],
    input: { ...input, config: new Map([...input.config, [option, value]]) },
  };
  if (input.config.has(option)) yield inConfig;
  const [own, other] = valueChanges(asked, option, value);
  yield* byEffect(asked, own);
  // Whoever writes Helm values alone does not read features.
  // Advice on features is for those who write features already.
  if (input.isIntent && input.features.size > 0) yield* featureChanges(asked, option, value);
  yield* byEffect(asked, other);
  yield inConfig;
}

/** Changes in the order of how much else they move: a value of the option itself before a switch for a kind of cloud. */
function byEffect({ draft, replan }: Asked, changes: readonly Change[]): readonly Change[] {
  if (changes.length < 2) return changes;
  const moved = ({ input }: Change): number => {
    const { options } = replan(input);
    const names = new Set([...options.keys(), ...draft.options.keys()]);
    return [...names].filter((name) => options.get(name) !== draft.options.get(name)).length;
  };
  const effects = new Map(changes.map((change) => [change, moved(change)]));
  return [...changes].sort((one, other) => (effects.get(one) ?? 0) - (effects.get(other) ?? 0));
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
      set: [valuePlace(input, line(path, wanted))],
      remove: [],
      input: { ...input, values: mergeValues(input.values, tree) },
    };
  };
  return [
    all.filter(({ path }) => isWritten(path)).map(change),
    all.filter(({ path }) => !isWritten(path)).map(change),
  ];
}

/** Changes of a feature's intent: one of its settings, or the feature as a whole. */
function* featureChanges(asked: Asked, option: string, value: string): Generator<Change> {
  const { features, input, draft } = asked;
  const context = lensContext(draft.target.cilium);
  const now = new OptionsView(draft.options);
  const then = new OptionsView(new Map([...draft.options, [option, value]]));
  for (const feature of features) {
    const [before, after] = [feature.read(now, context), feature.read(then, context)] as (Json | undefined)[];
    const written = input.features.get(feature.key);
    if (after === undefined) {
      if (before !== undefined && written !== undefined) yield* withLess(asked, feature, before, [option, value]);
      continue;
    }
    if (sameJson(before, after)) continue;
    const wish = merged(isMap(written) ? (written as ValueTree) : {}, before, after);
    if (!wish || !feature.schema().safeParse(wish.intent === true ? {} : wish.intent).success) continue;
    const intent = wish.intent === true ? {} : wish.intent;
    yield {
      set: [{ text: line(nameOf(feature, wish.path), wish.value) }],
      remove: [],
      input: { ...input, features: new Map([...input.features, [feature.key, intent]]) },
    };
  }
}

/** A feature without the one setting that moves an option away from its value, else without the feature. */
function* withLess(
  { input, replan }: Asked,
  feature: AnyFeature,
  before: Json,
  wish: readonly [option: string, value: string],
): Generator<Change> {
  const written = input.features.get(feature.key);
  const paths = isMap(written) ? [...leaves(written)].map(([path]) => path) : [];
  const withIntent = (intent: unknown): PlanInput => ({
    ...input,
    features: new Map([...input.features, [feature.key, intent]]),
  });
  for (const path of paths) {
    const rest = removePath(written as ValueTree, path);
    if (!feature.schema().safeParse(rest).success) continue;
    const without = withIntent(rest);
    if (holds(replan(without), ...wish)) yield { set: [], remove: [{ text: nameOf(feature, path) }], input: without };
  }
  // Whoever requests more of the feature than the options tell loses that with it.
  if (paths.some((path) => !isMap(before) || getPath(before, path) === undefined)) return;
  yield { set: [{ text: line(nameOf(feature, ''), false) }], remove: [], input: withIntent(false) };
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
  // What is off is in no reading.
  const [gone, ...others] = [...leaves(written)].filter(
    ([path, value]) => value === true && known.get(path) === true && getPath(after, path) === undefined,
  );
  if (!only && gone && others.length === 0) {
    const off: ValueTree = {};
    setPath(off, gone[0], false);
    return { intent: mergeValues(written, off) as Json, path: gone[0], value: false };
  }
  if (!only) return isMap(before) ? undefined : { intent: true, path: '', value: true };
  const tree: ValueTree = {};
  setPath(tree, ...only);
  return { intent: mergeValues(written, tree) as Json, path: only[0], value: only[1] };
}

/** Changes that remove what sets an option. */
function* removals({ input, draft, features }: Asked, option: string): Generator<Change> {
  if (input.config.has(option)) {
    const config = new Map(input.config);
    config.delete(option);
    yield { set: [], remove: [optionPlace(input, option, (name) => name)], input: { ...input, config } };
  }
  const table = draft.target.chart.options().get(option)?.table;
  for (const path of table ? inputNames(table) : []) {
    const setting = draft.collected.settings.find(({ helm }) => helm === path);
    if (setting?.feature === 'values') {
      yield { set: [], remove: [valuePlace(input, path)], input: { ...input, values: removePath(input.values, path) } };
    }
    const feature = features.find(({ key }) => key === setting?.feature);
    const leaf = feature && setting && leafBehind(feature, input, draft.target, setting);
    if (!feature || leaf === undefined || leaf === '') continue;
    const rest = removePath(input.features.get(feature.key) as ValueTree, leaf);
    yield {
      set: [],
      remove: [{ text: nameOf(feature, leaf) }],
      input: { ...input, features: new Map([...input.features, [feature.key, rest]]) },
    };
  }
}

/** The key in a feature's intent that a setting comes from; empty for the feature as a whole, undefined if unknown. */
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

/** The names of options in an intent: the setting that affects each. */
function wordsOf({ input, draft, features, behind }: Asked): Words {
  const written = (option: string): { name: string; value?: Json } => {
    const goal = draft.goals.find((one) => one.option === option);
    const asked = goal?.settings.filter(({ kind }) => kind === 'asked') ?? [];
    const taken = sources(draft.target.chart.options().get(option)?.table ?? []);
    const switches = taken.length === 0 ? asked : asked.filter((one) => one.option === option);
    const setting = asked.find(({ helm }) => helm !== undefined && taken.includes(helm)) ?? switches[0];
    if (setting?.option === option) return { name: option, value: setting.value };
    if (setting?.feature === 'values' && setting.helm !== undefined)
      return { name: setting.helm, value: setting.value };
    const feature = features.find(({ key }) => key === setting?.feature);
    const leaf = feature && setting && leafBehind(feature, input, draft.target, setting);
    if (feature && leaf) {
      const intent = input.features.get(feature.key);
      const [, value] = (isMap(intent) ? [...leaves(intent)] : []).find(([path]) => path === leaf) ?? [];
      return { name: nameOf(feature, leaf), value: value as Json };
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
