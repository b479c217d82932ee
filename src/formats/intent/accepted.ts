import type { Json } from '../../core/json.ts';
import { toText } from '../../core/text.ts';
import type { JsonSchema } from './schema.ts';

/** All alternatives of a schema, including itself. */
function alternatives(schema: JsonSchema): JsonSchema[] {
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...branches.flatMap((branch) => alternatives(branch as JsonSchema))];
}

function below(schema: JsonSchema, step: PropertyKey): JsonSchema[] {
  return alternatives(schema).flatMap(({ properties, additionalProperties, items }) => {
    const named = properties !== undefined && Object.hasOwn(properties, step) ? properties[toText(step)] : undefined;
    return [named, additionalProperties, items].filter((next): next is JsonSchema => typeof next === 'object');
  });
}

/** The keys that a schema accepts at a path, in all its alternatives. */
export function acceptedKeys(schema: JsonSchema, path: readonly PropertyKey[]): string[] {
  const keys = schemasAt(schema, path).flatMap(({ properties }) => Object.keys(properties ?? {}));
  return [...new Set(keys)];
}

/** The keys that a file must have at its top level. */
export function requiredKeys(schema: JsonSchema): string[] {
  return [...new Set(schemasAt(schema, []).flatMap(({ required }) => required ?? []))];
}

/** Every schema that applies at a path. */
function schemasAt(schema: JsonSchema, path: readonly PropertyKey[]): JsonSchema[] {
  let schemas = [schema];
  for (const step of path) schemas = schemas.flatMap((next) => below(next, step));
  return schemas.flatMap(alternatives);
}

/** A key that a schema accepts, with the values allowed for it. */
export interface AcceptedKey {
  key: string;
  description: string;
  /** True if its value is a mapping. */
  isMapping: boolean;
  /** The values allowed for it, if they are few. */
  values: Json[];
}

/** The keys that a schema accepts at a path, with the values allowed for them. */
export function acceptedBelow(schema: JsonSchema, path: readonly PropertyKey[]): AcceptedKey[] {
  return acceptedKeys(schema, path).map((key) => {
    const schemas = schemasAt(schema, [...path, key]);
    const values = schemas.flatMap((one) => [
      ...(one.const === undefined ? [] : [one.const]),
      ...(one.enum ?? []),
      ...(one.type === 'boolean' ? [true, false] : []),
    ]);
    return {
      key,
      description: schemas.map(({ description }) => description).find((text) => text !== undefined) ?? '',
      isMapping: schemas.some(({ type }) => type === 'object'),
      values: [...new Set(values as Json[])],
    };
  });
}
