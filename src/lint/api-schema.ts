/**
 * Checks whether the API server accepts a value, by the schema of a CRD. Values known only at run time count as valid.
 */
import type { ObjectSchema } from '../catalog/definitions.ts';
import { sameJson } from '../catalog/table.ts';
import type { Json } from '../core/json.ts';
import { parseAddress, parseNetwork } from '../core/network.ts';
import { unknown } from '../core/options.ts';
import { isMap, known, type PartlyKnown } from '../core/value-tree.ts';
import { list } from '../core/wording.ts';
import type { Path } from '../yaml/path.ts';
import { unmetRules } from './definition-rules.ts';

/** A reason why the API server rejects an object. */
export type Refused =
  | { kind: 'missing'; path: Path; key: string }
  | { kind: 'unknown'; path: Path; key: string; known: string[] }
  | { kind: 'repeated'; path: Path; keys: string[] }
  /** `text`: the requirement, as a sentence. */
  | { kind: 'rule'; path: Path; text: string; key: string | undefined }
  /** `expected`: what the place accepts, worded to follow "must be". */
  | { kind: 'value'; path: Path; value: Json; expected: string };

/**
 * Everything in a value that a schema rejects.
 *
 * @param path where the value is
 */
export function* refusedBy(schema: ObjectSchema, value: PartlyKnown, path: Path): Generator<Refused> {
  if (value === unknown || value === null) return;
  const { type } = schema;
  if (type !== undefined && !isOfType(value, type)) {
    yield { kind: 'value', path, value: known(value) ?? null, expected: sayExpected(schema) };
  } else if (Array.isArray(value)) yield* refusedItems(schema, value, path);
  else if (isMap(value)) yield* refusedKeys(schema, value, path);
  else if (!takes(schema, value as Json)) {
    yield { kind: 'value', path, value: value as Json, expected: sayExpected(schema) };
  }
}

function isOfType(value: PartlyKnown, type: NonNullable<ObjectSchema['type']>): boolean {
  switch (type) {
    case 'object':
      return isMap(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function* refusedItems(schema: ObjectSchema, value: readonly PartlyKnown[], path: Path): Generator<Refused> {
  const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY, keys } = schema;
  if (value.length < minItems || value.length > maxItems) {
    yield { kind: 'value', path, value: known(value as PartlyKnown) ?? [], expected: sayLength(minItems, maxItems) };
  }
  for (const [index, item] of value.entries()) {
    if (keys && value.slice(0, index).some((other) => isSame(keys, other, item))) {
      yield { kind: 'repeated', path: [...path, index], keys };
    }
    if (items) yield* refusedBy(items, item, [...path, index]);
  }
}

function isSame(keys: readonly string[], one: PartlyKnown, other: PartlyKnown): boolean {
  if (!isMap(one) || !isMap(other)) return false;
  return keys.every((key) => {
    const [left, right] = [known(one[key]), known(other[key])];
    return left !== undefined && right !== undefined && sameJson(left, right);
  });
}

function sayLength(least: number, most: number): string {
  const ends = [
    ...(least > 0 ? [`at least ${least}`] : []),
    ...(most < Number.POSITIVE_INFINITY ? [`at most ${most}`] : []),
  ];
  return `a list of ${ends.join(' and ')}`;
}

function* refusedKeys(schema: ObjectSchema, value: { [key: string]: PartlyKnown }, path: Path): Generator<Refused> {
  const { properties, required = [], values, open } = schema;
  for (const key of required) {
    if (!Object.hasOwn(value, key) || value[key] === null) yield { kind: 'missing', path, key };
  }
  for (const { text, key } of unmetRules(schema, value)) yield { kind: 'rule', path, text, key };
  for (const [key, item] of Object.entries(value)) {
    const below = properties && Object.hasOwn(properties, key) ? properties[key] : values;
    if (below) yield* refusedBy(below, item, [...path, key]);
    else if (properties && !open) {
      yield { kind: 'unknown', path: [...path, key], key, known: Object.keys(properties) };
    }
  }
}

function takes(schema: ObjectSchema, value: Json): boolean {
  const { enum: words, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  if (words && !words.some((word) => sameJson(word, value))) return false;
  if (typeof value === 'number') return minimum <= value && value <= maximum;
  return typeof value !== 'string' || takesText(schema, value);
}

function takesText({ minLength = 0, maxLength, pattern, format }: ObjectSchema, text: string): boolean {
  if (text.length < minLength || (maxLength !== undefined && text.length > maxLength)) return false;
  if (pattern !== undefined && !matches(pattern, text)) return false;
  return format === undefined || (formats[format]?.takes(text) ?? true);
}

/** Formats that the API server checks (k8s.io/apiextensions-apiserver, pkg/apiserver/validation/formats.go). */
const formats: Readonly<Record<string, { takes(text: string): boolean; name: string }>> = {
  cidr: { takes: (text) => parseNetwork(text)?.text === text, name: 'a CIDR such as 192.0.2.0/24' },
  ipv4: { takes: (text) => isAddressOf(text, 4), name: 'an IPv4 address' },
  ipv6: { takes: (text) => isAddressOf(text, 6), name: 'an IPv6 address' },
  // These names are not standard formats: an address of either family, and the Kubernetes
  // checks of names and labels (k8s.io/apimachinery, pkg/util/validation/validation.go).
  ip: { takes: (text) => isAddressOf(text, 4) || isAddressOf(text, 6), name: 'an IP address' },
  'object-name': {
    takes: (text) =>
      text.length <= 253 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(text),
    name: 'a name of lowercase letters, digits, "-" and "."',
  },
  'label-value': {
    takes: (text) => text.length <= 63 && /^(([A-Za-z0-9][-\w.]*)?[A-Za-z0-9])?$/.test(text),
    name: 'at most 63 letters, digits, "-", "_" and "."',
  },
};

function isAddressOf(text: string, family: 4 | 6): boolean {
  const address = parseAddress(text);
  return address?.text === text && address.family === family;
}

/** What a place accepts, worded to follow "must be". */
function sayExpected(schema: ObjectSchema): string {
  const { type, enum: words, format, pattern, minLength = 0, maxLength } = schema;
  if (words)
    return list(
      words.map((word) => JSON.stringify(word)),
      8,
    );
  switch (type) {
    case 'object':
      return 'a mapping';
    case 'array':
      return 'a list';
    case 'boolean':
      return 'true or false';
    case 'integer':
    case 'number':
      return sayNumbers(schema);
    default:
  }
  const named = format === undefined ? undefined : formats[format]?.name;
  if (named !== undefined) return named;
  if (pattern !== undefined) return sayPattern(pattern);
  const ends = [
    ...(minLength > 0 ? ['not empty'] : []),
    ...(maxLength ? [`at most ${maxLength} characters long`] : []),
  ];
  return ends.length === 0 ? 'a string' : `a string, ${ends.join(' and ')}`;
}

function sayNumbers({ type, minimum, maximum }: ObjectSchema): string {
  const name = type === 'integer' ? 'a whole number' : 'a number';
  if (minimum !== undefined && maximum !== undefined) return `${name} from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `${name} from ${minimum} on`;
  return maximum === undefined ? name : `${name} up to ${maximum}`;
}

/** Longer patterns do not help a reader. */
const longestPattern = 60;

/** Describes a pattern. Patterns of addresses and networks are long, so examples show what they accept. */
function sayPattern(pattern: string): string {
  const isNarrow = !matches(pattern, 'x');
  const example = isNarrow && examples.find(([text]) => matches(pattern, text));
  if (example) return example[1];
  return pattern.length > longestPattern
    ? 'a string that matches the pattern of the CRD'
    : `a string of the form ${pattern}`;
}

/** An example of each kind of value, and the name of that kind. */
const examples: readonly (readonly [text: string, name: string])[] = [
  ['192.0.2.1', 'an IP address'],
  ['192.0.2.0/24', 'a CIDR such as 192.0.2.0/24'],
  ['64512:100', 'a community such as 64512:100'],
  ['64512:100:200', 'a community such as 64512:100:200'],
];

/** A Go pattern that JavaScript cannot parse accepts everything. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}
