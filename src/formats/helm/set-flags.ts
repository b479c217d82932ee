/**
 * Helm's `--set`, `--set-string`, `--set-json`, `--set-file` and `--set-literal`, parsed as in Helm: paths with indexes
 * and escapes, lists in braces, typed words. Source: helm/helm, pkg/strvals/parser.go and pkg/cli/values/options.go
 * (v3).
 */
import { isMap, leaves, type PartlyKnown, setPath } from '../../core/value-tree.ts';

/** The flags that set values, in the order in which Helm applies them, wherever they are in the command. */
const setKinds = ['set-json', 'set', 'set-string', 'set-file', 'set-literal'] as const;
export type SetKind = (typeof setKinds)[number];

/** One flag: its kind `set` and its text `a.b=1,c=2`. */
export interface SetFlag {
  kind: SetKind;
  text: string;
  /** For `set-file`: the contents of the files that the text names. */
  contents?: ReadonlyMap<string, string>;
}

export type Values = { [key: string]: PartlyKnown };

/** Why Helm refuses a flag, as a sentence without the full stop. */
export class SetSyntaxError extends Error {
  override name = 'SetSyntaxError';
}

const maximalIndex = 65_536;
const maximalDepth = 30;

/**
 * Applies a flag to a tree, in place. As in Helm, it overrides earlier flags and files.
 *
 * @returns what Helm drops of the flag without an error, one clause for each part
 * @throws SetSyntaxError for a text that Helm refuses; the tree may then hold part of it
 */
export function applySet(flag: SetFlag, into: Values): string[] {
  return new Parser(flag).run(into);
}

/**
 * The files that a `--set-file` names.
 *
 * @throws SetSyntaxError for a text that Helm refuses
 */
export function filesIn(text: string): string[] {
  const named: Values = {};
  applySet({ kind: 'set-string', text }, named);
  const values = [...leaves(named)].flatMap(([, value]) => value);
  return values.filter((value): value is string => typeof value === 'string' && value !== '');
}

/** Flags in the order in which Helm applies them. */
export function inHelmOrder<Flag extends SetFlag>(flags: readonly Flag[]): Flag[] {
  return [...flags].sort((left, right) => setKinds.indexOf(left.kind) - setKinds.indexOf(right.kind));
}

class Parser {
  readonly #text: string;
  readonly #kind: SetKind;
  readonly #contents: ReadonlyMap<string, string> | undefined;
  readonly #dropped: string[] = [];
  #at = 0;

  constructor({ text, kind, contents }: SetFlag) {
    this.#text = text;
    this.#kind = kind;
    this.#contents = contents;
  }

  run(tree: Values): string[] {
    while (this.#at < this.#text.length) this.#key(tree, 0);
    return this.#dropped;
  }

  get #ended(): boolean {
    return this.#at >= this.#text.length;
  }

  /**
   * Text up to one of the stop characters, which is consumed. A backslash escapes the next character, except in
   * literals.
   */
  #until(stops: string): { text: string; stop: string | undefined } {
    let text = '';
    while (!this.#ended) {
      const character = this.#text.charAt(this.#at++);
      if (stops.includes(character)) return { text, stop: character };
      if (character === '\\' && this.#kind !== 'set-literal') text += this.#text.charAt(this.#at++);
      else text += character;
    }
    return { text, stop: undefined };
  }

  #key(tree: Values, depth: number): void {
    const { text: name, stop } = this.#until(this.#kind === 'set-literal' ? '=[.' : '=[,.');
    switch (stop) {
      case undefined:
        if (name !== '') throw new SetSyntaxError(`the key "${name}" has no value`);
        return;
      case ',':
        throw new SetSyntaxError(`the key "${name}" has no value before the comma`);
      case '=':
        this.#set(tree, name, this.#value());
        return;
      case '[': {
        const index = this.#index();
        const present = own(tree, name);
        if (present !== undefined && !Array.isArray(present)) throw new SetSyntaxError(`"${name}" is not a list`);
        const items = [...(present ?? [])];
        this.#item(items, index, depth);
        this.#set(tree, name, items);
        return;
      }
      default: {
        if (depth + 1 > maximalDepth) throw new SetSyntaxError(`paths can have at most ${maximalDepth} levels`);
        const present = own(tree, name);
        if (present !== undefined && !isMap(present))
          throw new SetSyntaxError(`"${name}" is a value and cannot have values under it`);
        const inner: Values = { ...present };
        this.#key(inner, depth + 1);
        if (Object.keys(inner).length === 0) throw new SetSyntaxError(`the key "${name}" has no value`);
        this.#set(tree, name, inner);
      }
    }
  }

  /** Helm drops a value without a name. */
  #set(tree: Values, name: string, value: PartlyKnown): void {
    if (name !== '') setPath(tree, name.replace(/[\\.]/g, '\\$&'), value);
    else this.#dropped.push('a value without a name');
  }

  #item(list: PartlyKnown[], index: number, depth: number): void {
    const { text, stop } = this.#until('[.=');
    if (text === '' && stop === undefined) {
      this.#dropped.push(`an index without a value ([${index}])`);
      return;
    }
    if (text !== '') throw new SetSyntaxError(`unexpected "${text}" after an index`);
    while (list.length <= index) list.push(null);
    const present = list[index];
    switch (stop) {
      case '=':
        list[index] = this.#value();
        return;
      case '[': {
        const inner = this.#index();
        const items = Array.isArray(present) ? [...present] : [];
        this.#item(items, inner, depth);
        list[index] = items;
        return;
      }
      case '.': {
        const inner: Values = isMap(present) ? { ...present } : {};
        this.#key(inner, depth);
        list[index] = inner;
        return;
      }
      default:
        throw new SetSyntaxError('an index has no value');
    }
  }

  #index(): number {
    const { text, stop } = this.#until(']');
    if (stop === undefined || !/^[-+]?\d+$/.test(text)) throw new SetSyntaxError(`"${text}" is not an index`);
    const index = Number(text);
    if (index < 0) throw new SetSyntaxError(`the index ${index} is negative`);
    if (index > maximalIndex) throw new SetSyntaxError(`the index ${index} is greater than ${maximalIndex}`);
    return index;
  }

  #value(): PartlyKnown {
    if (this.#kind === 'set-json') return this.#json();
    if (this.#kind === 'set-literal') return this.#rest();
    if (this.#text.charAt(this.#at) !== '{') return this.#typed(this.#until(',').text);
    this.#at++;
    const items: PartlyKnown[] = [];
    for (;;) {
      const { text, stop } = this.#until(',}');
      if (stop === undefined) throw new SetSyntaxError('a list ends with "}"');
      items.push(this.#typed(text));
      if (stop === ',') continue;
      if (this.#text.charAt(this.#at) === ',') this.#at++;
      return items;
    }
  }

  #rest(): string {
    const text = this.#text.slice(this.#at);
    this.#at = this.#text.length;
    return text;
  }

  #typed(text: string): PartlyKnown {
    if (this.#kind === 'set-string') return text;
    if (this.#kind === 'set-file') return text === '' ? '' : (this.#contents?.get(text) ?? '');
    const word = text.toLowerCase();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    // A number with a leading zero is a string, and so is one beyond 64 bits. Larger ones than 2^53 become strings to
    // stay exact.
    if (text !== '0' && !/^[-+]?\d+$/.test(text)) return text;
    const number = Number(text);
    return (text !== '0' && text.startsWith('0')) || !Number.isSafeInteger(number) ? text : number + 0;
  }

  /** JSON up to the comma after it: the shortest prefix of the rest that is a complete value. */
  #json(): PartlyKnown {
    const end = endOfJson(this.#text, this.#at);
    const text = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    if (text.trim() === '') return null;
    try {
      return JSON.parse(text, wellFormed) as PartlyKnown;
    } catch {
      throw new SetSyntaxError(`${text.trim()} is not valid JSON`);
    }
  }
}

/** For `JSON.parse`: Go reads a lone surrogate as the replacement character. */
function wellFormed(_: string, value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Cs}/gu, '\ufffd');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (!Object.keys(value).some((key) => /\p{Cs}/u.test(key))) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.replace(/\p{Cs}/gu, '\ufffd'), item]));
}

/** Where a JSON value ends: at the first comma outside its strings and brackets. */
function endOfJson(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if ('[{'.includes(character)) depth++;
    else if (']}'.includes(character)) depth--;
    else if (character === ',' && depth === 0) return at;
  }
  return text.length;
}

function own(tree: Values, name: string): PartlyKnown | undefined {
  return Object.hasOwn(tree, name) ? tree[name] : undefined;
}
