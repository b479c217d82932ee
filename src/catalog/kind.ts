/** The kinds of values that templates treat differently although they do not expect them. */
import type { Json } from '../core/json.ts';
import type { ValueKind } from './types.ts';

/** The kind of a value. */
export function kindOf(value: Json): ValueKind {
  if (value === null) return 'null';
  if (typeof value === 'string') return value === '' ? 'empty text' : 'text';
  if (Array.isArray(value)) return listKind(value);
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'empty mapping' : 'mapping';
  return typeof value === 'boolean' ? 'boolean' : 'number';
}

function listKind(list: readonly Json[]): ValueKind {
  if (list.length === 0) return 'empty list';
  const ofMappings = list.every((item) => item !== null && typeof item === 'object' && !Array.isArray(item));
  return ofMappings ? 'list of mappings' : 'list';
}
