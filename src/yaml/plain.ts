/**
 * How PyYAML reads a plain (unquoted) scalar. It follows YAML 1.1 with its own patterns, which differ from the
 * specification: bare `y`, `1e3` and `08` are strings. Source: PyYAML, lib/yaml/resolver.py and constructor.py.
 */

export type ScalarKind = 'null' | 'boolean' | 'integer' | 'float' | 'timestamp' | 'merge' | 'string';

interface Resolver {
  kind: Exclude<ScalarKind, 'string'>;
  tag: string;
  test: RegExp;
  /** @throws Error, as PyYAML does, if the text looks like the kind but is not a valid value of it (`2024-13-01`). */
  read(text: string): null | boolean | number | string;
}

const yamlTag = 'tag:yaml.org,2002:';

/** A base-60 number, such as `1:30:00`. */
function sexagesimal(digits: string): number {
  return digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

function signed(text: string, magnitude: (digits: string) => number): number {
  const digits = text.replace(/_/g, '').replace(/^[-+]/, '');
  const value = magnitude(digits);
  if (Number.isNaN(value)) throw new Error(`"${text}" looks like a number, but is not valid`);
  return text.startsWith('-') ? -value : value;
}

function readInteger(text: string): number {
  const value = signed(text, (digits) => {
    if (digits.startsWith('0b')) return digits.length > 2 ? Number(digits) : Number.NaN;
    if (digits.startsWith('0x')) return digits.length > 2 ? Number(digits) : Number.NaN;
    if (digits.startsWith('0')) return Number.parseInt(digits, 8);
    return digits.includes(':') ? sexagesimal(digits) : Number(digits);
  });
  // Python has no negative zero for integers.
  return value === 0 ? 0 : value;
}

function readFloat(text: string): number {
  const word = text.toLowerCase();
  if (word === '.nan') return Number.NaN;
  return signed(word, (digits) => {
    if (digits === '.inf') return Number.POSITIVE_INFINITY;
    return digits.includes(':') ? sexagesimal(digits) : Number(digits);
  });
}

const timestampParts =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(?:(Z)|([-+])(\d\d?)(?::(\d\d))?))?)?$/;

/** The date as Python prints it, because templates insert it in this form. */
function readTimestamp(text: string): string {
  const [, year = '', month = '', day = '', hour, minute, second, fraction, utc, sign, zoneHour = '', zoneMinute] =
    timestampParts.exec(text) ?? [];
  const two = (digits: string): string => digits.padStart(2, '0');
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const exists = Number(year) > 0 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  const inDay = Number(hour ?? 0) < 24 && Number(minute ?? 0) < 60 && Number(second ?? 0) < 60 && Number(zoneHour) < 24;
  if (!exists || !inDay) throw new Error(`"${text}" looks like a date, but is not valid; quote it if it is a string`);

  const printedDate = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined) return printedDate;
  const micros = (fraction ?? '').slice(0, 6).padEnd(6, '0');
  const offset = `${two(zoneHour)}:${zoneMinute ?? '00'}`;
  const zone = utc === undefined && sign === undefined ? '' : `${offset === '00:00' ? '+' : (sign ?? '+')}${offset}`;
  return `${printedDate} ${two(hour)}:${minute}:${second}${Number(micros) === 0 ? '' : `.${micros}`}${
    utc === undefined ? zone : '+00:00'
  }`;
}

/** In the order in which PyYAML tries them. */
export const resolvers: readonly Resolver[] = [
  {
    kind: 'boolean',
    tag: `${yamlTag}bool`,
    test: /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
    read: (text) => ['yes', 'true', 'on'].includes(text.toLowerCase()),
  },
  {
    kind: 'float',
    tag: `${yamlTag}float`,
    test: /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
    read: readFloat,
  },
  {
    kind: 'integer',
    tag: `${yamlTag}int`,
    test: /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
    read: readInteger,
  },
  { kind: 'merge', tag: `${yamlTag}merge`, test: /^<<$/, read: (text) => text },
  { kind: 'null', tag: `${yamlTag}null`, test: /^(?:~|null|Null|NULL|)$/, read: () => null },
  {
    kind: 'timestamp',
    tag: `${yamlTag}timestamp`,
    test: /^(?:[0-9]{4}-[0-9][0-9]-[0-9][0-9]|[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \t]+)[0-9][0-9]?:[0-9][0-9]:[0-9][0-9](?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9][0-9]?(?::[0-9][0-9])?))?)$/,
    read: readTimestamp,
  },
];

/** How PyYAML reads a plain scalar. */
export function plainKind(text: string): ScalarKind {
  return resolvers.find(({ test }) => test.test(text))?.kind ?? 'string';
}

/** Words that some parser reads as a boolean, null or a number, in any case. */
export const reserved = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|none)$/i;

/** Numbers of YAML 1.2 and of Go's parser that PyYAML reads as strings. */
const laterNumber = /^(?:[-+]?[\d._]+e[-+]?\d+|0o[0-7]+)$/i;

/** True for a string that every parser reads unchanged if it is the whole value of a key, without quotes. */
export function staysText(text: string): boolean {
  const isOneToken = /^[\w./]/.test(text) && !/: | #|:$|\s$|\n/.test(text);
  return isOneToken && plainKind(text) === 'string' && !reserved.test(text) && !laterNumber.test(text);
}
