/**
 * Evaluates measured decision tables, in both directions: it computes an output from inputs, and finds values of one
 * input that give a wanted output.
 */

import { type Json, sameJson } from '../core/json.ts';
import { type Unknown, unknown } from '../core/options.ts';
import { toText } from '../core/text.ts';
import { staysText } from '../yaml/plain.ts';
import type { Case, Condition, Outcome, Table, Transform } from './types.ts';

export { sameJson } from '../core/json.ts';

/** The inputs of a table, by name, including defaults. */
export interface Inputs {
  /** The value of the input, or its default if it is not set. Undefined if it has neither. */
  get(name: string): Json | Unknown | undefined;
  /** True if the user set it. */
  isSet(name: string): boolean;
}

/** Inputs from a map of the set values, and a function that returns defaults. */
export function inputsFrom(
  set: ReadonlyMap<string, Json | Unknown>,
  defaultOf: (name: string) => Json | undefined,
): Inputs {
  return {
    get: (name) => (set.has(name) ? set.get(name) : defaultOf(name)),
    isSet: (name) => set.has(name),
  };
}

/**
 * Truth as Go templates and Jinja agree on it: empty values, zero, null and false are false. Text is true unless empty.
 */
export function isTruthy(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object') return Object.keys(value).length > 0;
  return true;
}

/** Prints a value as an expression in an Ansible template does: as Python's `str()`, but nothing for None. */
function printed(value: Json): string {
  return value === null ? '' : pythonText(value);
}

/** Prints a value as Python's `str()` does. */
function pythonText(value: Json, nested = false): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return nested ? `'${value}'` : value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => pythonText(item, true)).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `'${key}': ${pythonText(item, true)}`)
    .join(', ')}}`;
}

/** Prints a value as Go's text/template does. */
function goText(value: Json): string {
  if (value === null) return '';
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (typeof value === 'object') {
    return `map[${Object.keys(value)
      .sort()
      .map((key) => `${key}:${goText(value[key] ?? null)}`)
      .join(' ')}]`;
  }
  return String(value);
}

function joined(value: Json, separator: string): string {
  return Array.isArray(value) ? value.map(goText).join(separator) : goText(value);
}

/** A plain scalar as YAML reads it, which Helm does with a value that Jinja printed without quotes. */
function fromYamlScalar(text: string): Json {
  if (text === 'true' || text === 'True' || text === 'TRUE') return true;
  if (text === 'false' || text === 'False' || text === 'FALSE') return false;
  if (text === '' || text === 'null' || text === '~') return null;
  if (/^[-+]?(0|[1-9]\d*)$/.test(text)) return Number(text);
  if (/^[-+]?\d*\.\d+$/.test(text)) return Number(text);
  return text;
}

/** JSON as Go writes it: without blanks, and with sorted keys. */
function sortedJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${sortedJson(value[key] ?? null)}`);
  return `{${entries.join(',')}}`;
}

/**
 * Address pools as the operator accepts them in one option: `name=ipv4-cidrs:a,b;ipv4-mask-size:24`, joined by commas.
 */
function ipPools(value: Json): string {
  if (!isMapping(value)) return goText(value);
  const pool = (spec: Json) =>
    ['ipv4', 'ipv6'].flatMap((family) => {
      const part = isMapping(spec) ? spec[family] : undefined;
      if (part === undefined || !isMapping(part)) return [];
      return [
        `${family}-cidrs:${joined(part.cidrs ?? null, ',')}`,
        `${family}-mask-size:${goText(part.maskSize ?? null)}`,
      ];
    });
  return Object.keys(value)
    .sort()
    .map((name) => `${name}=${pool(value[name] ?? null).join(';')}`)
    .join(',');
}

function isMapping(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Applies a transform to a known value. */
export function transform(value: Json, as: Transform): Json {
  switch (as) {
    case 'string':
      return goText(value);
    case 'python':
      return printed(value);
    case 'lower':
      return pythonText(value).toLowerCase();
    case 'capitalize': {
      const text = pythonText(value);
      return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
    }
    case 'space':
      return joined(value, ' ');
    case 'comma':
      return joined(value, ',');
    case 'lines':
      return joined(value, '\n');
    case 'json':
      return value;
    case 'yaml':
      return typeof value === 'object' && value !== null ? value : fromYamlScalar(printed(value));
    case 'int':
      return String(Math.trunc(Number(value)) || 0);
    case 'list':
      return [transform(value, 'yaml')];
    case 'json-text':
      return sortedJson(value);
    case 'pairs':
      return isMapping(value)
        ? Object.keys(value)
            .sort()
            .map((key) => `${key}=${goText(value[key] ?? null)}`)
            .join(',')
        : goText(value);
    case 'items':
      return joined(value, '\n  - ');
    case 'concat':
      return joined(value, '');
    case 'ip-pools':
      return ipPools(value);
  }
}

/** The table's literal for values that only the hosts of the cluster decide, such as their addresses. */
export const fromHosts = '(from the hosts)';

/** Three-valued: undefined if it depends on an unknown value. */
function holds(condition: Condition, name: string, inputs: Inputs, table: Table): boolean | undefined {
  if ('unset' in condition) return inputs.isSet(name) !== condition.unset;
  const value = inputs.get(name);
  if (value === unknown) return undefined;
  if ('truthy' in condition) return isTruthy(value) === condition.truthy;
  const list = 'in' in condition ? condition.in : condition.notIn;
  const found = list.some((item) => sameJson(item, value ?? null)) || isForStrangers(list, value, name, table);
  return 'in' in condition ? found : !found;
}

/** Words of the measurement, which are in the place of any text that no case of the table names. */
const strangers = ['probe-a', 'probe-b'] as const;

/**
 * True if a list holds all strangers, and a text is as strange to the table. A template that turns texts into numbers takes
 * every word as 0. Texts that are numbers count as themselves.
 */
function isForStrangers(list: readonly Json[], value: Json | undefined, name: string, table: Table): boolean {
  if (typeof value !== 'string' || !strangers.every((word) => list.includes(word))) return false;
  if (value.trim() === '' || !Number.isNaN(Number(value))) return false;
  return !table.some(({ when }) => {
    const other = when?.[name];
    return other !== undefined && namedBy(other).includes(value);
  });
}

function produce(outcome: Outcome, inputs: Inputs): Json | Unknown | undefined {
  if ('absent' in outcome) return undefined;
  if ('literal' in outcome) return outcome.literal === fromHosts ? unknown : outcome.literal;
  if ('join' in outcome) return joinParts(outcome.join, inputs);
  const value = inputs.get(outcome.of);
  if (value === unknown) return unknown;
  if (value === undefined) return undefined;
  const result = transform(value, outcome.as);
  return outcome.prefix || outcome.suffix ? `${outcome.prefix ?? ''}${result}${outcome.suffix ?? ''}` : result;
}

function joinParts(parts: readonly (string | { of: string; as: Transform })[], inputs: Inputs): string | Unknown {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else {
      const value = inputs.get(part.of);
      if (value === unknown) return unknown;
      text += toText(transform(value ?? null, part.as));
    }
  }
  return text;
}

/** The inputs whose values an outcome contains. */
export function passedOn(outcome: Outcome): string[] {
  if ('of' in outcome) return [outcome.of];
  return 'join' in outcome ? outcome.join.flatMap((part) => (typeof part === 'string' ? [] : [part.of])) : [];
}

/**
 * The output of a table: its value, undefined if absent, or `unknown` if it depends on an unknown value. An undecided
 * case makes the result unknown, unless all remaining cases have the same result.
 */
export function evaluate(table: Table, inputs: Inputs): Json | Unknown | undefined {
  const possible: (Json | Unknown | undefined)[] = [];
  for (const row of table) {
    let truth: boolean | undefined = true;
    const { when } = row;
    for (const name in when) {
      const answer = holds(when[name] as Condition, name, inputs, table);
      if (answer === false) {
        truth = false;
        break;
      }
      if (answer === undefined) truth = undefined;
    }
    if (truth === false) continue;
    const produced = produce(row.then, inputs);
    // The usual case: no earlier row was undecided.
    if (truth === true && possible.length === 0) return produced;
    possible.push(produced);
    if (truth === true) break;
  }
  const [first, ...rest] = possible;
  if (first === unknown) return unknown;
  return rest.every((other) => other !== unknown && sameJson(first, other)) ? first : unknown;
}

/** The row of a table that applies; undefined if that depends on an unknown value. */
export function decidingCase(table: Table, inputs: Inputs): Case | undefined {
  for (const row of table) {
    const answers = Object.entries(row.when ?? {}).map(([name, condition]) => holds(condition, name, inputs, table));
    if (answers.includes(false)) continue;
    return answers.includes(undefined) ? undefined : row;
  }
  return undefined;
}

/** The names of all inputs that a table reads. */
export function inputNames(table: Table): ReadonlySet<string> {
  const known = inputsOfTables.get(table);
  if (known) return known;
  const names = new Set<string>();
  for (const { when, then } of table) {
    for (const name in when) names.add(name);
    for (const name of passedOn(then)) names.add(name);
  }
  inputsOfTables.set(table, names);
  return names;
}

const inputsOfTables = new WeakMap<Table, ReadonlySet<string>>();

/**
 * Values of one input that may make the table output `wanted`: values in its conditions, and values that a transform
 * turns into `wanted`. Not every value has to work, so the caller must evaluate each. Null and the empty text come
 * last, because a value with a meaning is better if it has the same effect.
 */
export function candidates(table: Table, input: string, wanted: Json): Json[] {
  const found: Json[] = [];
  const add = (value: Json) => {
    if (!found.some((other) => sameJson(other, value))) found.push(value);
  };
  for (const row of table) {
    if ('of' in row.then && row.then.of === input) {
      for (const value of preimages(wanted, row.then)) add(value);
    }
    const condition = row.when?.[input];
    if (condition) namedBy(condition).filter(isWord).forEach(add);
  }
  const isEmpty = (value: Json) => value === null || value === '';
  return [...found.filter((value) => !isEmpty(value)), ...found.filter(isEmpty)];
}

/** False for the `probe-` words of the measurement, which represent any other word. */
function isWord(value: Json): boolean {
  return typeof value !== 'string' || !value.startsWith('probe-');
}

/** Values that a condition distinguishes. */
function namedBy(condition: Condition): readonly Json[] {
  if ('in' in condition) return condition.in;
  if ('notIn' in condition) return [...condition.notIn, true, false];
  return 'truthy' in condition ? [condition.truthy, true, false] : [];
}

function preimages(wanted: Json, outcome: Extract<Outcome, { of: string }>): readonly Json[] {
  if (outcome.as === 'json') return [wanted];
  if (outcome.as === 'list') return Array.isArray(wanted) && wanted.length === 1 ? wanted : [];
  if (typeof wanted !== 'string') return outcome.as === 'yaml' ? [wanted] : [];
  const text = without(wanted, outcome.prefix, outcome.suffix);
  if (text === undefined) return [];
  const separator = separators[outcome.as ?? ''];
  return separator === undefined ? scalarPreimages(text, outcome.as === 'yaml') : [text.split(separator)];
}

/** The separators of joined lists. */
const separators: Readonly<Record<string, string>> = { space: ' ', comma: ',', lines: '\n' };

/** A text without its prefix and suffix; undefined if it does not have them. */
function without(text: string, prefix = '', suffix = ''): string | undefined {
  const rest = text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
  return rest?.endsWith(suffix) ? rest.slice(0, rest.length - suffix.length) : undefined;
}

/** Scalars that print as the text. */
function scalarPreimages(text: string, asYaml: boolean): Json[] {
  const typed = fromYamlScalar(text);
  if (asYaml && typeof typed === 'string' && !staysText(text)) return [];
  return typeof typed === 'string' || typed === null ? [text] : [typed, text];
}
