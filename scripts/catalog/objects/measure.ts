/** Everything that is measured of the objects of one chart. */
import { evaluate } from '../../../src/catalog/table.ts';
import type { Move, NullFacts, Table, WordFacts } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { type ChartPath, chartPaths } from '../cilium/chart-paths.ts';
import { type ChartSource, readChart } from '../cilium/chart-source.ts';
import { openManifests, type Rendering } from '../cilium/helm.ts';
import { inputsOf } from '../cilium/measure.ts';
import { canonical } from '../learn/samples.ts';
import { shrink } from '../learn/shrink.ts';
import type { Assignment, Input } from '../probe.ts';
import { addAll, contextsFor, wordsOf } from './contexts.ts';
import { type Effect, explore, ManifestRecorder, type Movement } from './explore.ts';
import { featuresOf, isProbeName } from './features.ts';
import { type Arrival, arrivals, type ListShape, markOf } from './marks.ts';
import { type Group, type GroupFacts, TableLearner } from './tables.ts';

/** What is measured of a chart. */
export interface ObjectFacts {
  version: string;
  digest: string;
  objects: Record<string, Table>;
  containers: Record<string, { table: Table }>;
  arguments: Record<string, Record<string, Table>>;
  references: { from: string; to: string; optional: boolean; maker: string; table: Table }[];
  moves: Record<string, Move[]>;
  gates: Record<string, Assignment[]>;
  inert: string[];
  words: Record<string, WordFacts>;
  /** Values that the chart's schema does not name; undefined where the chart has no schema. */
  unnamed?: string[];
  nulls: Record<string, NullFacts>;
}

/** What `cilium/<minor>.json` states of the values of a chart. */
export interface KnownEffects {
  /** Values that move agent options and no object. */
  optionsOnly: ReadonlySet<string>;
  /** Values that move anything. */
  active: ReadonlySet<string>;
}

type Marks = Map<string, Json>;

/** A mark as it was found in an object. */
interface Found extends Arrival {
  input: string;
  object: string;
}

const leastSwitches = new Set(['agent', 'preflight.enabled']);
const mostPathsOfSwitch = 24;
const tracedGates = 12;
/** So many values of each are changed by themselves in every context. */
const valuesTried = 4;

function sortedRecord<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1)));
}

class ObjectMeasurer {
  readonly #recorder: ManifestRecorder;
  readonly #inputs: Input[];
  readonly #byName: Map<string, Input>;
  readonly #paths: ReadonlyMap<string, ChartPath>;
  readonly #log: (line: string) => void;
  readonly #learner: TableLearner;
  readonly #ids = new Map<string, number>();
  /** Values that name objects: setting them is a rename, and no object comes or goes. */
  readonly #naming = new Set<string>();
  readonly #known: KnownEffects;
  readonly #hasSchema: boolean;
  #shapes: Marks[] = [];
  /** Values that marks tell of. */
  readonly #marked = new Set<string>();
  readonly #visible = new Map<string, ReadonlySet<string>>();
  #contexts: Assignment[] = [];
  #effects: Effect[] = [];
  /** By object, the smallest settings that bring it about. */
  readonly #enabling = new Map<string, Assignment>();

  constructor(recorder: ManifestRecorder, source: ChartSource, known: KnownEffects, log: (line: string) => void) {
    this.#recorder = recorder;
    this.#known = known;
    this.#paths = chartPaths(source);
    this.#hasSchema = source.schema !== undefined;
    this.#inputs = inputsOf(this.#paths);
    this.#byName = new Map(this.#inputs.map((input) => [input.name, input]));
    this.#learner = new TableLearner(recorder, this.#byName);
    this.#log = (line) => log(`${line}: ${recorder.size} renderings`);
    for (const [id, { name }] of this.#inputs.entries()) this.#ids.set(name, id);
  }

  async measure(): Promise<Omit<ObjectFacts, 'version' | 'digest'>> {
    this.#contexts = [{}, ...(await contextsFor(this.#recorder, this.#inputs))];
    this.#log('contexts');
    const marked = await this.#markAll();
    this.#log('marks');
    const singles = this.#inputs
      .filter((input) => this.#isSingle(input, marked.arrived))
      .map((input) => ({ ...input, candidates: input.candidates.slice(0, valuesTried) }));
    this.#effects = await explore(
      this.#recorder,
      singles,
      this.#contexts,
      ({ name }) => this.#isEnumeration(name),
      this.#log,
    );
    const groups = this.#groups();
    const learned: GroupFacts[] = [];
    for (const group of groups) learned.push(...(await this.#learnApart(group)));
    for (const { keys, enabling } of learned) {
      for (const key of keys) {
        const [smallest] = [...enabling].sort((left, right) => Object.keys(left).length - Object.keys(right).length);
        if (smallest && /^[oic]\|/.test(key)) this.#enabling.set(key, smallest);
      }
    }
    this.#log(`tables of ${groups.length} groups`);
    const tables = new Map(learned.flatMap(({ keys, table }) => keys.map((key) => [key, table] as const)));
    const { moves, gates } = await this.#moves(marked);
    this.#log('places');
    const words = await this.#words();
    const nulls = await this.#nulls();
    this.#log('words and nulls');
    return {
      objects: this.#objectTables(tables),
      containers: this.#containers(tables),
      arguments: this.#arguments(tables, marked),
      references: this.#references(await this.#confirmed(tables)),
      moves,
      gates,
      inert: this.#inert(moves, marked),
      words,
      ...(this.#hasSchema && {
        unnamed: [...this.#paths].filter(([, { types }]) => types.length === 0).map(([path]) => path),
      }),
      nulls,
    };
  }

  /**
   * Learns a group. Its features were alike wherever one value was changed. Combinations of values can tell some of them
   * apart: a Secret for the Hubble UI comes only with the relay. These are learned as a group of their own.
   */
  async #learnApart(group: Group): Promise<GroupFacts[]> {
    const facts = await this.#learner.learn(group);
    if (facts.apart.length === 0) return [facts];
    return [facts, ...(await this.#learnApart({ ...group, keys: facts.apart }))];
  }

  #nameOf(id: number): string | undefined {
    return this.#inputs[id]?.name;
  }

  // ---- marks ---------------------------------------------------------------------------------------------------------

  #marks(shape: ListShape, without: (name: string) => boolean): Marks {
    const marks: Marks = new Map();
    for (const input of this.#inputs) {
      const mark = without(input.name) ? undefined : markOf(input, this.#ids.get(input.name) as number, shape);
      if (mark !== undefined) marks.set(input.name, mark);
    }
    return marks;
  }

  /** Marks everything that can be, in every context. */
  async #markAll(): Promise<{
    found: Map<number, Found[]>;
    arrived: Set<string>;
    options: Set<string>;
    usable: Marks;
  }> {
    const isWord = (name: string) => wordsOf(this.#byName.get(name) as Input).length > 0 && this.#isEnumeration(name);
    // An image's override hides its other parts.
    const apart = (name: string) => isWord(name) || /(^|\.)override$/.test(name) || /(^|\.)image$/.test(name);
    let usable = await this.#usable(this.#marks('texts', apart));
    const shapes: Marks[] = [
      usable,
      await this.#usable(this.#marks('mappings', (name) => apart(name) || !this.#isList(name))),
    ];
    for (const name of await this.#findNaming(usable)) this.#naming.add(name);
    usable = new Map([...usable].filter(([name]) => !this.#naming.has(name)));
    shapes[0] = usable;
    this.#shapes = shapes;
    const found = new Map<number, Found[]>();
    const arrived = new Set<string>();
    const options = new Set<string>();
    for (const [number, context] of this.#contexts.entries()) {
      for (const marks of shapes) {
        const rendering = await this.#recorder.one(await addAll(this.#recorder, context, [...marks]));
        const list = this.#foundIn(rendering);
        found.set(number, [...(found.get(number) ?? []), ...list]);
        for (const { input } of list) {
          arrived.add(input);
          this.#marked.add(input);
        }
        for (const name of this.#inOptions(rendering)) options.add(name);
      }
    }
    return { found, arrived, options, usable };
  }

  #isList(name: string): boolean {
    const input = this.#byName.get(name) as Input;
    return Array.isArray(input.default ?? input.candidates[0]);
  }

  #isEnumeration(name: string): boolean {
    const entry = this.#paths.get(name);
    return (
      Boolean(entry?.accepted) ||
      (entry?.hints ?? []).some((hint) => typeof hint === 'string' && /^[a-z][\w-]*$/i.test(hint))
    );
  }

  /** Marks that render by themselves. */
  async #usable(marks: Marks): Promise<Marks> {
    const entries = [...marks];
    const seen = await this.#recorder.render([Object.fromEntries(entries)]);
    if (seen[0]?.error === undefined) return marks;
    const kept = await addAll(this.#recorder, {}, entries);
    return new Map(entries.filter(([name]) => Object.hasOwn(kept, name)));
  }

  /** Marks that became names of objects. */
  async #findNaming(marks: Marks): Promise<Set<string>> {
    const names = new Set<string>();
    for (const context of this.#contexts) {
      const rendering = await this.#recorder.one(await addAll(this.#recorder, context, [...marks]));
      for (const object of Object.keys(rendering.objects)) {
        for (const [, id] of object.matchAll(/mk(\d+)/g)) {
          const name = this.#nameOf(Number(id));
          if (name !== undefined) names.add(name);
        }
      }
    }
    return names;
  }

  #foundIn(rendering: Rendering): Found[] {
    const isMark = (id: number) => id >= 0 && id < this.#inputs.length;
    const found: Found[] = [];
    for (const [object, digests] of Object.entries(rendering.objects)) {
      for (const [path, value] of this.#recorder.dissector.leaves(digests)) {
        for (const arrival of arrivals(path, value, isMark)) {
          const input = this.#nameOf(arrival.id);
          if (input !== undefined) found.push({ ...arrival, input, object });
        }
      }
    }
    return found;
  }

  #inOptions({ options }: Rendering): Set<string> {
    const text = Object.entries(options).flat().join('\n');
    const ids = [...text.matchAll(/mk(\d+)[xyk]/g)].map(([, id]) => Number(id));
    const numbers = [...text.matchAll(/(?<!\d)2\d{4}(?!\d)/g)].map(([number]) => Number(number) - 20000);
    return new Set([...ids, ...numbers].flatMap((id) => this.#nameOf(id) ?? []));
  }

  /** True for what is changed by itself: switches, words, and whatever no mark tells of. */
  #isSingle(input: Input, arrived: ReadonlySet<string>): boolean {
    if (this.#known.optionsOnly.has(input.name)) return false;
    const isSwitch = input.candidates.some((value) => typeof value === 'boolean');
    return isSwitch || !arrived.has(input.name) || (this.#isEnumeration(input.name) && wordsOf(input).length > 0);
  }

  // ---- tables --------------------------------------------------------------------------------------------------------

  #groups(): Group[] {
    const all = new Map<string, Movers>();
    const columns: Record<string, Json>[] = [];
    // Of an image only that it is there: its reference has a table of its own.
    const wanted = (features: Record<string, Json>) =>
      Object.fromEntries(Object.entries(features).map(([key, value]) => [key, key.startsWith('i|') ? true : value]));
    for (const context of this.#contexts) {
      const [rendering] = this.#seen([context]);
      const features = wanted(this.#recorder.features(rendering as Rendering));
      columns.push(features);
      for (const key of Object.keys(features)) moversIn(all, key).contexts.push(context);
    }
    for (const effect of this.#effects) {
      if (effect.error !== undefined || effect.movements.length === 0 || this.#isNaming(effect)) continue;
      const context = this.#contexts[effect.context] as Assignment;
      const [before, after] = this.#seen([context, { ...context, [effect.input]: effect.value }]);
      const [left, right] = [before, after].map((rendering) => wanted(this.#recorder.features(rendering as Rendering)));
      columns.push(right as Record<string, Json>);
      for (const key of new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])) {
        if (canonical(left?.[key]) === canonical(right?.[key])) continue;
        addEffect(moversIn(all, key), effect, right?.[key] === undefined ? undefined : context);
      }
    }
    return grouped(all, columns);
  }

  /** What was rendered before. */
  #seen(sets: readonly Assignment[]): (Rendering | undefined)[] {
    return sets.map((set) => this.#recorder.known(set));
  }

  #isNaming(effect: Effect): boolean {
    if (this.#naming.has(effect.input)) return true;
    const named = effect.movements.some(({ object, path }) => path === undefined && isProbeName(object));
    if (named) this.#naming.add(effect.input);
    return named;
  }

  #objectTables(tables: ReadonlyMap<string, Table>): Record<string, Table> {
    return sortedRecord(
      [...tables].filter(([key]) => key.startsWith('o|')).map(([key, table]) => [key.slice(2), table]),
    );
  }

  /**
   * The tables, without references that the table states and the smallest settings of the referring object do not show.
   * Such a table was learnt while much else was enabled.
   */
  async #confirmed(tables: ReadonlyMap<string, Table>): Promise<Map<string, Table>> {
    const kept = new Map(tables);
    for (const [key, table] of tables) {
      const [kind, from] = key.split('|');
      const enabling = kind === 'r' ? this.#enabling.get(`o|${from}`) : undefined;
      if (!enabling) continue;
      const inputs = {
        get: (name: string) => enabling[name] ?? this.#byName.get(name)?.default,
        isSet: (name: string) => enabling[name] !== undefined,
      };
      const rendering = await this.#recorder.one(enabling);
      if (rendering.error !== undefined || evaluate(table, inputs) !== true) continue;
      if (featuresOf(rendering, this.#recorder.dissector)[key] === undefined) kept.delete(key);
    }
    return kept;
  }

  #references(tables: ReadonlyMap<string, Table>): ObjectFacts['references'] {
    return [...tables.keys()]
      .filter((key) => key.startsWith('r|'))
      .sort()
      .map((key) => {
        const [, from = '', to = '', kind, maker = ''] = key.split('|');
        return { from, to, optional: kind === 'optional', maker, table: tables.get(key) as Table };
      });
  }

  /** Arguments that values are written into, and those that only come and go. */
  #arguments(tables: ReadonlyMap<string, Table>, marked: { found: Map<number, Found[]> }): ObjectFacts['arguments'] {
    const written = new Map([...marked.found.values()].flat().flatMap((found) => this.#writtenArgument(found)));
    const found = new Map<string, Map<string, Table>>();
    for (const key of [...new Set([...tables.keys(), ...written.keys()])].sort()) {
      if (!key.startsWith('a|')) continue;
      const [, container = '', flag = ''] = key.split('|');
      const flags = found.get(container) ?? new Map<string, Table>();
      const table = withWritten(tables.get(key), written.get(key));
      if (table) flags.set(flag, table);
      found.set(container, flags);
    }
    return Object.fromEntries([...found].map(([container, flags]) => [container, Object.fromEntries(flags)]));
  }

  /** The table of an argument that a value is written into, by its key. */
  #writtenArgument({ object, path, prefix = '', suffix, as, input }: Found): [string, Table][] {
    const container = /^(?:initContainers|containers)\[([^\]]+)\]\.(?:args|command)$/.exec(path)?.[1];
    const flag = /^(--?[A-Za-z][\w.-]*)=([\s\S]*)$/.exec(prefix);
    if (!container || !flag || as === 'json') return [];
    const [, name = '', before = ''] = flag;
    const then = { of: input, as, ...(before && { prefix: before }), ...(suffix && { suffix }) };
    // Without a value of its own an argument is left out where nothing is set.
    const isSet = Boolean(this.#byName.get(input)?.default);
    const table: Table = isSet
      ? [{ then }]
      : [{ when: { [input]: { truthy: true } }, then }, { then: { absent: true } }];
    return [[`a|${object}/${container}|${name}`, table]];
  }

  // ---- containers ----------------------------------------------------------------------------------------------------

  /** Containers that are not there whenever their object is. */
  #containers(tables: ReadonlyMap<string, Table>): ObjectFacts['containers'] {
    const found: [string, { table: Table }][] = [];
    for (const key of [...tables.keys()].filter((name) => name.startsWith('i|')).sort()) {
      const container = key.slice(2);
      const object = container.slice(0, container.lastIndexOf('/'));
      const table = tables.get(key) as Table;
      const isAsObject = canonical(table as never) === canonical((tables.get(`o|${object}`) ?? []) as never);
      if (!isAsObject) found.push([container, { table }]);
    }
    return Object.fromEntries(found);
  }

  // ---- places --------------------------------------------------------------------------------------------------------

  async #moves(marked: {
    found: Map<number, Found[]>;
    usable: Marks;
  }): Promise<{ moves: ObjectFacts['moves']; gates: ObjectFacts['gates'] }> {
    const places = new Map<string, Map<string, { move: Move; context: number; value: Json }>>();
    const note = (input: string, move: Move, context: number, value: Json) => {
      const known = places.get(input) ?? new Map();
      places.set(input, known);
      const before = known.get(move.at);
      if (!before || (before.move.as === undefined && move.as !== undefined && before.context === context)) {
        known.set(move.at, { move, context, value });
      }
    };
    for (const [context, list] of [...marked.found].sort(([left], [right]) => left - right)) {
      for (const found of list) {
        const { input } = found;
        const mark = markOf(this.#byName.get(input) as Input, this.#ids.get(input) as number, 'texts');
        note(input, moveTo(found), context, mark ?? null);
      }
    }
    for (const effect of this.#effects) {
      for (const move of placesOf(effect, this.#naming.has(effect.input)))
        note(effect.input, move, effect.context, effect.value);
    }
    const result: [string, Move[]][] = [];
    const gates: [string, Assignment[]][] = [];
    const budget = { traces: tracedGates };
    for (const [input, known] of [...places].sort(([left], [right]) => (left < right ? -1 : 1))) {
      const { moves, tried } = await this.#gated(input, [...known.values()], budget);
      result.push([input, moves.sort((left, right) => (left.at < right.at ? -1 : 1))]);
      if (tried.length > 1) gates.push([input, tried]);
    }
    return { moves: Object.fromEntries(result), gates: Object.fromEntries(gates) };
  }

  /** The places that one input moves, each with the settings that it takes; searches for them use up `budget`. */
  async #gated(
    input: string,
    places: readonly { move: Move; context: number; value: Json }[],
    budget: { traces: number },
  ): Promise<{ moves: Move[]; tried: Assignment[] }> {
    const moves: Move[] = [];
    const tried: Assignment[] = [];
    for (const { move, context, value } of places) {
      const gate =
        context === 0 ? undefined : await this.#gateOf(input, value, move.at, context, tried, budget.traces > 0);
      if (gate?.traced) budget.traces--;
      if (gate && !tried.some((other) => canonical(other) === canonical(gate.set))) tried.push(gate.set);
      const isGated = gate !== undefined && Object.keys(gate.set).length > 0;
      moves.push(isGated ? { ...move, gate: gate.set as Record<string, Json> } : move);
    }
    return { moves, tried };
  }

  /** Settings under which a value moves a place: those that bring the object about, else the smallest part of the context. */
  async #gateOf(
    input: string,
    value: Json,
    at: string,
    context: number,
    tried: readonly Assignment[],
    mayTrace: boolean,
  ): Promise<{ set: Assignment; traced: boolean } | undefined> {
    const object = at.split(':')[0] as string;
    const container = /containers\[([^\]]+)\]/i.exec(at)?.[1];
    const keys = [`o|${object}`, ...(container ? [`i|${object}/${container}`] : [])];
    const likely: Assignment[] = [...tried];
    for (const key of keys) {
      const enabling = this.#enabling.get(key);
      if (enabling) likely.push(enabling);
    }
    for (const set of likely) {
      if ((await this.#visibleUnder(set)).has(`${input}|${at}`)) return { set, traced: false };
      if (!this.#marked.has(input) && (await this.#shows(input, value, at, set))) return { set, traced: false };
    }
    if (!mayTrace) return undefined;
    const whole = this.#contexts[context] as Assignment;
    const top = input.split('.')[0] as string;
    const rank = ([name]: readonly [string, Json]) => (name.startsWith(`${top}.`) ? 0 : 1);
    const entries = Object.entries(whole)
      .filter(([name]) => name !== input)
      .sort((left, right) => rank(left) - rank(right));
    const set = await shrink(Object.fromEntries(entries), (smaller) => this.#shows(input, value, at, smaller));
    return set && { set, traced: true };
  }

  /** The places that marks reach under some settings, as `value|place`: one rendering tells of all of them. */
  async #visibleUnder(set: Assignment): Promise<ReadonlySet<string>> {
    const key = canonical(set);
    const known = this.#visible.get(key);
    if (known) return known;
    const places = new Set<string>();
    for (const marks of this.#shapes) {
      const rendering = await this.#recorder.one(await addAll(this.#recorder, set, [...marks]));
      for (const { input, object, path } of this.#foundIn(rendering)) {
        places.add(`${input}|${object}${path === '' ? '' : `:${path}`}`);
      }
    }
    this.#visible.set(key, places);
    return places;
  }

  async #shows(input: string, value: Json, at: string, context: Assignment): Promise<boolean> {
    const [before, after] = await this.#recorder.render([context, { ...context, [input]: value }]);
    if (!before || !after || before.error !== undefined || after.error !== undefined) return false;
    return this.#recorder.moved(before, after, at);
  }

  #inert(moves: ObjectFacts['moves'], { options }: { options: Set<string> }): string[] {
    const active = new Set([...Object.keys(moves), ...options, ...this.#known.active]);
    for (const effect of this.#effects) {
      if (effect.options.length > 0 || effect.movements.length > 0) active.add(effect.input);
      // What a chart refuses by itself, it reads.
      if (effect.context === 0 && effect.error?.startsWith('fail')) active.add(effect.input);
    }
    return this.#inputs.map(({ name }) => name).filter((name) => !active.has(name));
  }

  // ---- words ---------------------------------------------------------------------------------------------------------

  /** Words that make a difference to those that mean nothing, for every value that templates compare with words. */
  async #words(): Promise<ObjectFacts['words']> {
    const found: ObjectFacts['words'] = {};
    for (const input of this.#inputs) {
      const words = [
        ...new Set([...(typeof input.default === 'string' ? [input.default] : []), ...wordsOf(input)]),
      ].filter((word) => word !== '' && /^[A-Za-z][\w.-]*$/.test(word));
      if (words.length === 0 || !this.#isEnumeration(input.name)) continue;
      const facts = await this.#wordsOf(input.name, words);
      if (facts) found[input.name] = facts;
    }
    return found;
  }

  async #wordsOf(name: string, words: readonly string[]): Promise<WordFacts | undefined> {
    const gates = [{}, ...this.#gatesNear(name)];
    for (const gate of gates) {
      const sets = ['foreign-a', 'foreign-b', ...words].map((word) => ({ ...gate, [name]: word }));
      const seen = await this.#recorder.render(sets);
      const [one, other, ...rest] = seen;
      if (!one || !other) continue;
      // A chart that refuses strange words states so itself.
      if (one.error !== undefined || other.error !== undefined) continue;
      // What a word gives that means nothing, with that word in the place of the strange one.
      const usual = (word: string) => this.#text(one).replaceAll('foreign-a', word);
      if (usual('foreign-b') !== this.#text(other)) continue;
      const taken = words.filter((word, i) => {
        const rendering = rest[i];
        return rendering !== undefined && rendering.error === undefined && this.#text(rendering) !== usual(word);
      });
      if (taken.length === 0) continue;
      const passed = this.#text(one).includes('foreign-a');
      return {
        taken: taken.sort(),
        ...(passed && { passed: true as const }),
        ...(Object.keys(gate).length > 0 && { gate }),
      };
    }
    return undefined;
  }

  #gatesNear(name: string): Assignment[] {
    const parts = name.split('.');
    const above = parts.slice(1).flatMap((_, i) => {
      const path = [...parts.slice(0, i + 1), 'enabled'].join('.');
      return this.#byName.get(path)?.default === false ? [path] : [];
    });
    const near = Object.fromEntries(above.map((path) => [path, true]));
    const rest = this.#contexts.slice(1, 2);
    return [...(above.length > 0 ? [near] : []), ...rest.map((context) => partOf(context, parts[0] as string))];
  }

  /** All of a rendering as text. */
  #text({ objects, options }: Rendering): string {
    const leaves = Object.entries(objects).map(([name, digests]) => [
      name,
      digests.map((digest) => [...this.#recorder.dissector.parts(digest).leaves]),
    ]);
    return JSON.stringify([Object.entries(options).sort(), leaves]);
  }

  // ---- null ----------------------------------------------------------------------------------------------------------

  /** What null in the place of a mapping of values takes away, and where it does not render. */
  async #nulls(): Promise<Record<string, NullFacts>> {
    const parents = new Set<string>();
    for (const path of this.#paths.keys()) {
      for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1))
        parents.add(path.slice(0, dot));
    }
    const paths = [...parents].sort();
    const seen = await this.#recorder.render(paths.map((path) => ({ [path]: null })));
    const base = await this.#recorder.one({});
    const nulls: Record<string, NullFacts> = {};
    for (const [i, path] of paths.entries()) {
      const rendering = seen[i] as Rendering;
      if (rendering.error !== undefined) nulls[path] = { refused: true };
      else {
        const moves = movedNames(base, rendering);
        if (moves.length > 0) nulls[path] = { moves };
      }
    }
    return nulls;
  }
}

/** Objects and agent options that differ between two renderings. */
/** What changes one feature of the renderings, and where it is there. */
type Movers = Omit<Group, 'keys'>;

/** Features that always come and go together; each of the columns is one rendering. */
function grouped(all: ReadonlyMap<string, Movers>, columns: readonly Record<string, Json>[]): Group[] {
  const groups = new Map<string, Group>();
  for (const [key, movers] of [...all].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const row = columns.map((features) => canonical(features[key])).join();
    // A container is learned apart from its object: what else decides about it may not have been tried.
    const kind = key.startsWith('i|') ? 'image' : 'other';
    const signature = `${kind}|${row}|${canonical([...movers.inputs].map(([name, values]) => [name, [...values.keys()]]))}`;
    const group = groups.get(signature);
    if (group) group.keys.push(key);
    else groups.set(signature, { keys: [key], ...movers });
  }
  return [...groups.values()];
}

function moversIn(all: Map<string, Movers>, key: string): Movers {
  const movers = all.get(key) ?? { inputs: new Map(), contexts: [] };
  all.set(key, movers);
  return movers;
}

/** Notes that an effect changes a feature; `context` where it is there afterwards, of which a few are kept. */
function addEffect({ inputs, contexts }: Movers, { input, value }: Effect, context: Assignment | undefined): void {
  if (context && contexts.length < 6) contexts.push({ ...context, [input]: value });
  if (leastSwitches.has(input)) return;
  const values = inputs.get(input) ?? new Map<string, Json>();
  inputs.set(input, values.set(canonical(value), value));
}

/** Where the learned table only states whether an argument is there, the value that is written replaces its constant. */
function withWritten(learned: Table | undefined, own: Table | undefined): Table | undefined {
  const outcome = own?.[0]?.then;
  if (!learned || !outcome) return learned ?? own;
  return learned.map((row) => ('absent' in row.then ? row : { ...row, then: outcome }));
}

/** The place that a mark was found in. */
function moveTo({ object, path, as, part, prefix, suffix }: Found): Move {
  return {
    at: `${object}${path === '' ? '' : `:${path}`}`,
    as,
    ...(part && { part }),
    ...(prefix && { prefix }),
    ...(suffix && { suffix }),
  };
}

function movedNames(before: Rendering, after: Rendering): string[] {
  const differing = <T>(left: Record<string, T>, right: Record<string, T>) =>
    [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(
      (name) => JSON.stringify(left[name]) !== JSON.stringify(right[name]),
    );
  return [...differing(before.objects, after.objects), ...differing(before.options, after.options)].sort();
}

function partOf(context: Assignment, top: string): Assignment {
  return Object.fromEntries(Object.entries(context).filter(([path]) => path.startsWith(`${top}.`)));
}

/** The places that an effect moved, without those inside of others that came or went with it. */
function placesOf({ movements, value }: Effect, isNaming: boolean): Move[] {
  const byObject = new Map<string, Movement[]>();
  for (const movement of movements) {
    if (isProbeName(movement.object)) continue;
    byObject.set(movement.object, [...(byObject.get(movement.object) ?? []), movement]);
  }
  const found: Move[] = [];
  for (const [object, list] of byObject) {
    if (list.some(({ path }) => path === undefined)) {
      found.push({ at: isNaming ? `${object}:metadata.name` : object, ...(isNaming && { as: 'string' as const }) });
      continue;
    }
    const paths = new Map(list.map((movement) => [movement.path as string, movement]));
    const outer = [...paths.values()].filter(({ path }) => !isInside(path as string, paths));
    for (const { path, after } of outer.slice(0, mostPathsOfSwitch)) {
      const isItself = after !== undefined && typeof value !== 'boolean' && canonical(after) === canonical(value);
      found.push({ at: `${object}:${path}`, ...(isItself && { as: 'json' as const }) });
    }
  }
  return found;
}

/** True if a place is in an item of a list that moved as a whole. */
function isInside(path: string, moved: ReadonlyMap<string, Movement>): boolean {
  for (let at = path.lastIndexOf(']'); at > 0; at = path.lastIndexOf(']', at - 1)) {
    const item = path.slice(0, at + 1);
    if (item !== path && moved.has(item)) return true;
  }
  return false;
}

/** Measures the objects of a chart. */
export async function measureObjects(
  chartsRepo: string,
  version: string,
  cacheDir: string,
  known: KnownEffects,
  log: (line: string) => void,
): Promise<ObjectFacts> {
  const probe = await openManifests(chartsRepo, version, cacheDir);
  try {
    const source = await readChart(probe.archive);
    const measurer = new ObjectMeasurer(new ManifestRecorder(probe), source, known, (line) =>
      log(`objects of chart ${version}: ${line}`),
    );
    return { version, digest: probe.digest, ...(await measurer.measure()) };
  } finally {
    probe.close();
  }
}
