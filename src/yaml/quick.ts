/**
 * A quick reader for the simplest YAML: block mappings and sequences, words, quoted text without escapes, flow
 * collections on one line, comments. Most files are that simple, and it takes a tenth of the full reader's time. It
 * returns undefined for anything else, which the full reader must then read. Otherwise both readers agree.
 */
import type { NodeFacts, YamlValue } from './document.ts';
import type { Path } from './path.ts';
import { plainKind, resolvers } from './plain.ts';

/** Offsets in the text. */
interface Span {
  start: number;
  end: number;
}

interface QuickNode extends Span {
  data: YamlValue;
  /** Undefined for items of a sequence. */
  key: Span | undefined;
  /** The text of a scalar; undefined for a collection, and for an empty value. */
  text: string | undefined;
  children: Map<string, QuickNode> | QuickNode[] | undefined;
}

export interface QuickDocument {
  data: YamlValue;
  /** As YamlDocument.locate, except that an item of a sequence begins at its first key. Undefined for the root. */
  locate(path: Path): Span | undefined;
  /** The position of an entry's key. */
  locateKey(path: Path): Span | undefined;
  /** The text of a scalar, without its quotes. */
  textAt(path: Path): string | undefined;
  /** As YamlDocument.factsAt, for a scalar that is not empty. */
  factsAt(path: Path): NodeFacts | undefined;
}

/** Thrown only inside this file: the text is not simple enough. */
const notPlain = new Error('not plain');

const keyPattern = /^([A-Za-z_][\w.-]*):(?: +([^ ].*))?$/;
/** One word, or a quoted text. `tailPattern` allows only a comment after it. */
const scalarPattern = /(?:"([^"\\]*)"|'([^']*)'|([A-Za-z0-9_./](?:[\w./@+-]|:(?=[\w./:]))*))/y;
const tailPattern = /^ *(?: #.*)?$/;
/** The start of a document, after comments, as in most Ansible files. */
const beginning = /^(?: *(?:#.*)?\n)*--- *(?: #.*)?\n/;
/** Only printable ASCII is simple enough. Tabs and Windows line ends are not. */
const strange = /[^\n -~]/;

/** Limits the nesting of collections on one line, which cannot be deeper than the number of openers. */
const openers = /[[{]/;
const mostOpeners = 100;

const squareBracket = 91;
const brace = 123;
const blank = 32;
const hash = 35;

interface Line {
  indent: number;
  content: string;
  /** Offset of the content. */
  start: number;
}

class QuickReader {
  readonly #text: string;
  /** Offset of the next line. */
  #next = 0;
  /** The current line, skipping blank lines and comments; undefined after the last one. */
  #line: Line | undefined;

  constructor(text: string) {
    if (strange.test(text)) throw notPlain;
    this.#text = text;
    this.#next = beginning.exec(text)?.[0].length ?? 0;
    this.#advance();
  }

  #advance(): void {
    const text = this.#text;
    while (this.#next < text.length) {
      const lineStart = this.#next;
      const found = text.indexOf('\n', lineStart);
      let end = found < 0 ? text.length : found;
      this.#next = end + 1;
      let start = lineStart;
      while (text.charCodeAt(start) === blank && start < end) start++;
      const first = text.charCodeAt(start);
      if (start === end || first === hash) continue;
      // Only the full reader supports document markers.
      if (start === lineStart && /^(?:---|\.\.\.|%)/.test(text.slice(start, start + 3))) throw notPlain;
      while (text.charCodeAt(end - 1) === blank) end--;
      this.#line = { indent: start - lineStart, content: text.slice(start, end), start };
      return;
    }
    this.#line = undefined;
  }

  read(): QuickNode {
    if (this.#line?.indent !== 0) throw notPlain;
    const root = this.#mapping(0, undefined);
    if (this.#line !== undefined) throw notPlain;
    return root;
  }

  #mapping(indent: number, key: Span | undefined): QuickNode {
    const children = new Map<string, QuickNode>();
    const data: { [key: string]: YamlValue } = Object.create(null);
    const start = this.#line?.start ?? 0;
    let end = start;
    for (let line = this.#line; line?.indent === indent; line = this.#line) {
      const match = keyPattern.exec(line.content);
      const name = match?.[1];
      if (name === undefined || isSpecial(name) || children.has(name)) throw notPlain;
      const span = { start: line.start, end: line.start + name.length };
      const rest = match?.[2];
      const child =
        rest === undefined || rest.startsWith('#')
          ? this.#below(indent, span)
          : this.#value(line.content, line.content.length - rest.length, line.start, span);
      children.set(name, child);
      data[name] = child.data;
      end = child.end;
    }
    return { data, key, text: undefined, children, start, end };
  }

  /** The value on the lines below a key. */
  #below(indent: number, key: Span): QuickNode {
    this.#advance();
    const next = this.#line;
    const isItem = next?.content.startsWith('- ') ?? false;
    if (next && isItem && next.indent >= indent) return this.#sequence(next.indent, key);
    if (next && next.indent > indent) return this.#mapping(next.indent, key);
    return { data: null, key, text: undefined, children: undefined, start: key.end, end: key.end };
  }

  #sequence(indent: number, key: Span): QuickNode {
    const children: QuickNode[] = [];
    const start = this.#line?.start ?? 0;
    for (let line = this.#line; line?.indent === indent; line = this.#line) {
      // A sequence may be indented as little as its key, and then the next key ends it.
      if (!line.content.startsWith('- ')) break;
      const inner = line.content.slice(2);
      if (/^[ -]/.test(inner)) throw notPlain;
      if (inner.includes(':') && keyPattern.test(inner)) {
        this.#line = { indent: indent + 2, content: inner, start: line.start + 2 };
        children.push(this.#mapping(indent + 2, undefined));
      } else children.push(this.#value(line.content, 2, line.start, undefined));
    }
    const data = children.map((child) => child.data);
    return { data, key, text: undefined, children, start, end: children.at(-1)?.end ?? start };
  }

  /** A scalar or flow collection on the rest of a line. */
  #value(content: string, from: number, lineStart: number, key: Span | undefined): QuickNode {
    this.#advance();
    const first = content.charCodeAt(from);
    const isFlow = first === squareBracket || first === brace;
    if (isFlow && content.split(openers, mostOpeners + 2).length > mostOpeners + 1) throw notPlain;
    const { node, end } = flow(content, from, lineStart, key);
    if (end < content.length && !tailPattern.test(content.slice(end))) throw notPlain;
    return node;
  }
}

/** Keys that YAML does not read as strings, or that have a special meaning in JavaScript. */
const special = new Map<string, boolean>();
function isSpecial(name: string): boolean {
  let found = special.get(name);
  if (found === undefined) {
    found = plainKind(name) !== 'string' || name === '__proto__';
    special.set(name, found);
  }
  return found;
}

type Part = { node: QuickNode; end: number };

function flow(content: string, from: number, lineStart: number, key: Span | undefined): Part {
  const opener = content.charAt(from);
  if (opener === '[') return flowSequence(content, from, lineStart, key);
  if (opener === '{') return flowMapping(content, from, lineStart, key);
  return scalarAt(content, from, lineStart, key);
}

function scalarAt(content: string, from: number, lineStart: number, key: Span | undefined): Part {
  scalarPattern.lastIndex = from;
  const match = scalarPattern.exec(content);
  if (!match) throw notPlain;
  const [whole, double, single, word] = match;
  const end = from + whole.length;
  const text = double ?? single ?? word ?? '';
  const data = word === undefined ? text : readWord(word);
  return { node: { data, key, text, children: undefined, start: lineStart + from, end: lineStart + end }, end };
}

/** A word as PyYAML reads it. Dates and integers beyond a double's precision need the full reader. */
function readWord(word: string): YamlValue {
  const first = word.charCodeAt(0);
  // Words with a slash, and longer words that begin with a letter, are never booleans, null or numbers.
  if (word.includes('/') || (first > 64 && word.length > 5)) return word;
  const resolver = resolvers.find(({ test }) => test.test(word));
  if (!resolver) return word;
  if (resolver.kind === 'timestamp' || resolver.kind === 'merge') throw notPlain;
  const value = resolver.read(word);
  if (typeof value === 'number' && !Number.isSafeInteger(value) && resolver.kind === 'integer') throw notPlain;
  return value;
}

function skipBlanks(content: string, from: number): number {
  let at = from;
  while (content.charAt(at) === ' ') at++;
  return at;
}

/** Skips the separator after an item: a comma with a blank, or the end of the collection. */
function afterItem(content: string, from: number, closer: string): { at: number; done: boolean } {
  const at = skipBlanks(content, from);
  if (content.charAt(at) === closer) return { at: at + 1, done: true };
  if (content.charAt(at) !== ',' || content.charAt(at + 1) !== ' ') throw notPlain;
  return { at: skipBlanks(content, at + 1), done: false };
}

function flowSequence(content: string, from: number, lineStart: number, key: Span | undefined): Part {
  const children: QuickNode[] = [];
  let at = skipBlanks(content, from + 1);
  let done = content.charAt(at) === ']';
  if (done) at++;
  while (!done) {
    const { node, end } = flow(content, at, lineStart, undefined);
    children.push(node);
    ({ at, done } = afterItem(content, end, ']'));
  }
  const data = children.map((child) => child.data);
  return { node: { data, key, text: undefined, children, start: lineStart + from, end: lineStart + at }, end: at };
}

function flowMapping(content: string, from: number, lineStart: number, key: Span | undefined): Part {
  const children = new Map<string, QuickNode>();
  const data: { [key: string]: YamlValue } = Object.create(null);
  let at = skipBlanks(content, from + 1);
  let done = content.charAt(at) === '}';
  if (done) at++;
  while (!done) {
    const name = /^[A-Za-z_][\w.-]*(?=: )/.exec(content.slice(at))?.[0];
    if (name === undefined || isSpecial(name) || children.has(name)) throw notPlain;
    const span = { start: lineStart + at, end: lineStart + at + name.length };
    const { node, end } = flow(content, skipBlanks(content, at + name.length + 1), lineStart, span);
    children.set(name, node);
    data[name] = node.data;
    ({ at, done } = afterItem(content, end, '}'));
  }
  return { node: { data, key, text: undefined, children, start: lineStart + from, end: lineStart + at }, end: at };
}

/** Reads a text; undefined if it is not simple enough. */
export function readQuickly(text: string): QuickDocument | undefined {
  let root: QuickNode;
  try {
    root = new QuickReader(text).read();
  } catch (error) {
    if (error === notPlain) return undefined;
    throw error;
  }
  const find = (path: Path): QuickNode | undefined => {
    let node: QuickNode | undefined = root;
    for (const step of path) {
      const children: QuickNode['children'] = node?.children;
      if (Array.isArray(children)) node = typeof step === 'number' ? children[step] : undefined;
      else node = children?.get(String(step));
    }
    return node;
  };
  return {
    data: root.data,
    textAt: (path) => find(path)?.text,
    factsAt(path) {
      const node = find(path);
      if (node?.text === undefined) return undefined;
      const quoted = /["']/.test(text.charAt(node.start));
      // Merges and dates never reach this point.
      const kind = quoted ? 'string' : (plainKind(node.text) as NodeFacts['kind']);
      return { kind, quoted, tag: undefined, anchor: undefined, text: node.text };
    },
    locateKey: (path) => find(path)?.key,
    locate(path) {
      for (let length = path.length; length > 0; length--) {
        const node = find(path.slice(0, length));
        if (!node) continue;
        if (length === path.length && node.text !== undefined) return { start: node.start, end: node.end };
        return node.key ?? { start: node.start, end: node.end };
      }
      return undefined;
    },
  };
}
