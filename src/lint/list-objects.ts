/** Checks the objects that list elements become: what the API server rejects, and what Cilium ignores. */
import type { Definitions, ObjectSchema } from '../catalog/definitions.ts';
import type { ListVariable } from '../catalog/play.ts';
import { item, type ListPart, listObject } from '../cluster/list-objects.ts';
import type { Json } from '../core/json.ts';
import { unknown } from '../core/options.ts';
import { toText } from '../core/text.ts';
import { isMap, type PartlyKnown } from '../core/value-tree.ts';
import type { Path } from '../yaml/path.ts';
import { type Refused, refusedBy } from './api-schema.ts';

/** A part of an element, and its schema. */
export interface CheckedPart extends ListPart {
  schema: ObjectSchema;
}

const metadata: ObjectSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', format: 'object-name' },
    labels: { type: 'object', values: { type: 'string', format: 'label-value' } },
  },
};

/**
 * Keys whose form the CRDs do not define, but which Cilium parses as addresses. If that fails, Cilium ignores the
 * block. Source: cilium/cilium, operator/pkg/lbipam/lbipam.go.
 */
const addresses: Readonly<Record<string, readonly string[]>> = { CiliumLoadBalancerIPPool: ['start', 'stop'] };

/**
 * The parts of a list's elements that can be checked; undefined if the elements do
 * not become objects that this Cilium defines.
 */
export function checkedParts(facts: ListVariable, definitions: Definitions): CheckedPart[] | undefined {
  const object = listObject(facts);
  const spec = object && definitions.schema(object.kind, object.version);
  if (!object || !spec) return undefined;
  const whole: ObjectSchema = {
    type: 'object',
    properties: { spec, metadata },
  };
  return object.parts.flatMap((part) => {
    const schema = below(whole, part.to);
    return schema ? [{ ...part, schema: withAddresses(schema, addresses[object.kind] ?? []) }] : [];
  });
}

function below(schema: ObjectSchema, [key, ...rest]: readonly string[]): ObjectSchema | undefined {
  if (key === undefined) return schema;
  const next = key === item ? schema.items : schema.properties?.[key];
  return next && below(next, rest);
}

function withAddresses(schema: ObjectSchema, names: readonly string[]): ObjectSchema {
  const { properties } = schema;
  if (!properties || names.length === 0) return schema;
  const named = Object.entries(properties).map(([key, value]): [string, ObjectSchema] => [
    key,
    names.includes(key) ? { ...value, format: 'ip' } : value,
  ]);
  return { ...schema, properties: Object.fromEntries(named) };
}

/** Everything in an element that is rejected. Paths are relative to the element. */
export function* refusedParts(parts: readonly CheckedPart[], element: PartlyKnown): Generator<Refused> {
  for (const { from, schema, isText } of parts) {
    for (const [value, path] of valuesAt(element, from, [])) {
      yield* refusedBy(schema, isText ? asText(value) : value, path);
    }
  }
}

function* valuesAt(value: PartlyKnown, from: readonly string[], path: Path): Generator<[PartlyKnown, Path]> {
  const [key, ...rest] = from;
  if (key === undefined) yield [value, path];
  else if (key === item) {
    if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* valuesAt(one, rest, [...path, index]);
  } else if (isMap(value) && Object.hasOwn(value, key)) yield* valuesAt(value[key] ?? null, rest, [...path, key]);
}

/** The value as a template prints it between quotes. */
function asText(value: PartlyKnown): PartlyKnown {
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asText(one)]));
  return value === unknown || value === null || Array.isArray(value) ? value : toText(value as Json);
}

/** True if the parts fully describe this path inside an element. */
export function isChecked(parts: readonly CheckedPart[], path: Path): boolean {
  return parts.some(
    ({ from }) => from.length <= path.length && from.every((key, index) => matchesKey(key, path[index])),
  );
}

function matchesKey(key: string, part: string | number | undefined): boolean {
  return key === item ? typeof part === 'number' : key === part;
}
