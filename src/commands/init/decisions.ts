/** The decisions that a feature offers, derived from its schema so that `init` needs no list of its own. */

import type { AnyFeature } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { intentJsonSchema, type JsonSchema } from '../../formats/intent/schema.ts';

/** The kind of question for a decision, with the possible answers. */
export type Question =
  | { kind: 'choice'; words: readonly (string | number)[] }
  | { kind: 'yes-no' }
  | { kind: 'text' }
  | { kind: 'number' }
  | { kind: 'mapping'; decisions: readonly Decision[] }
  /** Yes, yes with details, or no if the schema allows that. */
  | { kind: 'switch'; details: Question & { kind: 'mapping' }; hasNo: boolean }
  | { kind: 'list'; item: Question }
  /** Names and values that the user makes up. */
  | { kind: 'labels' };

export interface Decision {
  /** Key below the feature, or below the decision that it belongs to. */
  key: string;
  /** The description in the schema. */
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

/** The decisions of a feature other than enabling it; empty if it can only be on or off. */
export function decisionsOf(feature: AnyFeature, features: readonly AnyFeature[]): readonly Decision[] {
  const all = intentJsonSchema(features).properties?.features;
  const own = isSchema(all) ? all.properties?.[feature.key] : undefined;
  const question = isSchema(own) ? questionOf(own) : undefined;
  return question?.kind === 'switch' ? question.details.decisions : [];
}

/** The decisions directly below a question. */
export function decisionsBelow(question: Question): readonly Decision[] {
  if (question.kind === 'switch') return question.details.decisions;
  return question.kind === 'mapping' ? question.decisions : [];
}

/** A feature as it will appear in the intent. */
export type Wish = boolean | { [key: string]: Json };

/** The wish with one decision added; creates the mappings on its path. */
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
