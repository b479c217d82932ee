/**
 * Writing YAML that PyYAML (1.1), 1.2 parsers and Go's read alike: whatever one of them could take for anything but text
 * is quoted. Deterministic: the same data gives the same bytes.
 */
import type { Json } from '../core/json.ts';
import { hasTemplate, unsafeTag } from './ansible.ts';
import { reserved } from './plain.ts';

export interface WriteOptions {
  /** For files that Ansible reads: text with Jinja's openers is marked `!unsafe`, so that it arrives as it is. */
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

/** Text with Jinja in it that Ansible is meant to fill in. */
export class Template {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can be written. Properties keep their order; those that are undefined are left out. */
export type Writable =
  | Json
  | Commented
  | Template
  | readonly Writable[]
  | { readonly [key: string]: Writable | undefined };

const indentation = '  ';

/**
 * Text that needs no quotes in any version: begins with a letter, so it is not a number, date or sign. Has nothing that
 * ends or begins a token.
 */
const plainText = /^[A-Za-z/][\w./@-]*(?: [\w./@-]+)*$/;

/** What PyYAML refuses to see unescaped (its reader's set of printable characters), and what editors do not show. */
const needsEscape = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** Half a surrogate pair: no character, and nothing that UTF-8 can hold. */
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

/** PyYAML takes a float only with a point, and an exponent only with a sign. */
function number(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  return /e/.test(text) && !text.includes('.') ? text.replace('e', '.0e') : text;
}

/**
 * One scalar on one line.
 * @throws TypeError for text that is not a Unicode (half a surrogate pair).
 */
export function scalar(value: null | boolean | number | string, { ansible = false }: WriteOptions = {}): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  const plain = plainText.test(value) && !reserved.test(value);
  const written = plain ? value : doubleQuoted(value);
  return ansible && hasTemplate(value) ? `${unsafeTag} ${written}` : written;
}

/** Text of several lines as a literal block, where one can hold it unchanged. */
function literalBlock(text: string, indent: string, { ansible = false }: WriteOptions): string | undefined {
  const body = text.replace(/\n*$/, '');
  const trailing = text.length - body.length;
  const lines = body.split('\n');
  // A first line that begins with white space would be taken for the indentation; a block has no escapes.
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

/** A text as comment lines: whatever it holds, nothing of it gets out of the comment. */
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

/** A value behind `key:` or `-`, with the blank or line break that parts them. */
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

/** The lines of a collection; empty if it is. */
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
 * @throws TypeError for text that is not a Unicode (half a surrogate pair).
 */
export function stringify(value: Exclude<Writable, Commented | Template>, options: WriteOptions = {}): string {
  if (typeof value === 'string') return `${literalBlock(value, indentation, options) ?? scalar(value, options)}\n`;
  if (isScalarValue(value)) return `${scalar(value, options)}\n`;
  const block = collection(value, '', options);
  return block === '' ? `${isSequence(value) ? '[]' : '{}'}\n` : block;
}
