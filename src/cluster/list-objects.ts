/** Which objects the elements of a list variable become, and where their parts end up. */
import type { ListVariable } from '../catalog/play.ts';
import { sameJson } from '../catalog/table.ts';
import type { Json } from '../core/json.ts';
import { isMap } from '../core/value-tree.ts';

/** Represents each item of a list in a path. */
export const item = '[]';

/** The object that an element becomes. */
export interface ListObject {
  kind: string;
  /** `v2` of `cilium.io/v2`. */
  version: string;
  /** Every part of an element that the object contains unchanged. */
  parts: ListPart[];
}

/** A part of an element. */
export interface ListPart {
  /** Its path in the element: `['cidrs', '[]']`. */
  from: string[];
  /** Its path in the object: `['spec', 'blocks', '[]', 'cidr']`. */
  to: string[];
  /** True if the template writes it, or each of its keys, as a string, whatever its type. */
  isText: boolean;
}

/**
 * The object that a list's elements become, by the rendered example. Undefined if they do not become objects of Cilium.
 */
export function listObject({ example, rendered, passesOn }: ListVariable): ListObject | undefined {
  if (!isMap(rendered) || !isMap(example)) return undefined;
  const { apiVersion, kind } = rendered;
  const [group, version] = typeof apiVersion === 'string' ? apiVersion.split('/') : [];
  if (group !== 'cilium.io' || version === undefined || typeof kind !== 'string') return undefined;
  const parts = partsOf(example as Json, rendered as Json, []).map((part) => ({
    ...part,
    isText: part.isText || passesOn[part.from.filter((key) => key !== item).join('.')] === false,
  }));
  return { kind, version, parts };
}

function partsOf(value: Json, rendered: Json, from: string[]): ListPart[] {
  const key = from.at(-1);
  const place = from.length === 0 ? undefined : nearest(placesOf(rendered, value, []), key);
  if (place) return [{ from, to: place, isText: typeof value !== 'object' }];
  if (Array.isArray(value)) {
    const [first] = value;
    return first === undefined ? [] : partsOf(first, rendered, [...from, item]);
  }
  return Object.entries(isMap(value) ? value : {}).flatMap(([name, below]) =>
    partsOf(below as Json, rendered, [...from, name]),
  );
}

/** The path that ends with the name of the part, otherwise the shortest one. */
function nearest(places: readonly string[][], key: string | undefined): string[] | undefined {
  const sorted = [...places].sort((one, other) => one.length - other.length);
  return sorted.find((place) => place.at(-1) === key) ?? sorted[0];
}

/** The paths of a value in an object, at any depth. */
function placesOf(node: Json, value: Json, at: string[]): string[][] {
  const here = at.length > 0 && sameJson(node, value) ? [at] : [];
  if (Array.isArray(node)) return [...here, ...node.flatMap((one) => placesOf(one, value, [...at, item]))];
  const below = Object.entries(isMap(node) ? node : {});
  return [...here, ...below.flatMap(([key, one]) => placesOf(one as Json, value, [...at, key]))];
}
