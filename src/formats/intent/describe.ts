/** Zod's issues in our own words. Messages that a schema's author wrote stay unchanged. */

import type * as z from 'zod/mini';
import { printable } from '../../core/code-frame.ts';
import { toText } from '../../core/text.ts';
import type { NodeFacts, YamlValue } from '../../yaml/document.ts';

type RawIssue = z.core.$ZodRawIssue;

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  null: 'nothing',
};

const formats: Readonly<Record<string, string>> = {
  cidrv4: 'an IPv4 network such as 10.233.64.0/18',
  cidrv6: 'an IPv6 network such as fd85:ee78::/64',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  base64: 'a base64 string',
  url: 'a URL',
};

/** `a, b or c`, without duplicates. */
export function either(words: readonly string[]): string {
  const unique = [...new Set(words)];
  const last = unique.pop() ?? '';
  return unique.length === 0 ? last : `${unique.join(', ')} or ${last}`;
}

function bound(issue: { origin: string; limit: number | bigint; inclusive: boolean }, side: 'least' | 'most'): string {
  const things: Readonly<Record<string, string>> = { string: 'character', array: 'item', set: 'item' };
  const thing = things[issue.origin];
  if (thing !== undefined) return `at ${side} ${issue.limit} ${thing}${Number(issue.limit) === 1 ? '' : 's'}`;
  if (issue.inclusive) return `a number of at ${side} ${issue.limit}`;
  return `a number ${side === 'least' ? 'above' : 'below'} ${issue.limit}`;
}

/** Zod reports `number` if it expected a whole number and the value is not a number at all. */
function wantsWholeNumber(issue: RawIssue): boolean {
  const definition = issue.inst?._zod.def;
  return definition !== undefined && 'format' in definition && definition.format === 'safeint';
}

/** What was expected: `a whole number`, `tunnel or native`. Empty for issues with a text of their own. */
function expectation(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return types[wantsWholeNumber(issue) ? 'int' : String(issue.expected)] ?? String(issue.expected);
    case 'invalid_value':
      return either((issue.values ?? []).map(String));
    case 'too_small':
      return bound(
        { origin: issue.origin ?? '', limit: issue.minimum ?? 0, inclusive: issue.inclusive ?? true },
        'least',
      );
    case 'too_big':
      return bound(
        { origin: issue.origin ?? '', limit: issue.maximum ?? 0, inclusive: issue.inclusive ?? true },
        'most',
      );
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return formats[String(issue.format)] ?? `text that matches ${issue.pattern ?? issue.format}`;
    default:
      return '';
  }
}

/** Error map for `safeParse`: words every issue that has no message of its own. */
export function inOurWords(issue: RawIssue): string {
  const expected = expectation(issue);
  return expected === '' ? 'Not accepted' : `Expected ${expected}`;
}

const longest = 60;

/** A value as written in the file, shortened to one line. */
export function shown(value: YamlValue, facts: NodeFacts): string {
  if (value === null) return 'nothing';
  if (typeof value === 'symbol') return 'a value that only Ansible can decrypt';
  if (typeof value === 'string') {
    const text = value.length > longest ? `${value.slice(0, longest)}...` : value;
    return `"${printable(text)}"`;
  }
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a mapping';
  const text = toText(value);
  // YAML 1.1 gives `1:30` and `on` another meaning than their text suggests.
  if (facts.text !== undefined && facts.text !== text)
    return `${text} (YAML reads this value from ${facts.text}; quote it to make it a string)`;
  return text;
}
