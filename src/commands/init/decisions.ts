/** What can be decided of a feature: read off its schema, so that `init` has no list of its own. */

import type { AnyFeature } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { intentJsonSchema, type JsonSchema } from '../../formats/intent/schema.ts';

/** How a decision is requested, and what answers it. */
export type Question =
  | { kind: 'choice'; words: readonly (string | number)[] }
  | { kind: 'yes-no' }
  | { kind: 'text' }
  | { kind: 'number' }
  | { kind: 'mapping'; decisions: readonly Decision[] }
  /** Yes, yes with details, or no if that can be stated. */
  | { kind: 'switch'; details: Question & { kind: 'mapping' }; hasNo: boolean }
  | { kind: 'list'; item: Question }
  /** Names and texts that the user thinks of. */
  | { kind: 'labels' };

export interface Decision {
  /** Key below the feature, or below the decision that it belongs to. */
  key: string;
  /** The schema's line on it. */
  description: string;
  required: boolean;
  question: Question;
}

function isSchema(schema: unknown): schema is JsonSchema {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema);
}

function mappingOf({ properties = {}, required = [] }: JsonSchema): Question & { kind: 'mapping' } {
  const decisions = Object.entries(properties).flatMap(([key, schema]): Decision[] =>
    isSchema(schema)
      ? [{ key, description: schema.description ?? '', required: required.includes(key), question: questionOf(schema) }]
      : [],
  );
  return { kind: 'mapping', decisions };
}

function isWord(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function questionOf(schema: JsonSchema): Question {
  const { type, anyOf, items, additionalProperties } = schema;
  const words = schema.enum ?? anyOf?.map((branch) => branch.const);
  if (words?.every(isWord)) return { kind: 'choice', words };
  if (anyOf) {
    const mapping = anyOf.find((branch) => branch.properties !== undefined);
    const yesNo = anyOf.filter((branch) => branch.type === 'boolean');
    if (mapping && yesNo.length > 0) {
      return { kind: 'switch', details: mappingOf(mapping), hasNo: yesNo.some((branch) => branch.const !== true) };
    }
    return anyOf[0] ? questionOf(anyOf[0]) : { kind: 'text' };
  }
  switch (type) {
    case 'boolean':
      return { kind: 'yes-no' };
    case 'integer':
    case 'number':
      return { kind: 'number' };
    case 'array':
      return { kind: 'list', item: isSchema(items) ? questionOf(items) : { kind: 'text' } };
    case 'object':
      return isSchema(additionalProperties) ? { kind: 'labels' } : mappingOf(schema);
    default:
      return { kind: 'text' };
  }
}

/** What can be decided of a feature next to having it; empty where there is nothing but on and off. */
export function decisionsOf(feature: AnyFeature, features: readonly AnyFeature[]): readonly Decision[] {
  const all = intentJsonSchema(features).properties?.features;
  const own = isSchema(all) ? all.properties?.[feature.key] : undefined;
  const question = isSchema(own) ? questionOf(own) : undefined;
  return question?.kind === 'switch' ? question.details.decisions : [];
}

/** The decisions directly below one. */
export function decisionsBelow(question: Question): readonly Decision[] {
  if (question.kind === 'switch') return question.details.decisions;
  return question.kind === 'mapping' ? question.decisions : [];
}

/** A feature as it will are in the intent. */
export type Wish = boolean | { [key: string]: Json };

/** A wish with a decision taken; mappings on the way are made. */
export function decide(wish: Wish, path: readonly string[], value: Json): Wish {
  const [key, ...rest] = path;
  if (key === undefined) {
    return typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value))
      ? value
      : wish;
  }
  const mapping = typeof wish === 'object' ? wish : {};
  if (rest.length === 0) return { ...mapping, [key]: value };
  const below = Object.hasOwn(mapping, key) ? mapping[key] : undefined;
  const next = typeof below === 'object' && below !== null && !Array.isArray(below) ? below : {};
  return { ...mapping, [key]: decide(next, rest, value) };
}
