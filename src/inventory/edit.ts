/**
 * Edits of single settings that leave every other byte of the file as it is: comments, order, quotes, line ends.
 * The document says where a node begins and ends and what is around it; a change is made of those offsets, never of a
 * search for text. Each function gives undefined where it cannot do its edit with certainty (anchors, merged keys,
 * several settings in one line): then nothing may be changed.
 */
import { isAlias, isCollection, isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Json } from '../catalog/types.ts';
import type { Path, YamlDocument } from '../yaml/document.ts';
import { isMergeKey, keyText } from '../yaml/inspect.ts';
import { scalar, stringify } from '../yaml/write.ts';
import type { YamlPlace } from './definition.ts';

/** Replaces what stands between two offsets of the file's text. */
export interface Change {
  start: number;
  end: number;
  text: string;
}

/** A value written as it is, such as a template that moves from one key to another. */
export class Verbatim {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type NewValue = Json | Verbatim;

const ansible = { ansible: true } as const;

/** The source of a scalar in one line, quotes included, for `Verbatim`. */
export function verbatim(place: YamlPlace): Verbatim | undefined {
  const found = findPair(place);
  const value = found?.pair.value;
  if (!isScalar(value) || !value.range || value.tag !== undefined || value.anchor !== undefined) return undefined;
  const text = place.document.source.text.slice(value.range[0], value.range[1]);
  return /[\r\n]/.test(text) || text === '' ? undefined : new Verbatim(text);
}

/** Gives a key another value; the quotes of a text stay of their kind. */
export function setValue(place: YamlPlace, value: NewValue): Change | undefined {
  const found = findPair(place);
  if (!found) return undefined;
  const { map, pair } = found;
  const old = pair.value;
  const { text } = place.document.source;
  if (old && !isAlias(old) && (old.tag !== undefined || old.anchor !== undefined)) return undefined;
  const range = valueRange(pair, text);
  if (!range) return undefined;
  const { start, end } = range;
  if (map.flow || isInline(value)) {
    const written = inlineValue(value, isScalar(old) ? old : undefined);
    // Behind the colon of a key without a value a blank is needed.
    return { start, end, text: start === end && text[start - 1] === ':' ? ` ${written}` : written };
  }
  // A collection or a text of several lines begins on the next line; the blank behind the colon goes.
  const colon = colonBehind(pair, text);
  if (colon === undefined) return undefined;
  const block = blockValue(value as Json, indentOf(pair, text) ?? '', lineBreakOf(text));
  return { start: colon + 1, end, text: block };
}

/** Gives an entry another key, in its place. undefined if the mapping has that key already. */
export function renameKey(place: YamlPlace, name: string): Change | undefined {
  const found = findPair(place);
  if (!found) return undefined;
  const { map, pair } = found;
  if (map.items.some(({ key }) => keyText(key) === name)) return undefined;
  const { key } = pair;
  if (!isScalar(key) || !key.range || key.tag !== undefined || key.anchor !== undefined) return undefined;
  return { start: key.range[0], end: key.range[1], text: likeBefore(name, key) };
}

/**
 * Takes an entry away with its lines; comments above it stay. A mapping that loses its last entry becomes `{}`, for
 * nothing at all would be a null to Ansible.
 */
export function removeKey(place: YamlPlace): Change | undefined {
  const found = findPair(place);
  if (!found || anchored(found.pair.key) || anchored(found.pair.value)) return undefined;
  const { map, pair } = found;
  const { text } = place.document.source;
  const [keyStart] = pair.key.range ?? [];
  if (keyStart === undefined) return undefined;
  const end = contentEnd(pair, text);
  if (map.items.length === 1 && place.path.length > 1) {
    return setValue({ ...place, path: place.path.slice(0, -1) }, {});
  }
  if (map.flow) return removeFlowEntry(map, pair, text);
  const lineStart = startOfLine(text, keyStart);
  if (text.slice(lineStart, keyStart).trim() !== '') return undefined;
  return { start: lineStart, end: startOfNextLine(text, end), text: '' };
}

/** Adds an entry behind the last one of the mapping at `place`; an empty path is the document's own mapping. */
export function addEntry(place: YamlPlace, name: string, value: NewValue): Change | undefined {
  if (place.instead) return undefined;
  const { document, path } = place;
  const { text } = document.source;
  const holder = path.length === 0 ? undefined : findPair(place);
  if (path.length > 0 && !holder) return undefined;
  const node = holder ? holder.pair.value : document.root;
  if (isAlias(node)) return undefined;
  if (!isMap<Node, Node | null>(node)) {
    if (document.facts(node).kind !== 'null') return undefined;
    if (holder) return value instanceof Verbatim ? undefined : setValue(place, { [name]: value });
    return {
      start: text.length,
      end: text.length,
      text: `${scalar(name)}:${behindColon(value, '', lineBreakOf(text))}`,
    };
  }
  if (node.anchor !== undefined || node.items.some(({ key }) => keyText(key) === name)) return undefined;
  const last = node.items.at(-1);
  if (node.flow) {
    const entry = `${scalar(name)}: ${inlineValue(value)}`;
    if (!last)
      return holder && !holder.map.flow && isPlainJson(value)
        ? setValue(place, { [name]: value })
        : inside(node, entry);
    const end = pairEnd(last, text);
    return { start: end, end, text: `, ${entry}` };
  }
  // Blank lines behind `|+` belong to its text.
  if (!last || endsInKeptBlock(last.value)) return undefined;
  const indent = indentOf(last, text);
  if (indent === undefined) return undefined;
  const end = endOfLine(text, contentEnd(last, text));
  const lineBreak = lineBreakOf(text);
  const entry = `${indent}${scalar(name)}:${behindColon(value, indent, lineBreak)}`;
  return { start: end, end, text: `${lineBreak}${entry}` };
}

/**
 * Applies groups of changes to a text, each group as a whole or not at all: one that touches what an earlier one has
 * changed is left out. `applied` says which went in.
 */
export function applyChanges(
  text: string,
  groups: readonly (readonly Change[])[],
): { text: string; applied: boolean[] } {
  const accepted: Change[] = [];
  const applied = groups.map((group) => {
    const clashes = group.some((change, index) =>
      [...accepted, ...group.slice(0, index)].some((other) => overlaps(change, other)),
    );
    if (!clashes) accepted.push(...group);
    return !clashes;
  });
  let result = '';
  let at = 0;
  for (const change of accepted.sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return { text: result + text.slice(at), applied };
}

/** Two insertions at one place would come out in an order that nobody chose. */
function overlaps(a: Change, b: Change): boolean {
  return (a.start < b.end && b.start < a.end) || a.start === b.start;
}

type KnownPair = Pair<Node, Node | null>;

/** The entry at a path, if it is written in the mapping itself and every mapping above it is, too. */
function findPair({
  document,
  path,
  instead,
}: YamlPlace): { map: YAMLMap<Node, Node | null>; pair: KnownPair } | undefined {
  if (instead || path.length === 0) return undefined;
  let node: Node | null | undefined = document.root;
  let found: { map: YAMLMap<Node, Node | null>; pair: KnownPair } | undefined;
  for (const [index, step] of path.entries()) {
    if (isAlias(node) || anchoredAbove(node, index)) return undefined;
    if (typeof step === 'number') {
      if (!isCollection(node)) return undefined;
      node = (node.items as (Node | null)[])[step];
      found = undefined;
      continue;
    }
    if (!isMap<Node, Node | null>(node)) return undefined;
    const pair = soleEntry(node, step);
    if (!pair) return undefined;
    found = { map: node, pair };
    node = pair.value;
  }
  return found;
}

/** The one entry of a key; several, or only a merged one, are nobody's to edit. */
function soleEntry(map: YAMLMap<Node, Node | null>, name: string): KnownPair | undefined {
  const entries = map.items.filter(({ key }) => !isMergeKey(key) && keyText(key) === name);
  return entries.length === 1 ? entries[0] : undefined;
}

/** What has an anchor may be used elsewhere, where nobody asked for the edit. */
function anchored(node: unknown): boolean {
  return (isScalar(node) || isCollection(node)) && node.anchor !== undefined;
}

function anchoredAbove(node: unknown, level: number): boolean {
  return level > 0 && anchored(node);
}

/** Offset of the colon that follows a key. */
function colonBehind({ key }: KnownPair, text: string): number | undefined {
  const colon = /[ \t]*:/y;
  colon.lastIndex = key.range?.[1] ?? 0;
  return colon.test(text) ? colon.lastIndex - 1 : undefined;
}

function valueRange(pair: KnownPair, text: string): { start: number; end: number } | undefined {
  const { value } = pair;
  const colon = colonBehind(pair, text);
  if (colon === undefined) return undefined;
  if (!value?.range || (isScalar(value) && value.range[0] === value.range[1]))
    return { start: colon + 1, end: colon + 1 };
  if (isMap(value) || isCollection(value)) {
    // A block begins on a line of its own: its first comments go with it, what stands behind the colon stays.
    return value.flow
      ? { start: value.range[0], end: value.range[1] }
      : { start: startOfBlock(text, colon), end: contentEnd(pair, text) };
  }
  return { start: value.range[0], end: contentEnd(pair, text) };
}

function startOfBlock(text: string, colon: number): number {
  return colon + 1 + (/^[ \t]*(?=\r|\n)/.exec(text.slice(colon + 1))?.[0].length ?? 0);
}

/** The offset behind the last character of an entry; comments and blank lines behind it are not part of it. */
function contentEnd(pair: KnownPair, text: string): number {
  return Math.max(pairEnd(pair, text), (colonBehind(pair, text) ?? 0) + 1);
}

function pairEnd(pair: KnownPair, text: string): number {
  return pair.value ? Math.max(nodeEnd(pair.value, text), pair.key.range?.[1] ?? 0) : (pair.key.range?.[1] ?? 0);
}

function nodeEnd(node: Node, text: string): number {
  const [start, end] = node.range ?? [0, 0];
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    if (last && typeof last === 'object' && 'key' in last) return contentEnd(last as KnownPair, text);
    return last ? nodeEnd(last as Node, text) : start;
  }
  return start + text.slice(start, end).trimEnd().length;
}

function endsInKeptBlock(node: Node | null): boolean {
  if (isCollection(node)) {
    const last = node.items.at(-1);
    return endsInKeptBlock((last && typeof last === 'object' && 'key' in last ? last.value : last) as Node | null);
  }
  if (!isScalar(node) || (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED')) return false;
  return typeof node.value === 'string' && node.value.endsWith('\n\n');
}

function removeFlowEntry(map: YAMLMap<Node, Node | null>, pair: KnownPair, text: string): Change | undefined {
  const index = map.items.indexOf(pair);
  const next = map.items[index + 1];
  const before = map.items[index - 1];
  if (next?.key.range && pair.key.range) return { start: pair.key.range[0], end: next.key.range[0], text: '' };
  return before ? { start: pairEnd(before, text), end: pairEnd(pair, text), text: '' } : undefined;
}

/** Puts the first entry between the braces of an empty flow mapping. */
function inside(map: YAMLMap<Node, Node | null>, entry: string): Change | undefined {
  if (!map.range) return undefined;
  return { start: map.range[0], end: map.range[1], text: `{${entry}}` };
}

function isPlainJson(value: NewValue): value is Json {
  return !(value instanceof Verbatim);
}

/** True for what is written on the key's own line. */
function isInline(value: NewValue): boolean {
  if (value instanceof Verbatim || value === null) return true;
  if (typeof value === 'string') return !value.includes('\n');
  return typeof value !== 'object' || Object.keys(value).length === 0;
}

/** A value on one line; a text keeps the quotes that stood there. */
function inlineValue(value: NewValue, before?: Node): string {
  if (value instanceof Verbatim) return value.text;
  if (typeof value === 'string') return isScalar(before) ? likeBefore(value, before) : scalar(value, ansible);
  if (typeof value !== 'object' || value === null) return scalar(value, ansible);
  if (Array.isArray(value)) return `[${value.map((item) => inlineValue(item)).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${scalar(key)}: ${inlineValue(item)}`);
  return `{${entries.join(', ')}}`;
}

function likeBefore(text: string, before: { type?: string | undefined; tag?: string | undefined }): string {
  const plain = scalar(text, ansible);
  const isQuotable = /^[\x20-\x7e]*$/.test(text) && !plain.startsWith('!');
  if (before.type === 'QUOTE_SINGLE' && isQuotable) return `'${text.replaceAll("'", "''")}'`;
  if (before.type === 'QUOTE_DOUBLE' && isQuotable) return `"${text.replace(/["\\]/g, '\\$&')}"`;
  return plain;
}

/** What follows a key's colon, without the line break at its end. */
function behindColon(value: NewValue, indent: string, lineBreak: string): string {
  return isInline(value) ? ` ${inlineValue(value)}` : blockValue(value as Json, indent, lineBreak);
}

/** A value in block style behind a colon, indented below its key, without the line break at its end. */
function blockValue(value: Json, indent: string, lineBreak: string): string {
  const [, ...lines] = stringify({ key: value }, ansible).trimEnd().split('\n');
  const [head = ''] = stringify({ key: value }, ansible).split('\n');
  const body = lines.map((line) => (line === '' ? '' : indent + line));
  return [head.slice('key:'.length), ...body].join(lineBreak);
}

/** The blanks before a key, if it is the first thing on its line. */
function indentOf({ key }: KnownPair, text: string): string | undefined {
  const start = key.range?.[0] ?? 0;
  const before = text.slice(startOfLine(text, start), start);
  if (before.trim() === '') return before;
  // `- key: value`: entries below it stand under the key.
  return /^[ ]*(?:-[ ]+)+$/.test(before) ? ' '.repeat(before.length) : undefined;
}

function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\r\n\ufeff]/.test(text.charAt(start - 1))) start--;
  return start;
}

function endOfLine(text: string, offset: number): number {
  const rest = text.slice(offset).search(/[\r\n]/);
  return rest < 0 ? text.length : offset + rest;
}

function startOfNextLine(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);
}

/** A place below another one. */
export function below(place: YamlPlace, ...steps: Path): YamlPlace {
  return { ...place, path: [...place.path, ...steps] };
}

/** The document's own mapping, for variables that are to be added beside a place. */
export function beside({ document, instead }: YamlPlace): YamlPlace {
  return { document, path: [], ...(instead ? { instead } : {}) };
}

/** Re-exported for callers that build places by hand. */
export type { YamlDocument };
