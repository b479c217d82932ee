import { toText } from '../../core/text.ts';
import type { JsonSchema } from './schema.ts';

/** The alternatives that a schema stands for, itself included. */
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

/** The keys that a schema knows at a path, in all its alternatives. */
export function acceptedKeys(schema: JsonSchema, path: readonly PropertyKey[]): string[] {
  let schemas = [schema];
  for (const step of path) schemas = schemas.flatMap((next) => below(next, step));
  const keys = schemas.flatMap(alternatives).flatMap(({ properties }) => Object.keys(properties ?? {}));
  return [...new Set(keys)];
}
