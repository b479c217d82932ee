/**
 * Edits of single settings that keep every other byte of the file: comments, order, quotes, line ends. The document
 * provides the offsets of a node and of what is around it. Edits use these offsets, and never search for text. Each
 * function returns undefined if it cannot edit safely, and then the caller must change nothing. Reasons are anchors,
 * merged or repeated keys, and several settings on one line.
 */

import { isAlias, isCollection, isMap, isPair, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { append } from '../core/append.ts';
import type { Json } from '../core/json.ts';
import { toText } from '../core/text.ts';
import type { Change } from './change.ts';
import { isMergeKey, keyText } from './inspect.ts';
import type { YamlPlace } from './place.ts';
import { scalar, stringify } from './write.ts';

/** A value to write unchanged, such as a template that moves from one key to another. */
export class Verbatim {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type NewValue = Json | Verbatim;

/** The source text of a scalar on one line, including quotes. */
export function verbatim(place: YamlPlace): Verbatim | undefined {
  const value = findEntry(place)?.pair.value;
  if (!isScalar(value) || !value.range || value.tag !== undefined || value.anchor !== undefined) return undefined;
  const text = place.document.source.text.slice(value.range[0], value.range[1]);
  return /[\r\n]/.test(text) || text === '' ? undefined : new Verbatim(text);
}

/** Sets a key to another value. A string keeps the style of quotes of the old value. */
export function setValue(place: YamlPlace, value: NewValue): Change[] | undefined {
  const entry = findEntry(place);
  const { text } = place.document.source;
  const colon = entry && colonBehind(entry.pair, text);
  if (!entry || colon === undefined || hasProperties(entry.pair.value)) return undefined;
  const old = entry.pair.value;
  const isEmpty = old === null || (isScalar(old) && old.range?.[0] === old.range?.[1]);
  const isBlock = isCollection(old) && !old.flow;
  const end = isEmpty ? colon + 1 : nodeEnd(old, text);

  const at: OldValue = { text, colon, end, isEmpty, isBlock };
  if (entry.map.flow || isInline(value)) {
    const written = inlineValue(value, isScalar(old) ? old : undefined, entry.map.flow ? entry.pair.key : undefined);
    return [inlineChange(at, old?.range?.[0], written)];
  }
  const indent = indentOf(entry.pair, text);
  if (indent === undefined || value instanceof Verbatim) return undefined;
  const block = blockValue(value, indent, lineBreakOf(text));
  return changes(typeof value === 'string' ? textBlockChange(at, block) : blockChange(at, block));
}

function changes(change: Change | undefined): Change[] | undefined {
  return change && [change];
}

/** The position of a key's old value. */
interface OldValue {
  text: string;
  /** The offset of the colon after the key. */
  colon: number;
  end: number;
  /** True if there is no value. */
  isEmpty: boolean;
  /** True for a mapping or a list in block style. */
  isBlock: boolean;
}

function inlineChange(
  { text, colon, end, isEmpty, isBlock }: OldValue,
  start: number | undefined,
  written: string,
): Change {
  if (isEmpty) return { start: end, end, text: ` ${written}` };
  if (!isBlock) return { start: start ?? end, end, text: written };
  // Removes the lines of the block, but keeps a comment after the key.
  const comment = text.slice(colon + 1, endOfLine(text, colon)).trimEnd();
  return { start: colon + 1, end, text: ` ${written}${comment}` };
}

/** Undefined if something follows the old value on its line, because it would become part of the block. */
function textBlockChange({ text, colon, end }: OldValue, block: string): Change | undefined {
  return text.slice(end, endOfLine(text, end)).trim() === '' ? { start: colon + 1, end, text: block } : undefined;
}

function blockChange({ text, colon, end, isEmpty, isBlock }: OldValue, block: string): Change {
  if (!isEmpty && !isBlock) return { start: colon + 1, end, text: block };
  // A comment after the key stays there.
  const start = endOfLine(text, colon);
  return { start, end: Math.max(end, start), text: block };
}

/** Renames the key of an entry in place. Undefined if the mapping already has the new key. */
export function renameKey(place: YamlPlace, name: string): Change[] | undefined {
  const entry = findEntry(place);
  const key = entry?.pair.key;
  if (!entry || !isScalar(key) || !key.range || hasProperties(key)) return undefined;
  if (entry.map.items.some((other) => keyText(other.key) === name)) return undefined;
  return [{ start: key.range[0], end: key.range[1], text: likeBefore(name, key) }];
}

/**
 * Removes an entry with its lines, but keeps comments above it. A mapping that loses its last entry becomes `{}`,
 * because Ansible reads an empty value as null.
 */
export function removeKey(place: YamlPlace): Change[] | undefined {
  const entry = findEntry(place);
  if (!entry?.pair.key.range || hasAnchor(entry.pair.key) || hasAnchor(entry.pair.value)) return undefined;
  const { map, pair, holder } = entry;
  const { text } = place.document.source;
  if (map.flow) return removeFlowEntry(map, pair, text);

  const keyStart = pair.key.range?.[0] ?? 0;
  const lineStart = startOfLine(text, keyStart);
  if (text.slice(lineStart, keyStart).trim() !== '') return undefined;
  const removal = { start: lineStart, end: startOfNextLine(text, entryEnd(pair, text)), text: '' };
  if (map.items.length > 1 || place.path.length === 1) return [removal];
  const colon = holder && colonBehind(holder, text);
  return colon === undefined ? undefined : [{ start: colon + 1, end: colon + 1, text: ' {}' }, removal];
}

/** Adds an entry after the last one of the mapping at `place`. An empty path is the document's top-level mapping. */
export function addEntry(place: YamlPlace, name: string, value: NewValue): Change[] | undefined {
  const { document, path, instead } = place;
  const { text } = document.source;
  const holder = findEntry(place);
  if (instead || (path.length > 0 && !holder)) return undefined;
  const node = holder ? holder.pair.value : document.root;
  const isNothing = !isAlias(node) && document.facts(node).kind === 'null';
  const isEmptyMap = isMap(node) && node.items.length === 0;

  if (holder && (isNothing || isEmptyMap) && !(value instanceof Verbatim)) return setValue(place, { [name]: value });
  if (isNothing && !holder) return addToNothing(text, name, value);
  if (!isMap<Node, Node | null>(node) || hasProperties(node)) return undefined;
  if (node.items.some(({ key }) => keyText(key) === name)) return undefined;
  const last = node.items.at(-1);
  if (!last) return changes(intoEmpty(node, name, value, holder?.pair.key));
  return changes(node.flow ? behindFlow(last, text, name, value) : behindBlock(last, text, name, value));
}

/** Writes the first entry of an empty mapping `{}`. */
function intoEmpty({ range }: Mapping, name: string, value: NewValue, key: Node | undefined): Change | undefined {
  return range ? { start: range[0], end: range[1], text: `{${flowEntry(name, value, key)}}` } : undefined;
}

function behindFlow(last: Entry, text: string, name: string, value: NewValue): Change {
  const end = entryEnd(last, text);
  const start = last.key.range?.[0] ?? 0;
  const before = text.slice(startOfLine(text, start), start);
  // If the last entry has its own line, so does the new one.
  const gap = before !== '' && before.trim() === '' ? lineBreakOf(text) + before : ' ';
  return { start: end, end, text: `,${gap}${flowEntry(name, value, last.key)}` };
}

function behindBlock(last: Entry, text: string, name: string, value: NewValue): Change | undefined {
  const indent = indentOf(last, text);
  if (indent === undefined || endsInBlankLines(last.value)) return undefined;
  const end = endOfLine(text, entryEnd(last, text));
  const lineBreak = lineBreakOf(text);
  return { start: end, end, text: lineBreak + blockEntry(name, value, indent, lineBreak) };
}

/**
 * Applies groups of changes to a text, each group completely or not at all. It skips a group that overlaps an earlier
 * change. `applied` tells which groups were applied.
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
    if (!clashes) append(accepted, group);
    return !clashes;
  });
  let result = '';
  let at = 0;
  for (const change of accepted.sort((a, b) => a.start - b.start)) {
    result += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return { text: result + text.slice(at), applied };
}

/** Two insertions at the same offset overlap, because their order would be arbitrary. */
function overlaps(a: Change, b: Change): boolean {
  return (a.start < b.end && b.start < a.end) || a.start === b.start;
}

type Entry = Pair<Node, Node | null>;
type Mapping = YAMLMap<Node, Node | null>;

/**
 * The entry at a path, with its mapping and the entry of that mapping. Undefined if the entry comes from a merge or an
 * alias, or occurs twice. Also undefined below an anchor, because an alias may use it elsewhere.
 */
function findEntry({ document, path, instead }: YamlPlace): { map: Mapping; pair: Entry; holder?: Entry } | undefined {
  if (instead) return undefined;
  let node: unknown = document.root;
  let found: { map: Mapping; pair: Entry; holder?: Entry } | undefined;
  for (const step of path) {
    if (node !== document.root && hasProperties(node)) return undefined;
    if (typeof step === 'number') {
      if (!isCollection(node)) return undefined;
      node = node.items[step];
      found = undefined;
      continue;
    }
    if (!isMap<Node, Node | null>(node)) return undefined;
    const entries = node.items.filter(({ key }) => !isMergeKey(key) && keyText(key) === step);
    const [pair] = entries;
    if (!pair || entries.length > 1) return undefined;
    found = { map: node, pair, ...(found ? { holder: found.pair } : {}) };
    node = pair.value;
  }
  return found;
}

/** True for a node with a tag or an anchor, which its range does not include. */
function hasProperties(node: unknown): boolean {
  return (isScalar(node) || isCollection(node)) && (node.anchor !== undefined || node.tag !== undefined);
}

function hasAnchor(node: unknown): boolean {
  if (isPair(node)) return hasAnchor(node.key) || hasAnchor(node.value);
  if (!isScalar(node) && !isCollection(node)) return false;
  return node.anchor !== undefined || (isCollection(node) && node.items.some(hasAnchor));
}

/** Offset of the colon after a key. */
function colonBehind({ key }: Entry, text: string): number | undefined {
  const colon = /[ \t]*:/y;
  colon.lastIndex = key.range?.[1] ?? 0;
  return colon.test(text) ? colon.lastIndex - 1 : undefined;
}

/** The offset after the last character of an entry, without the comments and blank lines that follow. */
function entryEnd(pair: Entry, text: string): number {
  const afterColon = (colonBehind(pair, text) ?? 0) + 1;
  return Math.max(afterColon, pair.value ? nodeEnd(pair.value, text) : 0, pair.key.range?.[1] ?? 0);
}

function nodeEnd(node: Node, text: string): number {
  const [start, end] = node.range ?? [0, 0];
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    if (isPair(last)) return entryEnd(last as Entry, text);
    return last ? nodeEnd(last as Node, text) : start;
  }
  return start + text.slice(start, end).trimEnd().length;
}

/** True if blank lines at the end belong to a block scalar (`|+`), so that no entry can be inserted before them. */
function endsInBlankLines(node: unknown): boolean {
  if (isCollection(node)) {
    const last = node.items.at(-1);
    return endsInBlankLines(isPair(last) ? last.value : last);
  }
  return isScalar(node) && node.type?.startsWith('BLOCK') === true && toText(node.value).endsWith('\n\n');
}

function removeFlowEntry(map: Mapping, pair: Entry, text: string): Change[] | undefined {
  const index = map.items.indexOf(pair);
  const next = map.items[index + 1];
  const before = map.items[index - 1];
  const start = pair.key.range?.[0];
  if (start === undefined) return undefined;
  if (next) return next.key.range ? [{ start, end: next.key.range[0], text: '' }] : undefined;
  return [{ start: before ? entryEnd(before, text) : start, end: entryEnd(pair, text), text: '' }];
}

/** Adds the first entry to a document that has none. */
function addToNothing(text: string, name: string, value: NewValue): Change[] | undefined {
  // Indented comments can mean that the YAML is embedded in another file, and the new entry would need that indentation
  // too.
  if (/^[ \t]/m.test(text)) return undefined;
  const lineBreak = lineBreakOf(text);
  const before = text === '' || /[\r\n\ufeff]$/.test(text) ? '' : lineBreak;
  const entry = blockEntry(name, value, '', lineBreak);
  return [{ start: text.length, end: text.length, text: before + entry + lineBreak }];
}

const ansible = { ansible: true } as const;

/** True for a value that is written on the line of its key. */
function isInline(value: NewValue): boolean {
  if (value instanceof Verbatim || value === null) return true;
  if (typeof value === 'string') return !value.includes('\n');
  return typeof value !== 'object' || Object.keys(value).length === 0;
}

/**
 * A value on one line.
 *
 * @param before the scalar that it replaces, whose style of quotes it keeps
 * @param key a key of the same flow mapping: if it has double quotes, as in JSON, everything new is quoted too
 */
function inlineValue(value: NewValue, before?: Quoted, key?: Node): string {
  if (value instanceof Verbatim) return value.text;
  if (typeof value === 'string') {
    const quoted = before ?? (isJsonKey(key) ? key : undefined);
    return quoted ? likeBefore(value, quoted) : scalar(value, ansible);
  }
  if (typeof value !== 'object' || value === null) return scalar(value, ansible);
  if (Array.isArray(value)) return `[${value.map((item) => inlineValue(item, undefined, key)).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([name, item]) => flowEntry(name, item, key))
    .join(', ')}}`;
}

interface Quoted {
  type?: string | undefined;
}

function isJsonKey(key: Node | undefined): key is Node & Quoted {
  return isScalar(key) && key.type === 'QUOTE_DOUBLE';
}

/** A string in the old style of quotes, if they can represent it. */
function likeBefore(text: string, before: Quoted): string {
  const plain = scalar(text, ansible);
  if (plain.startsWith('!') || !/^[\x20-\x7e]*$/.test(text)) return plain;
  if (before.type === 'QUOTE_SINGLE') return `'${text.replaceAll("'", "''")}'`;
  return before.type === 'QUOTE_DOUBLE' ? `"${text.replace(/["\\]/g, '\\$&')}"` : plain;
}

function flowEntry(name: string, value: NewValue, beside?: Node): string {
  const key = isJsonKey(beside) ? likeBefore(name, beside) : scalar(name);
  return `${key}: ${inlineValue(value, undefined, beside)}`;
}

/** An entry in block style, without the final line break. */
function blockEntry(name: string, value: NewValue, indent: string, lineBreak: string): string {
  const written = isInline(value) ? ` ${inlineValue(value)}` : blockValue(value as Json, indent, lineBreak);
  return `${indent}${scalar(name)}:${written}`;
}

/** The text after a key's colon for a value on lines of its own. */
function blockValue(value: Json, indent: string, lineBreak: string): string {
  const [head = '', ...lines] = stringify({ key: value }, ansible).trimEnd().split('\n');
  return [head.slice('key:'.length), ...lines.map((line) => (line === '' ? '' : indent + line))].join(lineBreak);
}

/** The indentation of a key; undefined if other text before the key prevents aligned entries below it. */
function indentOf({ key }: Entry, text: string): string | undefined {
  const start = key.range?.[0] ?? 0;
  const before = text.slice(startOfLine(text, start), start);
  // Entries below `- key: value` align with the key.
  return /^ *(?:- +)*$/.test(before) ? ' '.repeat(before.length) : undefined;
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
  const length = text.slice(offset).search(/[\r\n]/);
  return length < 0 ? text.length : offset + length;
}

function startOfNextLine(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);
}
