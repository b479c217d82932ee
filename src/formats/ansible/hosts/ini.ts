/** INI inventories, as ansible-core's `ini` plugin reads them (plugins/inventory/ini.py). */
import type { Location } from '../../../core/finding.ts';
import type { ReadProblem } from '../../files/read-problem.ts';
import type { Definition, Scope } from '../variables/definition.ts';
import { type Templates, withoutTemplates } from '../variables/known-value.ts';
import type { Hierarchy } from './hierarchy.ts';
import { expandHostPattern } from './host-pattern.ts';
import { readPythonLiteral } from './python-literal.ts';

/** More than any inventory has, as for hosts. */
const maximalLines = 100_000;
const maximalVariablesOfLine = 100_000;

/** Line ends for Python's splitlines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they end lines to Python
const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

const section = /^\[([^:\]\s]+)(?::(\w+))?\]\s*(?:#.*)?$/;

/**
 * Reads an INI inventory into `hierarchy`. A line that Ansible refuses becomes a problem, and reading goes on after it.
 */
export function readIniInventory(text: string, file: string, hierarchy: Hierarchy): ReadProblem[] {
  const reader = new IniReader(hierarchy);
  const lines = text.replace(/^\uFEFF/, '').split(lineEnd);
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    const indent = raw.length - raw.trimStart().length;
    const place = (from: number, to: number): Location => ({
      file,
      line: index + 1,
      column: indent + from + 1,
      endLine: index + 1,
      endColumn: indent + to + 1,
    });
    const excess = index > maximalLines ? `more than ${maximalLines} lines` : hierarchy.excess;
    if (excess !== undefined) {
      return [
        ...reader.problems,
        {
          rule: 'parse-error',
          message: `The inventory has ${excess}; the rest was not read.`,
          location: place(0, line.length),
        },
      ];
    }
    reader.read({ text: line, place });
  }
  return [...reader.problems, ...reader.undeclaredGroups()];
}

/** A line without the white space around it. */
interface Line {
  text: string;
  /** The location of a part of the line. */
  place: (from: number, to: number) => Location;
}

type SectionKind = 'hosts' | 'children' | 'vars' | 'unknown';

const sectionKinds: ReadonlySet<string> = new Set<SectionKind>(['hosts', 'children', 'vars']);

/** Reads the lines in order. Their meaning depends on their section. */
class IniReader {
  readonly problems: ReadProblem[] = [];
  readonly #hierarchy: Hierarchy;
  /** A group may have its section in another file of the same inventory. */
  readonly #declared: Set<string>;
  /** Where groups are first used outside of a section of their own. */
  readonly #used = new Map<string, Location>();
  #group = 'ungrouped';
  #kind: SectionKind = 'hosts';

  constructor(hierarchy: Hierarchy) {
    this.#hierarchy = hierarchy;
    this.#declared = new Set(hierarchy.groups.keys());
  }

  readonly #readers: Readonly<Record<SectionKind, (line: Line) => void>> = {
    hosts: (line) => this.#hosts(line),
    children: (line) => this.#child(line),
    vars: (line) => this.#variable(line),
    unknown: () => undefined,
  };

  read(line: Line): void {
    const header = section.exec(line.text);
    if (header) this.#section(line, header[1], header[2]);
    else if (line.text.startsWith('[') && line.text.endsWith(']')) {
      this.#report(line, `Invalid section ${line.text}: the name of a group cannot contain blanks.`);
    } else this.#readers[this.#kind](line);
  }

  /** Groups that have children, variables or a parent, but no section of hosts or children. */
  undeclaredGroups(): ReadProblem[] {
    return [...this.#used].flatMap(([name, location]): ReadProblem[] =>
      this.#declared.has(name)
        ? []
        : [{ rule: 'parse-error', message: `Group ${name} has no section of its own.`, location }],
    );
  }

  #report({ text, place }: Line, message: string): void {
    this.problems.push({ rule: 'parse-error', message, location: place(0, text.length) });
  }

  #use(group: string, location: Location): void {
    if (!this.#used.has(group)) this.#used.set(group, location);
  }

  #section(line: Line, group = this.#group, kind = 'hosts'): void {
    this.#group = group;
    this.#kind = sectionKinds.has(kind) ? (kind as SectionKind) : 'unknown';
    if (this.#kind === 'unknown') {
      this.#report(
        line,
        `Unknown kind of section "${kind}" in ${line.text}: write [group], [group:children] or [group:vars].`,
      );
      return;
    }
    this.#hierarchy.group(group);
    if (this.#kind === 'vars') this.#use(group, line.place(0, line.text.length));
    else this.#declared.add(group);
  }

  #hosts(line: Line): void {
    try {
      readHostLine(line.text, this.#group, this.#hierarchy, line.place);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#report(line, `${error.message[0]?.toUpperCase()}${error.message.slice(1)}.`);
    }
  }

  #child(line: Line): void {
    const child = /^([^:\]\s]+)\s*(?:#.*)?$/.exec(line.text)?.[1];
    if (child === undefined) {
      this.#report(line, `Expected the name of a group, but found "${line.text}".`);
      return;
    }
    this.#use(child, line.place(0, child.length));
    if (!this.#hierarchy.addChild(this.#group, child)) {
      this.#report(line, `Group ${child} cannot be a child of ${this.#group}: this is a loop.`);
    }
  }

  #variable({ text, place }: Line): void {
    const group = this.#group;
    const equals = text.indexOf('=');
    if (equals < 0) {
      this.#report({ text, place }, `Expected key=value in [${group}:vars], found "${text}".`);
      return;
    }
    const name = text.slice(0, equals).trim();
    const value = text.slice(equals + 1).trim();
    const definition = define(name, value, { kind: 'group', name: group }, place(0, name.length));
    this.#hierarchy.setGroupVariable(group, definition);
  }
}

/** True if the text can be an INI inventory: it has a section header. */
export function looksLikeIniInventory(text: string): boolean {
  return text.split(/\r\n|\r|\n/, 2_000).some((line) => section.test(line.trim()));
}

function readHostLine(
  line: string,
  group: string,
  hierarchy: Hierarchy,
  place: (from: number, to: number) => Location,
): void {
  const [pattern, ...assignments] = splitWords(line);
  if (!pattern) return;
  const hosts = expandHostPattern(pattern.text);
  const variables = assignments.map((word) => {
    const equals = word.text.indexOf('=');
    if (equals < 0) throw new RangeError(`expected key=value after the host, found "${word.text}"`);
    return { name: word.text.slice(0, equals), text: word.text.slice(equals + 1), start: word.start };
  });
  if (hosts.length * variables.length > maximalVariablesOfLine) {
    throw new RangeError(`the line sets more than ${maximalVariablesOfLine} variables to its hosts`);
  }
  for (const name of hosts) {
    hierarchy.addHost(name, group);
    const definitions = variables.map(({ name: key, text, start }) =>
      define(key, text, { kind: 'host', name }, place(start, start + key.length)),
    );
    hierarchy.setHostVariables(name, definitions);
  }
}

function define(name: string, text: string, scope: Scope, location: Location): Definition {
  const literal = readPythonLiteral(text);
  const templates: Templates = new Map();
  const value = withoutTemplates(literal === undefined ? text : literal, templates);
  return { name, value, ...(templates.size > 0 && { templates }), scope, location };
}

interface Word {
  text: string;
  start: number;
}

/** Separators between words for shlex. It treats other Unicode blanks as letters. */
const blank = /[ \t\r\n]/;

/** Splits a line as Python's shlex does in POSIX mode, with comments. Throws a RangeError on an open quote. */
function splitWords(line: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  for (;;) {
    while (blank.test(line.charAt(at))) at++;
    if (endsWords(line.charAt(at))) return words;
    const { text, end } = readWord(line, at);
    words.push({ text, start: at });
    at = end;
  }
}

/** True for a character that ends the words of a line: the start of a comment, or the end of the line. */
function endsWords(character: string): boolean {
  return character === '' || character === '#';
}

function readWord(line: string, start: number): { text: string; end: number } {
  let text = '';
  let at = start;
  while (!endsWords(line.charAt(at)) && !blank.test(line.charAt(at))) {
    const piece = readPiece(line, at);
    text += piece.text;
    at = piece.end;
  }
  return { text, end: at };
}

/** The next piece of a word: a quoted string, an escaped character, or a plain character. */
function readPiece(line: string, at: number): { text: string; end: number } {
  const character = line.charAt(at);
  if (character === "'" || character === '"') return readQuoted(line, at);
  if (character !== '\\') return { text: character, end: at + 1 };
  if (at + 1 >= line.length) throw new RangeError('nothing follows the backslash at the end of the line');
  return { text: line.charAt(at + 1), end: at + 2 };
}

function readQuoted(line: string, start: number): { text: string; end: number } {
  const quote = line.charAt(start);
  let text = '';
  for (let at = start + 1; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === quote) return { text, end: at + 1 };
    const next = line.charAt(at + 1);
    if (quote === '"' && character === '\\' && (next === '"' || next === '\\')) {
      text += next;
      at++;
    } else text += character;
  }
  throw new RangeError('a quote is not closed');
}
