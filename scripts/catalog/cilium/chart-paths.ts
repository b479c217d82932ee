/** Every Helm value of a chart: from values.yaml, its commented-out lines, the schema and the templates. */
import { parse } from 'yaml';
import type { HelmValue } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { isMap, joinPath } from '../../../src/core/value-tree.ts';
import type { ChartSource } from './chart-source.ts';
import { templateMentions } from './template-paths.ts';

export type JsonType = HelmValue['types'][number];

export interface ChartPath {
  /** The default; undefined if values.yaml has none. */
  default?: Json;
  /** Types in the schema; empty if it has none for the path. */
  types: JsonType[];
  /** Accepted values in the schema. */
  accepted?: Json[];
  /** Values that occur as an example or in a comparison with the path, and so are worth a try. */
  hints: Json[];
}

/** A map whose keys are data (labels, selectors), not names of settings. */
function isData(map: { [key: string]: unknown }): boolean {
  return Object.keys(map).some((key) => /[./]/.test(key));
}

function* defaultLeaves(tree: { [key: string]: Json }, above: string[] = []): Generator<[string, Json]> {
  for (const [key, value] of Object.entries(tree)) {
    const keys = [...above, key];
    if (isMap(value) && Object.keys(value).length > 0 && !isData(value)) {
      yield* defaultLeaves(value as { [key: string]: Json }, keys);
    } else {
      yield [joinPath(keys), value];
    }
  }
}

interface SchemaNode {
  type?: JsonType | JsonType[];
  enum?: Json[];
  anyOf?: SchemaNode[];
  oneOf?: SchemaNode[];
  properties?: Record<string, SchemaNode>;
}

function schemaTypes(node: SchemaNode): JsonType[] {
  const own = node.type === undefined ? [] : [node.type].flat();
  const words = (node.enum ?? []).map(typeOf);
  return [
    ...own,
    ...(own.length === 0 ? words : []),
    ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(schemaTypes),
  ];
}

function* schemaLeaves(node: SchemaNode, above: string[] = []): Generator<[string, SchemaNode]> {
  const properties = node.properties ?? {};
  const below = isData(properties) ? [] : Object.entries(properties);
  if (below.length === 0 && above.length > 0) yield [joinPath(above), node];
  for (const [key, inner] of below) yield* schemaLeaves(inner, [...above, key]);
}

/** The JSON type of a value. */
export function typeOf(value: Json): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as 'boolean' | 'string' | 'object';
}

/**
 * Values that values.yaml shows commented out, with their paths: the nesting follows from the indentation. Prose with a
 * colon looks the same, so a caller keeps only what another source confirms.
 */
function commentedExamples(text: string): Map<string, Json> {
  const found = new Map<string, Json>();
  let stack: { column: number; key: string }[] = [];
  for (const line of text.split('\n')) {
    const match = /^(\s*)(#\s?)?(\s*)([A-Za-z][\w-]*):(?:\s+(.*))?$/.exec(line);
    if (!match) continue;
    const [, indent = '', comment, inner = '', key = '', rest = ''] = match;
    const column = indent.length + inner.length;
    stack = stack.filter((entry) => entry.column < column);
    stack.push({ column, key });
    if (!comment) continue;
    const path = joinPath(stack.map((entry) => entry.key));
    try {
      found.set(path, (parse(rest, { version: '1.1', logLevel: 'silent' }) as Json) ?? null);
    } catch {
      // This is prose, not YAML.
    }
  }
  return found;
}

/** Parts of .Values that nobody sets. */
const noSetting = /^(AsMap|global|Capabilities)\b/;

/** All values of a chart, sorted by path. */
export function chartPaths(source: ChartSource): Map<string, ChartPath> {
  const paths = new Map<string, ChartPath>();
  const at = (path: string): ChartPath => {
    let entry = paths.get(path);
    if (!entry) {
      entry = { types: [], hints: [] };
      paths.set(path, entry);
    }
    return entry;
  };
  for (const [path, value] of defaultLeaves(source.values)) at(path).default = value;
  if (source.schema !== undefined) {
    for (const [path, node] of schemaLeaves(source.schema as SchemaNode)) {
      const entry = at(path);
      entry.types = [...new Set(schemaTypes(node))];
      if (node.enum) entry.accepted = node.enum;
    }
  }
  const { words } = templateMentions([...source.templates.values()]);
  for (const [path, beside] of words) {
    // A path that templates mention as a whole is a map of settings, unless no path below it is known.
    at(path).hints.push(...beside);
  }
  for (const [path, example] of commentedExamples(source.valuesText)) {
    if (words.has(path) || paths.has(path)) at(path).hints.unshift(example);
  }
  const parents = new Set<string>();
  for (const path of paths.keys()) {
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1))
      parents.add(path.slice(0, dot));
  }
  const isSetting = (path: string, entry: ChartPath) =>
    !noSetting.test(path) && (!parents.has(path) || (entry.default !== undefined && !isMap(entry.default)));
  return new Map(
    [...paths].filter(([path, entry]) => isSetting(path, entry)).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}
