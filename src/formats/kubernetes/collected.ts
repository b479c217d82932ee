/** Objects of a cluster as kubectl prints them: one, several documents, or a List, in YAML or JSON. */
import type { Json } from '../../core/json.ts';
import { readDocuments } from '../../yaml/read.ts';

export interface CollectedObject {
  file: string;
  kind: string;
  name: string;
  /** The whole object; what of it is there depends on who collected it. */
  content: { [key: string]: Json };
}

/** The mapping at a path of keys; empty without one. */
export function mapAt(value: Json | undefined, ...path: readonly string[]): { [key: string]: Json } {
  const found = path.reduce<Json | undefined>((at, key) => (isMapping(at) ? at[key] : undefined), value);
  return isMapping(found) ? found : {};
}

/** The list at a path of keys; empty without one. */
export function listAt(value: Json | undefined, ...path: readonly string[]): Json[] {
  const last = path.at(-1) ?? '';
  const found = mapAt(value, ...path.slice(0, -1))[last];
  return Array.isArray(found) ? found : [];
}

/** The text at a path of keys; undefined without one. */
export function textAt(value: Json | undefined, ...path: readonly string[]): string | undefined {
  const last = path.at(-1) ?? '';
  const found = mapAt(value, ...path.slice(0, -1))[last];
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : undefined;
}

/** The number at a path of keys; undefined without one. */
export function numberAt(value: Json | undefined, ...path: readonly string[]): number | undefined {
  const last = path.at(-1) ?? '';
  const found = mapAt(value, ...path.slice(0, -1))[last];
  return typeof found === 'number' ? found : undefined;
}

export function isMapping(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The documents of a text as plain data; undefined if it is neither YAML nor JSON. */
export function plainDocuments(text: string, file: string): Json[] | undefined {
  if (/^\s*[[{]/.test(text)) {
    try {
      return [JSON.parse(text) as Json];
    } catch {
      // Flow style of YAML begins like this too.
    }
  }
  const { documents, problems } = readDocuments(text, { file });
  return problems.length > 0 ? undefined : documents.map((document) => document.value() as Json);
}

/** All objects in documents, those of lists one by one. */
export function objectsIn(documents: readonly Json[], file: string): CollectedObject[] {
  return documents.flatMap((content): CollectedObject[] => {
    if (!isMapping(content)) return [];
    const kind = textAt(content, 'kind') ?? '';
    if (Array.isArray(content.items)) {
      // A list of one kind leaves the kind of its items out.
      const own = kind.endsWith('List') && kind !== 'List' ? kind.slice(0, -'List'.length) : undefined;
      const items = content.items.map((item) => (isMapping(item) && own !== undefined ? { kind: own, ...item } : item));
      return objectsIn(items, file);
    }
    const name = textAt(content, 'metadata', 'name');
    return kind === '' || name === undefined ? [] : [{ file, kind, name, content }];
  });
}
