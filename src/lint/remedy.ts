/**
 * Advice on violated constraints in the form of an inventory, checked with the
 * prediction, the constraints and the rules.
 */

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

/** A change of the inventory that fixes a violation: what to write, what to remove, and the settings that result. */
interface Change {
  set: readonly Omit<Proposal, 'variables'>[];
  remove: readonly string[];
  /** What the values are, if they are only examples. */
  example?: string | undefined;
  view: ScopeView;
}

type Asked = Pick<Violated, 'rule' | 'violation'>;

/** The longest chain of remedies in which one makes the next one necessary. */
const deepest = 3;

/** A variable that changes more options than this does not count as a variable for one of them. */
const mostMoved = 4;

/** The number of ways to set an option that are tried. */
const mostWays = 4;

/** Words the message on a violated constraint, with advice on what to write. */
export class Adviser {
  readonly #view: ScopeView;
  readonly #kept: Map<string, string>;
  readonly #words: Words;
  readonly #before: ReadonlySet<string>;
  readonly #problemsOf: (view: ScopeView) => Promise<ReadonlySet<string>>;

  /**
   * @param before errors and warnings of the rules for the view
   * @param problemsOf returns the same for another view
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
   * What happens, and the remedies that have their full effect on this release without new findings. The message is
   * cached for equal settings, for example of other hosts, or of a file that the user is editing.
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

  /**
   * The change with which a remedy ends the violation. Prefers one without new problems; undefined if no change does.
   */
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

/** Cached messages by the settings that they are about, grouped by chart. */
const kept = new WeakMap<Chart, Map<string, Map<string, string>>>();

/** The cache is cleared at this number of sets of settings, because an editor runs for hours. */
const mostKept = 50;

/** The cached messages for the settings of a scope, by constraint and subject. */
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

/** A remedy in words, and the problems that it would cause. */
interface Tried {
  clause: string;
  problems: readonly string[];
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

const violated = new WeakMap<ScopeView, Violated[]>();

/** The constraints that a view violates, cached because each remedy needs them. */
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
 * A change with everything else that it needs: the remedies of the constraints that it violates itself. A remedy that
 * would undo the change is not used.
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

/** Options and the values that they should have; null means that the option should be absent. */
type Wishes = readonly (readonly [option: string, value: string | null])[];

/** The ways in which this release can set what a remedy needs, each with its result. */
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
    // The change for one option can undo that for another.
    if (change && wishes.every((wish) => holds(change?.view ?? view, ...wish))) yield change;
    if (++tried === mostWays) return;
  }
}

/** A change, and another one that was made after it. */
function joined(change: Change, more: Change): Change {
  return { set: [...change.set, ...more.set], remove: [...change.remove, ...more.remove], view: more.view };
}

function holds(view: ScopeView, option: string, value: string | null): boolean {
  const actual = view.prediction.options.get(option);
  if (value === null) return actual === undefined;
  if (actual === undefined) return value === 'false' && isWrittenOnlyIfOn(view, option);
  return typeof actual === 'string' && sameToAgent(option, actual, value, view.target.cilium);
}

/** True if a release writes an option only if it is enabled. */
function isWrittenOnlyIfOn({ ownManifests, release, target }: ScopeView, option: string): boolean {
  const table = ownManifests ? release.band.options?.[option] : target.chart.options().get(option)?.table;
  const outcomes = table?.map(({ then }) => then) ?? [];
  return (
    outcomes.some((then) => 'absent' in then) && !outcomes.some((then) => 'literal' in then && then.literal === 'false')
  );
}

/** The ways to set one option, if the prediction confirms them. */
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
    // A variable that changes many other options is not meant for this option only.
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

/**
 * The release's variables that replace everything that a change writes into
 * carriers; undefined if one entry has no variable.
 */
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

/** Disables what the user enabled for an option. */
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

/** The number of agent options that differ. */
function moved(before: ScopeView, after: ScopeView): number {
  const [left, right] = [before.prediction.options, after.prediction.options];
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].filter((name) => left.get(name) !== right.get(name)).length;
}

/** The argument with a different value, if it is an item of a list. */
function* inArguments(
  view: ScopeView,
  { carrier, definition, index, name }: Origin & { index: number | undefined },
  option: string,
  value: string,
): Generator<Change> {
  const items = definition.value as PartlyKnown;
  if (carrier !== undefined || index === undefined || !Array.isArray(items)) return;
  const written = known(items[index]);
  // The value can also be a separate item.
  if (typeof written !== 'string' || !written.includes('=')) return;
  const item = `--${name}=${value}`;
  const after = view.with(new Map([[definition.name, items.map((one, at) => (at === index ? item : one))]]));
  yield { set: [{ lines: [`--${option}=${value}`], carrier: definition.name }], remove: [], view: after };
}

/** Ways to remove an option: removes the entry of a carrier, or a variable. */
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

/** The view without the carriers' entries for an option, and the names of these entries. */
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

/** The lines of a change grouped by carrier, and the names to remove. */
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

/** How the inventory names options and their values: uses its own variables and entries if it sets them. */
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
