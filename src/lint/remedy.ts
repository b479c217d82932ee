/** Advice on violated constraints in the words of an inventory, tried by the prediction, the constraints and the rules. */

import { type Chart, carrierBehind } from '../catalog/catalog.ts';
import type { RawOption, RawValue } from '../cluster/raw-settings.ts';
import type { Origin, ScopeView } from '../cluster/scope-view.ts';
import { withoutRaw } from '../cluster/without-raw.ts';
import { sameToAgent } from '../core/agent-value.ts';
import type { Json } from '../core/json.ts';
import { unknown } from '../core/options.ts';
import { clauseOf, eventOf, isComplete, line, type Remedy, type Words, withAdvice } from '../core/remedy.ts';
import { known, type PartlyKnown } from '../core/value-tree.ts';
import { list } from '../core/wording.ts';
import { checkConstraints, type Violated, writtenAs } from './constraints.ts';
import { type Proposal, proposals } from './meaning.ts';
import { isLeftBehind, linesOf, preferredWay, variablesForOption } from './native-way.ts';
import { heldRefusals } from './refusals.ts';

/** A change of the inventory that repairs something: what to write, what to remove, and what the hosts see then. */
interface Change {
  set: readonly Omit<Proposal, 'variables'>[];
  remove: readonly string[];
  /** What the values are that only serve as examples. */
  example?: string | undefined;
  view: ScopeView;
}

type Asked = Pick<Violated, 'rule' | 'violation'>;

/** Most remedies in a row, where one causes the next. */
const deepest = 3;

/** A variable that moves more options than these does not count as a variable for one of them. */
const mostMoved = 4;

/** More ways of one setting than these are not tried. */
const mostWays = 4;

/** States what constraints have against a scope, and what to write there. */
export class Adviser {
  readonly #view: ScopeView;
  readonly #kept: Map<string, string>;
  readonly #words: Words;
  readonly #before: ReadonlySet<string>;
  readonly #problemsOf: (view: ScopeView) => Promise<ReadonlySet<string>>;

  /**
   * @param before what the rules have against the view, infos left out
   * @param problemsOf the same for another view
   */
  constructor(
    view: ScopeView,
    before: ReadonlySet<string>,
    problemsOf: (view: ScopeView) => Promise<ReadonlySet<string>>,
  ) {
    this.#view = view;
    this.#kept = keptFor(view);
    this.#before = before;
    this.#words = wordsOf(view);
    this.#problemsOf = problemsOf;
  }

  /**
   * What happens, and the remedies that have their whole effect on this release and that no rule is against. Settings that
   * had it before keep their message, such as those of other hosts or of a file in which somebody types.
   */
  async messageOf(asked: Asked): Promise<string> {
    const key = JSON.stringify([asked.rule, asked.violation.subject, eventOf(asked.violation, this.#words)]);
    const message = this.#kept.get(key) ?? (await this.#worded(asked));
    this.#kept.set(key, message);
    return message;
  }

  async #worded({ rule, violation }: Asked): Promise<string> {
    const event = eventOf(violation, this.#words);
    const { remedies = [] } = violation;
    const clauses: string[] = [];
    let partial: Tried | undefined;
    for (const remedy of remedies) {
      if (!remedy.set) {
        clauses.push(clauseOf(remedy, { set: [], remove: [] }));
        continue;
      }
      if (isComplete(clauses)) break;
      const tried = await this.#try(remedy, rule);
      if (tried?.problems.length === 0) clauses.push(tried.clause);
      else partial ??= tried;
    }
    if (clauses.length > 0) return withAdvice(event, clauses);
    if (partial) return `${event} ${sentence(partial.clause)} Then see ${list(partial.problems)}.`;
    const missing = remedies.flatMap(({ set = {} }) => Object.entries(set)).find(([, value]) => value !== null);
    return missing ? `${event} Kubespray ${this.#view.release.facts.release} has no way to set ${missing[0]}.` : event;
  }

  /** The change by which a remedy ends the violation, the first one with which nothing new is wrong; undefined if none does. */
  async #try(remedy: Remedy, rule: string): Promise<Tried | undefined> {
    let first: Tried | undefined;
    for (const change of changesFor(this.#view, remedy)) {
      const whole = completed(this.#view, change, Object.entries(remedy.set ?? {}));
      if (violations(whole.view).some((other) => other.rule === rule)) continue;
      const clause = clauseOf({ ...remedy, example: remedy.example ?? whole.example }, written(whole));
      const tried = { clause, problems: await this.#newProblems(whole.view) };
      if (tried.problems.length === 0) return tried;
      first ??= tried;
    }
    return first;
  }

  /** Rules and constraints with errors or warnings that the inventory does not have now. */
  async #newProblems(after: ScopeView): Promise<string[]> {
    const byRules = [...(await this.#problemsOf(after))].filter((problem) => !this.#before.has(problem));
    const refused = heldRefusals(after).length > heldRefusals(this.#view).length ? ['chart-refuses'] : [];
    const byConstraints = newViolations(this.#view, after, (severity) => severity !== 'info').map(({ rule }) => rule);
    return [...new Set([...byRules.map((problem) => problem.split(' ')[0] ?? ''), ...refused, ...byConstraints])];
  }
}

/** Messages by the settings that they are about, those of a chart together. */
const kept = new WeakMap<Chart, Map<string, Map<string, string>>>();

/** More sets of settings than these are forgotten: an editor runs for hours. */
const mostKept = 50;

/** The messages on the settings of a scope so far, by constraint and subject. */
function keptFor({ inventory, isWhole, release, target, variables }: ScopeView): Map<string, string> {
  const bySettings = kept.get(target.chart) ?? new Map<string, Map<string, string>>();
  kept.set(target.chart, bySettings);
  const { kind, ofChart, root } = inventory;
  const about = [release.facts.release, target.cilium, target.kernel, kind, ofChart, root, isWhole];
  const key = JSON.stringify([about, [...variables]], (_, value) => (value === unknown ? '\0unknown' : value));
  const messages = bySettings.get(key) ?? new Map<string, string>();
  if (bySettings.size >= mostKept) bySettings.clear();
  bySettings.set(key, messages);
  return messages;
}

/** A remedy in words, and what is wrong once it is followed. */
interface Tried {
  clause: string;
  problems: readonly string[];
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

const violated = new WeakMap<ScopeView, Violated[]>();

/** What constraints have against a view. Each remedy needs it once. */
function violations(view: ScopeView): Violated[] {
  const found = violated.get(view) ?? checkConstraints(view, view.features);
  violated.set(view, found);
  return found;
}

function newViolations(
  view: ScopeView,
  after: ScopeView,
  counts: (severity: Violated['severity']) => boolean,
): Violated[] {
  const before = new Set(violations(view).map(({ rule }) => rule));
  return violations(after).filter(({ rule, severity }) => counts(severity) && !before.has(rule));
}

/**
 * A change with what else it takes: the remedies of the constraints that it violates itself, unless one takes back what
 * the change is for.
 */
function completed(view: ScopeView, change: Change, wishes: Wishes, depth = 0): Change {
  const [next] = newViolations(view, change.view, (severity) => severity === 'error');
  if (!next || depth === deepest) return change;
  for (const remedy of next.violation.remedies ?? []) {
    if (!remedy.set) continue;
    for (const more of changesFor(change.view, remedy)) {
      if (!wishes.every((wish) => holds(more.view, ...wish))) continue;
      const whole = { ...joined(change, more), example: change.example ?? remedy.example };
      return completed(view, whole, [...wishes, ...Object.entries(remedy.set)], depth + 1);
    }
  }
  return change;
}

/** Options and the values that they are to have; null for none. */
type Wishes = readonly (readonly [option: string, value: string | null])[];

/** The ways of this release to what a remedy sets, each with its outcome. */
function* changesFor(view: ScopeView, { set = {} }: Remedy): Generator<Change> {
  const wishes = Object.entries(set).filter(([option, value]) => !holds(view, option, value));
  const [first, ...others] = wishes;
  if (!first) return;
  let tried = 0;
  for (const start of waysFor(view, ...first)) {
    let change: Change | undefined = start;
    for (const wish of others) {
      if (!change || holds(change.view, ...wish)) continue;
      const [more] = waysFor(change.view, ...wish);
      change = more && joined(change, more);
    }
    // What one wish causes, another one may take back.
    if (change && wishes.every((wish) => holds(change?.view ?? view, ...wish))) yield change;
    if (++tried === mostWays) return;
  }
}

/** A change and another one on top of it. */
function joined(change: Change, more: Change): Change {
  return { set: [...change.set, ...more.set], remove: [...change.remove, ...more.remove], view: more.view };
}

function holds(view: ScopeView, option: string, value: string | null): boolean {
  const actual = view.prediction.options.get(option);
  if (value === null) return actual === undefined;
  if (actual === undefined) return value === 'false' && isWrittenOnlyIfOn(view, option);
  return typeof actual === 'string' && sameToAgent(option, actual, value, view.target.cilium);
}

/** True if a release writes an option for those who switch it on, and nothing at all for the others. */
function isWrittenOnlyIfOn({ ownManifests, release, target }: ScopeView, option: string): boolean {
  const table = ownManifests ? release.band.options?.[option] : target.chart.options().get(option)?.table;
  const outcomes = table?.map(({ then }) => then) ?? [];
  return (
    outcomes.some((then) => 'absent' in then) && !outcomes.some((then) => 'literal' in then && then.literal === 'false')
  );
}

/** The ways to one option's value that the prediction confirms. */
function* waysFor(view: ScopeView, option: string, value: string | null): Generator<Change> {
  const candidates = value === null ? removals(view, option) : settings(view, option, value);
  for (const change of candidates) {
    if (value === null || holds(change.view, option, value)) yield change;
  }
}

function* settings(view: ScopeView, option: string, value: string): Generator<Change> {
  const argument = view.arguments.find((one) => one.option === option);
  if (argument) {
    yield* inArguments(view, argument, option, value);
    return;
  }
  const { bare, remove } = withoutEntries(view, option);
  if (value === 'false') {
    if (remove.length > 0) yield { set: [], remove, view: bare };
    yield* switchedOff(view, option);
  }
  for (const variables of variablesForOption(bare, option, value)) {
    const after = bare.with(variables);
    // A variable that moves much else means more than this option.
    if (moved(bare, after) <= mostMoved) yield { set: [{ lines: linesOf(variables) }], remove, view: after };
  }
  for (const { variables, ...place } of proposals(bare, option, value)) {
    const after = bare.with(variables);
    const native = place.carrier === undefined ? undefined : nativeInstead(bare, after);
    if (native) yield { set: [{ lines: linesOf(native) }], remove, view: bare.with(native) };
    const stays = after.raw.options.some((raw) => raw.option === option);
    yield { set: [place], remove: stays ? [] : remove, view: after };
  }
}

/** The release's variables in the place of all that a change writes into carriers; undefined if some of it has none. */
function nativeInstead(before: ScopeView, after: ScopeView): Map<string, Json> | undefined {
  const names = new Set([...before.raw.options.map(nameOfRaw), ...before.raw.values.map(nameOfRaw)]);
  const written = [...after.raw.options, ...after.raw.values].filter((raw) => !names.has(nameOfRaw(raw)));
  const found = new Map<string, Json>();
  for (const raw of written) {
    const way = preferredWay(after, raw, (one) => !isLeftBehind(one));
    if (!way) return undefined;
    for (const [name, value] of way.variables) found.set(name, value);
  }
  return found.size > 0 ? found : undefined;
}

function nameOfRaw(raw: RawOption | RawValue): string {
  return `${raw.carrier} ${'option' in raw ? raw.option : raw.path}`;
}

/** What the user switched on for an option, switched off again. */
function* switchedOff(view: ScopeView, option: string): Generator<Change> {
  for (const { name, carrier } of view.origins(option)) {
    if (carrier === undefined) {
      if (known(view.variables.get(name)) !== true) continue;
      const variables = new Map([[name, false]]);
      yield { set: [{ lines: linesOf(variables) }], remove: [], view: view.with(variables) };
      continue;
    }
    const isOn = view.raw.values.some((raw) => raw.carrier === carrier && raw.path === name && raw.value === true);
    const variables = isOn ? view.withValue(carrier, name, false) : undefined;
    if (!variables) continue;
    const place = carrierBehind(view.release.facts, carrier);
    yield {
      set: [{ lines: linesOf(new Map([[name, false]])), carrier: place }],
      remove: [],
      view: view.with(variables),
    };
  }
}

/** How many agent options differ. */
function moved(before: ScopeView, after: ScopeView): number {
  const [left, right] = [before.prediction.options, after.prediction.options];
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].filter((name) => left.get(name) !== right.get(name)).length;
}

/** The argument itself with another value, where it is one item of a list. */
function* inArguments(
  view: ScopeView,
  { carrier, definition, index, name }: Origin & { index: number | undefined },
  option: string,
  value: string,
): Generator<Change> {
  const items = definition.value as PartlyKnown;
  if (carrier !== undefined || index === undefined || !Array.isArray(items)) return;
  const written = known(items[index]);
  // The value can also be an item of its own.
  if (typeof written !== 'string' || !written.includes('=')) return;
  const item = `--${name}=${value}`;
  const after = view.with(new Map([[definition.name, items.map((one, at) => (at === index ? item : one))]]));
  yield { set: [{ lines: [`--${option}=${value}`], carrier: definition.name }], remove: [], view: after };
}

/** Ways to be without an option: without the entry of a carrier, or without a variable. */
function* removals(view: ScopeView, option: string): Generator<Change> {
  const { bare, remove } = withoutEntries(view, option);
  if (remove.length > 0) {
    yield { set: [], remove, view: bare };
    return;
  }
  for (const { name, carrier } of view.origins(option)) {
    if (carrier !== undefined || !view.variables.has(name)) continue;
    yield { set: [], remove: [name], view: view.without(name) };
  }
}

/** The view without the entries of carriers for an option, and these entries. */
function withoutEntries(view: ScopeView, option: string): { bare: ScopeView; remove: string[] } {
  let bare = view;
  const remove: string[] = [];
  for (const raw of view.raw.options) {
    if (raw.option !== option || !view.reads(raw.carrier)) continue;
    const name = carrierBehind(view.release.facts, raw.carrier);
    const rest = withoutRaw(bare.variables, raw).get(name);
    if (rest !== undefined) bare = bare.with(new Map([[name, rest]]));
    remove.push(view.inventory.ofChart ? `extraConfig.${option}` : `${option} from ${name}`);
  }
  return { bare, remove };
}

/** The lines of a change by their carriers, and the names to remove. */
function written({ set, remove, view }: Change): { set: string[]; remove: string[] } {
  const byCarrier = new Map<string | undefined, string[]>();
  for (const { lines, carrier } of set) byCarrier.set(carrier, [...(byCarrier.get(carrier) ?? []), ...lines]);
  // A carrier is behind its lines, so that lines without one come last.
  const inOrder = [...byCarrier].sort(([one], [other]) => Number(one === undefined) - Number(other === undefined));
  const texts = inOrder.flatMap(([carrier, lines]) =>
    carrier === undefined || view.inventory.ofChart ? lines : [`${list([...new Set(lines)], Infinity)} in ${carrier}`],
  );
  return { set: [...new Set(texts)], remove: [...new Set(remove)] };
}

/** How an inventory writes options: by its variables and entries, where it sets them. */
function wordsOf(view: ScopeView): Words {
  return {
    name: (option) => writtenAs(view, option)?.name ?? option,
    setting: (option) => {
      const origin = writtenAs(view, option);
      const value = origin ? valueIn(view, origin) : undefined;
      if (origin && value !== undefined && typeof value !== 'object') return line(origin.name, value);
      const actual = view.prediction.options.get(option);
      return typeof actual === 'string' ? line(option, actual) : option;
    },
  };
}

function valueIn(view: ScopeView, { name, carrier }: Origin): Json | undefined {
  if (carrier === undefined) return known(view.variables.get(name));
  const entry =
    view.raw.options.find((raw) => raw.carrier === carrier && raw.option === name) ??
    view.raw.values.find((raw) => raw.carrier === carrier && raw.path === name);
  return known(entry?.value);
}
