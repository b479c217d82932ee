/**
 * The effects of each variable: every candidate value is tried alone, and with those parts of the role enabled that
 * read it.
 */
import type { PlayMove } from '../../../src/catalog/play.ts';
import { transform } from '../../../src/catalog/table.ts';
import type { Transform } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { canonical } from '../learn/samples.ts';
import type { Assignment } from '../probe.ts';
import type { Play, PlayRender } from './driver.ts';
import { type Footprint, moved, type Places, summed } from './footprint.ts';
import { without } from './stops.ts';

export interface Candidate {
  name: string;
  values: readonly Json[];
}

/** A variable's value that has an effect, in the smallest context in which it does. */
export interface Effect {
  name: string;
  value: Json;
  gate: Assignment;
  before: Footprint;
  after: Footprint;
  places: string[];
}

/** Why the rendering of an assignment is not usable; undefined if it is. */
export function failure(render: PlayRender): string | undefined {
  if (render.error !== undefined) return render.error;
  const [broken] = Object.entries(render.broken);
  if (broken) return broken.join(': ');
  return render.typeErrors?.length ? `typeErrors: ${render.typeErrors.join(', ')}` : undefined;
}

/**
 * The contexts that render. For a context that does not, its parts are tried, so that one broken template does not hide
 * the rest of the role. The first is the empty one; the last has as much enabled as possible.
 */
export async function contextsOf(play: Play, switches: readonly Assignment[]): Promise<Assignment[]> {
  const found = new Map<string, Assignment>([['{}', {}]]);
  let open = [...switches];
  while (open.length > 0) {
    const renders = await play.render(open);
    const parts: Assignment[] = [];
    for (const [i, set] of open.entries()) {
      if (failure(renders[i] as PlayRender) === undefined) found.set(canonical(set as Json), set);
      else if (Object.keys(set).length > 1) parts.push(...Object.keys(set).map((name) => without(set, name)));
    }
    open = parts.filter((part) => !found.has(canonical(part as Json)));
  }
  let wide: Assignment = {};
  for (const set of [...found.values()].slice(1)) {
    if (Object.keys(set).some((name) => Object.hasOwn(wide, name) && canonical(wide[name]) !== canonical(set[name])))
      continue;
    const wider = { ...wide, ...set };
    if (failure(await play.one(wider)) === undefined) wide = wider;
  }
  found.delete(canonical(wide as Json));
  return [...found.values(), wide];
}

/** Effects of all candidates. */
export async function measureEffects(
  play: Play,
  places: Places,
  candidates: readonly Candidate[],
  contexts: readonly Assignment[],
): Promise<Effect[]> {
  const search = new EffectSearch(play, places, candidates);
  const wide = contexts.at(-1) ?? {};
  const narrow = contexts.slice(1, -1);
  const all = candidates.flatMap(({ name, values }) => values.map((value) => ({ name, value })));
  await play.render(all.map(({ name, value }) => ({ [name]: value })));
  for (const { name, value } of all) await search.try(name, value, {});
  const base = new Set((await play.one({})).reads);
  // Small contexts come first, so that the requirements of an effect are found with little else set.
  for (const context of narrow) {
    const reads = new Set((await play.one(context)).reads);
    // Variables that every context reads are tried with everything enabled, below.
    await search.tryFirst((name) => Object.hasOwn(context, name) || (reads.has(name) && !base.has(name)), context);
  }
  // One of Kubespray's other variables may affect a part that is disabled in addition to an enabled one.
  for (const { name, values } of candidates.filter(({ name }) => !search.moved.has(name) || !/^cilium_/.test(name))) {
    for (const value of values.slice(0, 2)) await search.try(name, value, without(wide, name));
  }
  // Reads of a template reveal little about its branches, so a variable without an effect is tried in each context.
  const isPart = (context: Assignment) =>
    Object.entries(context).every(
      ([name, value]) => Object.hasOwn(wide, name) && canonical(wide[name]) === canonical(value),
    );
  for (const context of narrow.filter((one) => !isPart(one))) {
    const reads = new Set((await play.one(context)).reads);
    await search.tryFirst((name) => !search.moved.has(name) && reads.has(name), context);
  }
  return search.effects;
}

/** Tries values of variables and keeps their effects. */
class EffectSearch {
  readonly effects: Effect[] = [];
  /** Variables that have an effect. */
  readonly moved = new Set<string>();
  readonly #play: Play;
  readonly #places: Places;
  readonly #candidates: readonly Candidate[];

  constructor(play: Play, places: Places, candidates: readonly Candidate[]) {
    this.#play = play;
    this.#places = places;
    this.#candidates = candidates;
  }

  /** Tries the first value of each wanted candidate in a context. */
  async tryFirst(isWanted: (name: string) => boolean, context: Assignment): Promise<void> {
    for (const { name, values } of this.#candidates) {
      if (!isWanted(name)) continue;
      for (const value of values.slice(0, 1)) await this.try(name, value, without(context, name));
    }
  }

  async try(name: string, value: Json, context: Assignment): Promise<void> {
    const pair = await this.#pair(name, value, context);
    if (!pair) return;
    const { before, after } = pair;
    if (failure(before) !== undefined) {
      await this.#tryNeeded(name, value, context, after);
      return;
    }
    const changed = moved(this.#places.of(before), this.#places.of(after));
    if (changed.length === 0) return;
    this.moved.add(name);
    const gate = await smallest(this.#play, this.#places, name, value, context, changed, this.effects);
    const gated = gate && (await this.#pair(name, value, gate));
    if (gated && failure(gated.before) === undefined) this.#keep(name, value, gate, gated);
  }

  /** The renderings without and with a value; undefined if it does not render with the value. */
  async #pair(
    name: string,
    value: Json,
    context: Assignment,
  ): Promise<{ before: PlayRender; after: PlayRender } | undefined> {
    const [before, after] = await this.#play.render([context, { ...context, [name]: value }]);
    return before && after && failure(after) === undefined ? { before, after } : undefined;
  }

  /** If nothing renders without the variable, two of its values are compared. */
  async #tryNeeded(name: string, value: Json, context: Assignment, after: PlayRender): Promise<void> {
    const others = this.#candidates.find((one) => one.name === name)?.values ?? [];
    const other = others.find((one) => typeof one === typeof value && canonical(one) !== canonical(value));
    if (other === undefined) return;
    const before = await this.#play.one({ ...context, [name]: other });
    if (failure(before) !== undefined) return;
    const changed = moved(this.#places.of(before), this.#places.of(after));
    const places = changed.filter((place) => !place.startsWith('task:'));
    const old = new Set(this.effects.filter((effect) => effect.name === name).flatMap((effect) => effect.places));
    if (places.every((place) => old.has(place))) return;
    this.moved.add(name);
    this.#keep(name, value, context, { before, after }, places);
  }

  #keep(
    name: string,
    value: Json,
    gate: Assignment,
    pair: { before: PlayRender; after: PlayRender },
    places?: string[],
  ): void {
    const [before, after] = [this.#places.of(pair.before), this.#places.of(pair.after)];
    this.effects.push({ name, value, gate, before, after, places: places ?? moved(before, after) });
  }
}

/** The part of a context that an effect needs; undefined if all the places are known to change without it. */
async function smallest(
  play: Play,
  places: Places,
  name: string,
  value: Json,
  context: Assignment,
  changed: readonly string[],
  known: readonly Effect[],
): Promise<Assignment | undefined> {
  if (Object.keys(context).length === 0) return context;
  const old = new Set(known.filter((effect) => effect.name === name).flatMap((effect) => effect.places));
  const fresh = changed.filter((place) => !old.has(place) && !place.startsWith('task:'));
  if (fresh.length === 0) return undefined;
  const gates = [...new Map(known.map((effect) => [canonical(effect.gate as Json), effect.gate])).values()]
    .filter((gate) => Object.keys(gate).length < Object.keys(context).length && !Object.hasOwn(gate, name))
    .sort((one, other) => Object.keys(one).length - Object.keys(other).length);
  // A gate that worked for another variable often works for this one.
  for (const tried of gates.slice(0, 5)) {
    const [before, after] = await play.render([tried, { ...tried, [name]: value }]);
    if (!before || !after || failure(before) !== undefined || failure(after) !== undefined) continue;
    const still = new Set(moved(places.of(before), places.of(after)));
    if (fresh.every((place) => still.has(place))) return tried;
  }
  let gate = context;
  // The first entries are tried twice, because an entry may only become unnecessary after another one is removed.
  for (const key of [...Object.keys(context), ...Object.keys(context).slice(0, 3)]) {
    if (!Object.hasOwn(gate, key)) continue;
    const smaller = without(gate, key);
    const [before, after] = await play.render([smaller, { ...smaller, [name]: value }]);
    if (!before || !after || failure(before) !== undefined || failure(after) !== undefined) continue;
    const still = new Set(moved(places.of(before), places.of(after)));
    if (fresh.every((place) => still.has(place))) gate = smaller;
  }
  return gate;
}

const transforms: readonly Transform[] = [
  'json',
  'string',
  'python',
  'lower',
  'space',
  'comma',
  'lines',
  'yaml',
  'int',
  'list',
  'items',
  'json-text',
  'pairs',
];

/** The places that a variable changes, with how its value is converted there if that is simple. */
export function movesOf(effects: readonly Effect[], name: string): PlayMove[] {
  const own = effects.filter((effect) => effect.name === name);
  const byPlace = new Map<string, Effect[]>();
  for (const effect of own) {
    for (const place of summed(effect.places)) byPlace.set(place, [...(byPlace.get(place) ?? []), effect]);
  }
  return [...byPlace.keys()].sort().map((at) => {
    const seen = byPlace.get(at) as Effect[];
    const [{ gate }] = seen as [Effect];
    return { at, ...arrival(seen, at), ...(Object.keys(gate).length > 0 ? { gate: { ...gate } } : {}) };
  });
}

/** How values are converted at a place: the first transform, with text around it, that explains all of them. */
function arrival(seen: readonly Effect[], at: string): Pick<PlayMove, 'as' | 'prefix' | 'suffix'> {
  if (/^(task|fact):/.test(at)) return {};
  const pairs = seen.map(({ value, after }) => ({ value, now: after.get(at) }));
  if (pairs.some(({ now }) => now === undefined)) return {};
  if (
    new Set(pairs.map(({ now }) => canonical(now))).size < 2 &&
    pairs.every(({ value }) => typeof value === 'boolean')
  )
    return {};
  for (const as of transforms) {
    const frames = pairs.map(({ value, now }) => frame(value, now as Json, as));
    const [first] = frames;
    if (!first || frames.some((one) => one?.prefix !== first.prefix || one?.suffix !== first.suffix)) continue;
    return { as, ...(first.prefix && { prefix: first.prefix }), ...(first.suffix && { suffix: first.suffix }) };
  }
  return {};
}

function frame(value: Json, now: Json, as: Transform): { prefix: string; suffix: string } | undefined {
  let made: Json;
  try {
    made = transform(value, as);
  } catch {
    return undefined;
  }
  if (canonical(made) === canonical(now)) return { prefix: '', suffix: '' };
  if (typeof made !== 'string' || typeof now !== 'string' || made.length < 2 || typeof value === 'boolean')
    return undefined;
  const start = now.indexOf(made);
  return start < 0 ? undefined : { prefix: now.slice(0, start), suffix: now.slice(start + made.length) };
}
