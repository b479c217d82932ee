/**
 * Variables that contain lists of mappings: tries an element with every known key, then with one key missing or
 * misspelt.
 */
import type { ListVariable } from '../../../src/catalog/play.ts';
import type { Json } from '../../../src/core/json.ts';
import type { Assignment } from '../probe.ts';
import type { Play, PlayRender } from './driver.ts';
import { failure } from './effects.ts';
import { type Footprint, moved, type Places } from './footprint.ts';
import { elementsFor } from './inputs.ts';

type Mapping = { [key: string]: Json };

/** Measures the lists that a release has. */
export async function measureLists(
  play: Play,
  places: Places,
  known: ReadonlySet<string>,
  contexts: readonly Assignment[],
): Promise<Record<string, ListVariable>> {
  const found: Record<string, ListVariable> = {};
  const elements = elementsFor(play.newNames);
  for (const name of Object.keys(elements).sort()) {
    if (!known.has(name)) continue;
    const list = await measureList(play, places, name, elements[name] as Mapping, contexts);
    if (list) found[name] = list;
  }
  return found;
}

async function measureList(
  play: Play,
  places: Places,
  name: string,
  whole: Mapping,
  contexts: readonly Assignment[],
): Promise<ListVariable | undefined> {
  for (const shape of [[whole], whole]) {
    const context = await contextFor(play, places, name, shape, contexts);
    if (!context) continue;
    const see = async (element: Mapping): Promise<Footprint | undefined> => {
      const value: Json = Array.isArray(shape) ? [element] : element;
      const render = await play.one({ ...context, [name]: value });
      return failure(render) === undefined ? places.of(render) : undefined;
    };
    const value: Json = Array.isArray(shape) ? [whole] : whole;
    const rendered = objectOf(play, await play.one(context), await play.one({ ...context, [name]: value }));
    const described = await describe(places.of(await play.one(context)), see, whole, context);
    return { ...described, ...(rendered !== undefined && { rendered }) };
  }
  return undefined;
}

/** The object that an element becomes; undefined if it becomes part of an existing object. */
function objectOf(play: Play, before: PlayRender, after: PlayRender): Json | undefined {
  const added = Object.keys(after.manifests).filter((place) => !(place in before.manifests));
  const [digest] = added.map((place) => after.manifests[place]);
  return added.length === 1 && digest !== undefined ? play.content(digest) : undefined;
}

/**
 * The first context in which the list has an effect: empty, with another list, then with everything enabled that is
 * possible.
 */
async function contextFor(
  play: Play,
  places: Places,
  name: string,
  value: Json,
  contexts: readonly Assignment[],
): Promise<Assignment | undefined> {
  const elements = elementsFor(play.newNames);
  const others = Object.keys(elements).filter(
    (other) => other !== name && /_bgp_/.test(other) === /_bgp_/.test(name) && /_bgp_/.test(other),
  );
  const withOther = others.map((other): Assignment => ({ [other]: [elements[other] as Json] }));
  for (const context of [{}, ...withOther, ...contexts.slice(-1), ...contexts.slice(1, 4)]) {
    if (Object.hasOwn(context, name)) continue;
    const [before, after] = await play.render([context, { ...context, [name]: value }]);
    if (!before || !after || failure(before) !== undefined || failure(after) !== undefined) continue;
    const changed = moved(places.of(before), places.of(after)).filter((place) => !place.startsWith('task:'));
    if (changed.length > 0) return context;
  }
  return undefined;
}

async function describe(
  base: Footprint,
  see: (element: Mapping) => Promise<Footprint | undefined>,
  whole: Mapping,
  context: Assignment,
): Promise<ListVariable> {
  const full = (await see(whole)) as Footprint;
  const read: string[] = [];
  const needed: string[] = [];
  const passesOn: Record<string, boolean> = {};
  for (const path of pathsOf(whole)) {
    const less = await see(removed(whole, path));
    if (less === undefined) needed.push(path.join('.'));
    if (less === undefined || moved(full, less).length > 0) read.push(path.join('.'));
  }
  for (const path of [[], ...branchesOf(whole)]) {
    const more = await see(added(whole, path));
    if (more !== undefined) passesOn[path.join('.')] = moved(full, more).length > 0;
  }
  const objects = moved(base, full).filter((place) => /^[A-Z]/.test(place));
  const names = [...new Set(objects.map((place) => place.split(':')[0] as string))].map((place) =>
    place.replace(/\/alpha$/, ''),
  );
  return {
    read,
    needed,
    passesOn,
    ...(Object.keys(context).length > 0 ? { requires: { ...context } } : {}),
    ...(names.length > 0 ? { objects: names.sort() } : {}),
    example: whole,
  };
}

/** Every key, at most two mappings deep; keys of the first item of a list count as keys of the list. */
function pathsOf(value: Mapping, prefix: readonly string[] = []): string[][] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...prefix, key];
    const below = Array.isArray(inner) ? inner[0] : inner;
    const isMapping = typeof below === 'object' && below !== null && !Array.isArray(below);
    return [path, ...(isMapping && path.length < 3 ? pathsOf(below as Mapping, path) : [])];
  });
}

function branchesOf(value: Mapping): string[][] {
  return pathsOf(value).filter((path) => at(value, path) !== undefined);
}

/** The mapping at a path, or the first item of a list there. */
function at(value: Mapping, path: readonly string[]): Mapping | undefined {
  let node: Json | undefined = value;
  for (const key of path) {
    node = (node as Mapping)[key];
    if (Array.isArray(node)) node = node[0];
  }
  return typeof node === 'object' && node !== null && !Array.isArray(node) ? (node as Mapping) : undefined;
}

function removed(value: Mapping, path: readonly string[]): Mapping {
  const copy = structuredClone(value);
  const parent = at(copy, path.slice(0, -1));
  if (parent) delete parent[path.at(-1) as string];
  return copy;
}

function added(value: Mapping, path: readonly string[]): Mapping {
  const copy = structuredClone(value);
  const parent = at(copy, path);
  if (parent) parent.unknownKey = 'gamma';
  return copy;
}
