/**
 * A quick reader for the plainest YAML: block mappings and sequences, words, quoted text without escapes, flow collections
 * on one line, comments. Files of people are nearly always so, and it takes a tenth of the full reader's time. Whatever is
 * not that plain gives undefined, and the full reader has to be asked; what it reads, it reads as that one does.
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
  /** undefined for items of a sequence. */
  key: Span | undefined;
  /** A scalar's text; undefined for a collection, and for nothing. */
  text: string | undefined;
  children: Map<string, QuickNode> | QuickNode[] | undefined;
}

export interface QuickDocument {
  data: YamlValue;
  /** As YamlDocument.locate, but that an item of a sequence begins where its first key does; undefined for the root. */
  locate(path: Path): Span | undefined;
  /** Where the key of an entry is. */
  locateKey(path: Path): Span | undefined;
  /** A scalar's text, without its quotes. */
  textAt(path: Path): string | undefined;
  /** As YamlDocument.factsAt, of a scalar that is written. */
  factsAt(path: Path): NodeFacts | undefined;
}

/** Thrown inside of this file alone: the text is not plain enough. */
const notPlain = new Error('not plain');

const keyPattern = /^([A-Za-z_][\w.-]*):(?: +([^ ].*))?$/;
/** One word, or text in quotes, and nothing behind it but a comment. */
const scalarPattern = /(?:"([^"\\]*)"|'([^']*)'|([A-Za-z0-9_./](?:[\w./@+-]|:(?=[\w./:]))*))/y;
const tailPattern = /^ *(?: #.*)?$/;
/** What a document may begin with, behind comments: files of Ansible do. */
const beginning = /^(?: *(?:#.*)?\n)*--- *(?: #.*)?\n/;
/** Anything but printable ASCII is left to the full reader, tabs and the line ends of Windows too. */
const strange = /[^\n -~]/;

/** Collections on one line nest no deeper than there are openers. */
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
  /** The line at hand, without blank lines and comments; undefined behind the last one. */
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
      // Marks of a document are for the full reader.
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

  /** What is on the lines below a key. */
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
      // A sequence may are as far left as its key, and the next key ends it.
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

  /** A scalar or flow collection that fills the rest of a line. */
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

/** Keys that YAML reads as something else than text, or that JavaScript does not accept for a key. */
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

/** A word as PyYAML reads it; dates and numbers beyond a double are for the full reader. */
function readWord(word: string): YamlValue {
  const first = word.charCodeAt(0);
  // Most words begin with a letter or hold a slash, and most of those are not booleans.
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

/** Behind an item: a comma with a blank, or the end of the collection. */
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

/** Reads a text; undefined if it is not plain enough. */
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
      // A word that YAML takes for a merge or a date is not read here.
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
