/**
 * Jinja templates that only pass on other variables: `{{ a }}`, `{{ a | default('b') }}`, `v{{ version }}`. Other
 * templates are not evaluated.
 */
import type { Json } from '../../core/json.ts';

/** One operand of an expression: a constant, or a variable with the keys that are read from it. */
export type Operand = { constant: Json } | { name: string; keys: readonly string[] };

interface Filter {
  name: 'bool' | 'string' | 'int' | 'lower' | 'upper' | 'trim' | 'default';
  /** For `default`: the fallback value, and whether it also replaces empty values. */
  fallback?: Operand;
  forEmpty?: boolean;
}

export interface Expression {
  operand: Operand;
  filters: readonly Filter[];
}

/** Text and expressions in order. */
export type Template = readonly (string | Expression)[];

const piece = /\{\{-?((?:[^}'"]|'[^']*'|"[^"]*")*?)-?\}\}/y;

/** Reads a template; undefined if it does more than pass on variables. */
export function parseTemplate(text: string): Template | undefined {
  const parts: (string | Expression)[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{{', at);
    const plain = open < 0 ? text.slice(at) : text.slice(at, open);
    if (/\{[%#]/.test(plain)) return undefined;
    if (plain !== '') parts.push(plain);
    if (open < 0) break;
    piece.lastIndex = open;
    const match = piece.exec(text);
    const expression = match && parseExpression(match[1] ?? '');
    if (!match || !expression) return undefined;
    parts.push(expression);
    at = open + match[0].length;
  }
  return parts;
}

/** Names of the variables that a template reads. */
export function namesIn(template: Template): string[] {
  const operands = template.flatMap((part) =>
    typeof part === 'string' ? [] : [part.operand, ...part.filters.flatMap(({ fallback }) => fallback ?? [])],
  );
  return operands.flatMap((operand) => ('name' in operand ? [operand.name] : []));
}

const token = /\s*(?:('[^'\\]*'|"[^"\\]*")|(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(\[\s*\]|\{\s*\})|([|().,[\]=]))/y;

interface Token {
  kind: 'text' | 'number' | 'name' | 'empty' | 'sign';
  text: string;
}

function tokens(source: string): Token[] | undefined {
  const found: Token[] = [];
  const kinds = ['text', 'number', 'name', 'empty', 'sign'] as const;
  let at = 0;
  while (source.slice(at).trim() !== '') {
    token.lastIndex = at;
    const match = token.exec(source);
    const index = match?.slice(1).findIndex((group) => group !== undefined) ?? -1;
    const kind = kinds[index];
    if (!match || !kind) return undefined;
    found.push({ kind, text: match[index + 1] ?? '' });
    at = token.lastIndex;
  }
  return found;
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(all: readonly Token[]) {
    this.#tokens = all;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  takes(sign: string): boolean {
    const next = this.#tokens[this.#at];
    if (next?.kind !== 'sign' || next.text !== sign) return false;
    this.#at++;
    return true;
  }

  take(kind: Token['kind']): string | undefined {
    const next = this.#tokens[this.#at];
    if (next?.kind !== kind) return undefined;
    this.#at++;
    return next.text;
  }

  operand(): Operand | undefined {
    const text = this.take('text');
    if (text !== undefined) return { constant: text.slice(1, -1) };
    const number = this.take('number');
    if (number !== undefined) return { constant: Number(number) };
    const empty = this.take('empty');
    if (empty !== undefined) return { constant: empty.startsWith('[') ? [] : {} };
    const name = this.take('name');
    if (name === undefined) return undefined;
    if (/^(?:true|false)$/i.test(name)) return { constant: name.toLowerCase() === 'true' };
    if (/^none$/i.test(name)) return { constant: null };
    return this.#keysOf(name);
  }

  #keysOf(name: string): Operand | undefined {
    const keys: string[] = [];
    for (;;) {
      if (this.takes('.')) {
        const key = this.take('name');
        if (key === undefined) return undefined;
        keys.push(key);
      } else if (this.takes('[')) {
        const key = this.take('text');
        if (key === undefined || !this.takes(']')) return undefined;
        keys.push(key.slice(1, -1));
      } else return { name, keys };
    }
  }

  filter(): Filter | undefined {
    const name = this.take('name');
    switch (name) {
      case 'bool':
      case 'string':
      case 'int':
      case 'lower':
      case 'upper':
      case 'trim':
        return { name };
      case 'default':
      case 'd':
        return this.#defaultFilter();
      default:
        return undefined;
    }
  }

  #defaultFilter(): Filter | undefined {
    if (!this.takes('(')) return undefined;
    if (this.takes(')')) return { name: 'default', fallback: { constant: '' } };
    const fallback = this.operand();
    if (!fallback) return undefined;
    let forEmpty = false;
    if (this.takes(',')) {
      if (this.take('name') === 'boolean') this.takes('=');
      else this.#back();
      const flag = this.operand();
      if (!flag || !('constant' in flag) || typeof flag.constant !== 'boolean') return undefined;
      forEmpty = flag.constant;
    }
    return this.takes(')') ? { name: 'default', fallback, forEmpty } : undefined;
  }

  /** Steps back over a name that was not a keyword. */
  #back(): void {
    this.#at--;
  }
}

function parseExpression(source: string): Expression | undefined {
  const all = tokens(source);
  if (!all) return undefined;
  const reader = new Reader(all);
  const operand = reader.operand();
  if (!operand) return undefined;
  const filters: Filter[] = [];
  while (!reader.isAtEnd) {
    const filter = reader.takes('|') ? reader.filter() : undefined;
    if (!filter) return undefined;
    filters.push(filter);
  }
  return { operand, filters };
}
