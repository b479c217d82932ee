/** Helm values as a tree with dotted paths, as Helm's own `--set` addresses them. */
import type { Json } from './json.ts';
import { type Unknown, unknown } from './options.ts';

export type PartlyKnown = Json | Unknown | PartlyKnown[] | { [key: string]: PartlyKnown };

export function isMap(value: unknown): value is { [key: string]: PartlyKnown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Splits a dotted path; `\.` is a dot inside a key, as in Helm. */
export function splitPath(path: string): string[] {
  if (!path.includes('\\')) return path.split('.');
  const parts: string[] = [''];
  for (let i = 0; i < path.length; i++) {
    const character = path.charAt(i);
    if (character === '\\' && i + 1 < path.length) parts[parts.length - 1] += path.charAt(++i);
    else if (character === '.') parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** Joins keys to a dotted path, escaping dots inside keys. */
export function joinPath(keys: readonly string[]): string {
  return keys.map((key) => key.replaceAll('\\', '\\\\').replaceAll('.', '\\.')).join('.');
}

/** The keys of each path so far, because the same paths of the catalog come many times. */
const keysByPath = new Map<string, readonly string[]>();

/** The catalog has fewer paths. More of them come only from files that somebody edits for hours. */
const mostPaths = 20_000;

function keysOf(path: string): readonly string[] {
  const known = keysByPath.get(path);
  if (known) return known;
  if (keysByPath.size >= mostPaths) keysByPath.clear();
  const keys = splitPath(path);
  keysByPath.set(path, keys);
  return keys;
}

/** Reads a path. Undefined if it does not exist; `unknown` if it, or a value above it, is only known at run time. */
export function getPath(tree: PartlyKnown | undefined, path: string): PartlyKnown | undefined {
  let node: PartlyKnown | undefined = tree;
  for (const key of keysOf(path)) {
    if (node === unknown) return unknown;
    if (!isMap(node) || !Object.hasOwn(node, key)) return undefined;
    node = node[key];
  }
  return node;
}

/**
 * Reads a path as a chart's templates do. Everything below a null is null too, because Helm removes the chart's
 * defaults there.
 */
export function getMerged(tree: PartlyKnown | undefined, path: string): PartlyKnown | undefined {
  let node: PartlyKnown | undefined = tree;
  for (const key of keysOf(path)) {
    if (node === unknown) return unknown;
    if (node === null) return null;
    if (!isMap(node) || !Object.hasOwn(node, key)) return undefined;
    node = node[key];
  }
  return node;
}

/** Sets a path in place, and creates missing maps. */
export function setPath(tree: { [key: string]: PartlyKnown }, path: string, value: PartlyKnown): void {
  const keys = keysOf(path);
  const last = keys.at(-1);
  if (last === undefined) return;
  let node = tree;
  for (const key of keys.slice(0, -1)) {
    const next = Object.hasOwn(node, key) ? node[key] : undefined;
    if (isMap(next)) node = next;
    else {
      const made: { [key: string]: PartlyKnown } = {};
      define(node, key, made);
      node = made;
    }
  }
  define(node, last, value);
}

/** Plain assignment would run the setter of `__proto__`. */
function define(node: { [key: string]: PartlyKnown }, key: string, value: PartlyKnown): void {
  if (key !== '__proto__') node[key] = value;
  else Object.defineProperty(node, key, { value, enumerable: true, writable: true, configurable: true });
}

/**
 * Merges as Helm merges value files: maps key by key, everything else as a whole. Null in `over` stays as null. Returns
 * a new tree.
 */
export function mergeValues(
  base: { [key: string]: PartlyKnown },
  over: { [key: string]: PartlyKnown },
): { [key: string]: PartlyKnown } {
  const result: { [key: string]: PartlyKnown } = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = Object.hasOwn(result, key) ? result[key] : undefined;
    define(result, key, isMap(below) && isMap(value) ? mergeValues(below, value) : value);
  }
  return result;
}

/** Every leaf of a tree with its path. A map counts as a leaf where `stop` returns true. */
export function* leaves(
  tree: { [key: string]: PartlyKnown },
  stop: (path: string) => boolean = () => false,
  above: readonly string[] = [],
): Generator<[path: string, value: PartlyKnown]> {
  for (const [key, value] of Object.entries(tree)) {
    const keys = [...above, key];
    const path = joinPath(keys);
    if (isMap(value) && Object.keys(value).length > 0 && !stop(path)) yield* leaves(value, stop, keys);
    else yield [path, value];
  }
}

/** The value as JSON; undefined if a part of it is only known at run time. */
export function known(value: PartlyKnown | undefined): Json | undefined {
  if (value === unknown || value === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(known);
    return items.includes(undefined) ? undefined : (items as Json[]);
  }
  if (isMap(value)) {
    const result: { [key: string]: Json } = {};
    for (const [key, item] of Object.entries(value)) {
      const inner = known(item);
      if (inner === undefined) return undefined;
      define(result, key, inner);
    }
    return result;
  }
  return value as Json;
}

/** The value if no part of it is unknown, else `unknown`. */
export function plain(value: PartlyKnown): Json | Unknown {
  const found = known(value);
  return found === undefined ? unknown : found;
}

/** A copy of a tree without the value at a path, and without mappings that the removal leaves empty. */
export function removePath(tree: { [key: string]: PartlyKnown }, path: string): { [key: string]: PartlyKnown } {
  const [head = '', ...rest] = splitPath(path);
  const copy: { [key: string]: PartlyKnown } = { ...tree };
  const inner = copy[head];
  if (rest.length > 0 && isMap(inner)) {
    const left = removePath(inner, joinPath(rest));
    if (Object.keys(left).length > 0) copy[head] = left;
    else delete copy[head];
  } else if (rest.length === 0) delete copy[head];
  return copy;
}

/** False for undefined, null, false, and an empty list or mapping. */
export function isFilled(value: PartlyKnown | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isMap(value) ? Object.keys(value).length > 0 : value !== undefined && value !== null && value !== false;
}
