/**
 * Writes YAML that PyYAML (1.1), YAML 1.2 parsers and Go's parser read in the same way. It quotes strings that one of
 * them could read as something else. Deterministic: the same data always gives the same bytes.
 */
import type { Json } from '../core/json.ts';
import { hasTemplate, unsafeTag } from './ansible.ts';
import { reserved } from './plain.ts';

export interface WriteOptions {
  /**
   * For files that Ansible reads: marks strings with Jinja syntax as `!unsafe`, so that Ansible does not change them.
   */
  ansible?: boolean;
}

/** A value with a comment on the lines above its key or item. */
export class Commented {
  readonly comment: string;
  readonly value: Writable;

  constructor(comment: string, value: Writable) {
    this.comment = comment;
    this.value = value;
  }
}

/** Text with Jinja syntax that Ansible should evaluate. */
export class Template {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Values that can be written. Properties keep their order. Undefined ones are left out. */
export type Writable =
  | Json
  | Commented
  | Template
  | readonly Writable[]
  | { readonly [key: string]: Writable | undefined };

const indentation = '  ';

/**
 * Strings that need no quotes in any YAML version. They begin with a letter or a slash, so they are not numbers, dates
 * or signs. They contain nothing that begins or ends a token.
 */
const plainText = /^[A-Za-z/][\w./@-]*(?: [\w./@-]+)*$/;

/**
 * Characters that PyYAML refuses unescaped (see its reader's set of printable characters), or that editors do not show.
 */
const needsEscape = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** Half a surrogate pair: it is not a character, and UTF-8 cannot encode it. */
const halfPair = /\p{Cs}/u;

function escapeSequence(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

function doubleQuoted(text: string): string {
  if (halfPair.test(text)) throw new TypeError('Text with half a surrogate pair cannot be written');
  const short: Record<string, string> = { '\n': '\\n', '\t': '\\t', '\r': '\\r' };
  return `"${text.replace(/["\\]/g, '\\$&').replace(needsEscape, (character) => short[character] ?? escapeSequence(character))}"`;
}

/** PyYAML needs a decimal point in floats, and a sign in exponents. */
function number(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  return /e/.test(text) && !text.includes('.') ? text.replace('e', '.0e') : text;
}

/**
 * One scalar on one line.
 * @throws TypeError for text that is not valid Unicode (half a surrogate pair).
 */
export function scalar(value: null | boolean | number | string, { ansible = false }: WriteOptions = {}): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  const plain = plainText.test(value) && !reserved.test(value);
  const written = plain ? value : doubleQuoted(value);
  return ansible && hasTemplate(value) ? `${unsafeTag} ${written}` : written;
}

/** Text of several lines as a literal block; undefined if a block cannot represent it unchanged. */
function literalBlock(text: string, indent: string, { ansible = false }: WriteOptions): string | undefined {
  const body = text.replace(/\n*$/, '');
  const trailing = text.length - body.length;
  const lines = body.split('\n');
  // Leading white space in the first line would count as indentation, and a block has no escapes.
  const holds =
    lines.length > 1 &&
    !/^[ \t\n]/.test(body) &&
    !halfPair.test(text) &&
    text.replace(/\n/g, '').search(needsEscape) === -1;
  if (!holds) return undefined;
  const chomping = trailing === 0 ? '-' : trailing === 1 ? '' : '+';
  const tag = ansible && hasTemplate(text) ? `${unsafeTag} ` : '';
  const written = lines.map((line) => (line === '' ? '' : indent + line)).join('\n');
  return `${tag}|${chomping}\n${written}${'\n'.repeat(Math.max(0, trailing - 1))}`;
}

/** A text as comment lines. No part of the text can end the comment. */
export function commentLines(comment: string, indent = ''): string {
  return comment
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => `${indent}# ${line.replace(needsEscape, ' ')}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}

function isSequence(value: Writable): value is readonly Writable[] {
  return Array.isArray(value);
}

function isScalarValue(value: Writable): value is null | boolean | number | string {
  return value === null || typeof value !== 'object';
}

/** A value after `key:` or `-`, with the blank or line break between them. */
function behind(head: string, value: Exclude<Writable, Commented>, indent: string, options: WriteOptions): string {
  const inner = indent + indentation;
  if (typeof value === 'string') return ` ${literalBlock(value, inner, options) ?? scalar(value, options)}\n`;
  if (value instanceof Template) return ` ${scalar(value.text)}\n`;
  if (isScalarValue(value)) return ` ${scalar(value, options)}\n`;
  const block = collection(value, inner, options);
  if (block === '') return ` ${isSequence(value) ? '[]' : '{}'}\n`;
  // A collection in a list begins on the line of its dash.
  return head === '-' ? ` ${block.slice(inner.length)}` : `\n${block}`;
}

/** The lines of a collection; empty for an empty collection. */
function collection(value: Exclude<Writable, Commented | Template>, indent: string, options: WriteOptions): string {
  const items: [string, Writable | undefined][] = isSequence(value)
    ? value.map((item) => ['-', item])
    : Object.entries(value as { [key: string]: Writable | undefined }).map(([key, item]) => [`${scalar(key)}:`, item]);
  return items
    .map(([head, item]) => {
      if (item === undefined) return '';
      const comments: string[] = [];
      let inner = item;
      while (inner instanceof Commented) {
        comments.push(commentLines(inner.comment, indent));
        inner = inner.value;
      }
      return `${comments.join('')}${indent}${head}${behind(head, inner, indent, options)}`;
    })
    .join('');
}

/**
 * A document in block style, ending with a line break. Mappings keep their order.
 * @throws TypeError for text that is not valid Unicode (half a surrogate pair).
 */
export function stringify(value: Exclude<Writable, Commented | Template>, options: WriteOptions = {}): string {
  if (typeof value === 'string') return `${literalBlock(value, indentation, options) ?? scalar(value, options)}\n`;
  if (isScalarValue(value)) return `${scalar(value, options)}\n`;
  const block = collection(value, '', options);
  return block === '' ? `${isSequence(value) ? '[]' : '{}'}\n` : block;
}
