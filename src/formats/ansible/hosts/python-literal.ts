/**
 * Python literals as `ast.literal_eval` accepts them. Ansible passes every value of an INI inventory through it. So
 * `x=True` is a boolean, `x=0x1f` a number, and `x=vxlan` (not a literal) stays a string.
 */
import type { Json } from '../../../core/json.ts';

/** Reads a literal. Undefined if the text is not one: Ansible then keeps the text. Tuples and sets become lists. */
export function readPythonLiteral(text: string): Json | undefined {
  try {
    const reader = new LiteralReader(text);
    return reader.whole();
  } catch (error) {
    if (error instanceof NoLiteral) return undefined;
    throw error;
  }
}

class NoLiteral extends Error {}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};

const numberForm =
  /^[-+]?\s*(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d+)?)/;

/** No inventory is nested deeper; Python's own parser gives up at a similar depth. */
const maximalDepth = 90;

class LiteralReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Json {
    this.#blank();
    const value = this.#value();
    if (this.#peek() === ',') {
      const items: Json[] = [value];
      this.#items(items, undefined);
      return items;
    }
    if (this.#at < this.#text.length) throw new NoLiteral();
    return value;
  }

  #peek(): string {
    return this.#text.charAt(this.#at);
  }

  /** Skips blanks and a comment: for Python's parser, `8080 # port` is only the number. */
  #blank(): void {
    while (/\s/.test(this.#peek())) this.#at++;
    if (this.#peek() === '#') {
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#text.length : end;
      this.#blank();
    }
  }

  #value(): Json {
    if (++this.#depth > maximalDepth) throw new NoLiteral();
    const value = this.#unlimitedValue();
    this.#depth--;
    this.#blank();
    return value;
  }

  #unlimitedValue(): Json {
    const first = this.#peek();
    if (first === '[') return this.#list(']');
    if (first === '(') return this.#parenthesis();
    if (first === '{') return this.#braces();
    const word = /^(?:True|False|None)\b/.exec(this.#text.slice(this.#at))?.[0];
    if (word) {
      this.#at += word.length;
      return word === 'None' ? null : word === 'True';
    }
    const string = /^[uUrR]?(?='|")/.exec(this.#text.slice(this.#at))?.[0];
    if (string !== undefined) return this.#strings();
    return this.#number();
  }

  #number(): number {
    const match = numberForm.exec(this.#text.slice(this.#at))?.[0];
    if (match === undefined) throw new NoLiteral();
    this.#at += match.length;
    if (/[\w.]/.test(this.#peek())) throw new NoLiteral();
    const digits = match.replace(/[_\s]/g, '');
    const sign = digits.startsWith('-') ? -1 : 1;
    const unsigned = digits.replace(/^[-+]/, '');
    // Python refuses 0755 as a literal, so it stays a string.
    if (/^0\d/.test(unsigned) && !/^0+$/.test(unsigned) && !/[.eE]/.test(unsigned)) throw new NoLiteral();
    return sign * Number(unsigned);
  }

  /** One or more string literals; adjacent ones are concatenated. */
  #strings(): string {
    let result = '';
    for (;;) {
      const prefix = /^[uUrR]?(?='|")/.exec(this.#text.slice(this.#at))?.[0];
      if (prefix === undefined) return result;
      this.#at += prefix.length;
      result += this.#string(/[rR]/.test(prefix));
      while (this.#peek() === ' ' || this.#peek() === '\t') this.#at++;
    }
  }

  #string(raw: boolean): string {
    const quote = this.#peek();
    const triple = this.#text.startsWith(quote.repeat(3), this.#at);
    const end = triple ? quote.repeat(3) : quote;
    this.#at += end.length;
    let result = '';
    while (!this.#text.startsWith(end, this.#at)) {
      const character = this.#peek();
      if (character === '' || (character === '\n' && !triple)) throw new NoLiteral();
      this.#at++;
      result += character === '\\' ? this.#escape(raw) : character;
    }
    this.#at += end.length;
    return result;
  }

  #escape(raw: boolean): string {
    const character = this.#peek();
    if (character === '') throw new NoLiteral();
    this.#at++;
    if (raw) return `\\${character}`;
    if (Object.hasOwn(simpleEscapes, character)) return simpleEscapes[character] ?? '';
    const digits = { x: 2, u: 4, U: 8 }[character];
    if (digits !== undefined) {
      const code = this.#text.slice(this.#at, this.#at + digits);
      const point = Number.parseInt(code, 16);
      // A lone surrogate is not a character: Python reads it, but fails when it writes it.
      const isCharacter = point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
      if (!/^[0-9a-fA-F]+$/.test(code) || code.length < digits || !isCharacter) throw new NoLiteral();
      this.#at += digits;
      return String.fromCodePoint(point);
    }
    const octal = /^[0-7]{1,3}/.exec(this.#text.slice(this.#at - 1))?.[0];
    if (octal) {
      this.#at += octal.length - 1;
      return String.fromCodePoint(Number.parseInt(octal, 8));
    }
    return `\\${character}`;
  }

  #list(close: string): Json[] {
    this.#at++;
    this.#blank();
    const items: Json[] = [];
    if (this.#peek() !== close) {
      items.push(this.#value());
      this.#items(items, close);
    }
    if (this.#peek() !== close) throw new NoLiteral();
    this.#at++;
    return items;
  }

  /**
   * Further items after the first, with an optional trailing comma. Stops before `close`, or at the end if `close` is
   * undefined.
   */
  #items(items: Json[], close: string | undefined): void {
    while (this.#peek() === ',') {
      this.#at++;
      this.#blank();
      if (this.#peek() === close || this.#peek() === '') return;
      items.push(this.#value());
    }
    if (this.#peek() !== (close ?? '')) throw new NoLiteral();
  }

  /** A tuple, or one value in parentheses. */
  #parenthesis(): Json {
    const start = this.#at;
    const items = this.#list(')');
    const single = items.length === 1 && !/,\s*\)$/.test(this.#text.slice(start, this.#at));
    return single ? (items[0] ?? null) : items;
  }

  #braces(): Json {
    const start = this.#at;
    this.#at++;
    this.#blank();
    const entries: [string, Json][] = [];
    while (this.#peek() !== '}') {
      const key = this.#value();
      if (this.#peek() !== ':') {
        if (entries.length > 0) throw new NoLiteral();
        this.#at = start;
        return this.#set();
      }
      // Python does not allow a list or a dict as the key of a dict.
      if (typeof key === 'object' && key !== null) throw new NoLiteral();
      this.#at++;
      this.#blank();
      entries.push([String(key), this.#value()]);
      if (this.#peek() === ',') {
        this.#at++;
        this.#blank();
      } else if (this.#peek() !== '}') throw new NoLiteral();
    }
    this.#at++;
    // fromEntries defines own properties, so `__proto__` is a key like any other.
    return Object.fromEntries(entries);
  }

  #set(): Json[] {
    const items = this.#list('}');
    // Sets hold hashable values only: `{{ name }}` and `{[1]}` are not literals.
    if (items.some((item) => typeof item === 'object' && item !== null)) throw new NoLiteral();
    return items;
  }
}
