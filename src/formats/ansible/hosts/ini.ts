/** INI inventories, as ansible-core's `ini` plugin reads them (plugins/inventory/ini.py). */
import type { Location } from '../../../core/finding.ts';
import type { ReadProblem } from '../../files/read-problem.ts';
import type { Definition, Scope } from '../variables/definition.ts';
import { type Templates, withoutTemplates } from '../variables/known-value.ts';
import type { Hierarchy } from './hierarchy.ts';
import { expandHostPattern } from './host-pattern.ts';
import { readPythonLiteral } from './python-literal.ts';

/** As with hosts: more than any inventory has. */
const maximalLines = 100_000;
const maximalVariablesOfLine = 100_000;

/** Where Python's splitlines parts lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they end lines to Python
const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

const section = /^\[([^:\]\s]+)(?::(\w+))?\]\s*(?:#.*)?$/;

/**
 * Reads an INI inventory into `hierarchy`. A line that Ansible refuses becomes a problem, and reading goes on after it.
 */
export function readIniInventory(text: string, file: string, hierarchy: Hierarchy): ReadProblem[] {
  const problems: ReadProblem[] = [];
  // A group may have its section in another file of the same inventory.
  const declared = new Set(hierarchy.groups.keys());
  const used = new Map<string, Location>();
  let group = 'ungrouped';
  let state = 'hosts';

  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(lineEnd)
    .entries()) {
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
    const report = (message: string): void => {
      problems.push({ rule: 'parse-error', message, location: place(0, line.length) });
    };
    const excess = index > maximalLines ? `more than ${maximalLines} lines` : hierarchy.excess;
    if (excess !== undefined) {
      report(`The inventory has ${excess}; what follows was not read.`);
      return problems;
    }

    const header = section.exec(line);
    if (header) {
      group = header[1] ?? group;
      state = header[2] ?? 'hosts';
      if (state !== 'hosts' && state !== 'children' && state !== 'vars') {
        report(
          `Unknown kind of section "${state}" in ${line}: Ansible knows [group], [group:children] and [group:vars].`,
        );
        state = 'unknown';
        continue;
      }
      hierarchy.group(group);
      if (state === 'vars') used.set(group, used.get(group) ?? place(0, line.length));
      else declared.add(group);
    } else if (line.startsWith('[') && line.endsWith(']')) {
      report(`Invalid section ${line}: a group's name has no blanks.`);
    } else if (state === 'children') {
      const child = /^([^:\]\s]+)\s*(?:#.*)?$/.exec(line)?.[1];
      if (child === undefined) {
        report(`Expected the name of a group, found "${line}".`);
        continue;
      }
      used.set(child, used.get(child) ?? place(0, child.length));
      if (!hierarchy.addChild(group, child)) report(`Group ${child} cannot be a child of ${group}: that makes a loop.`);
    } else if (state === 'vars') {
      const equals = line.indexOf('=');
      if (equals < 0) {
        report(`Expected key=value in [${group}:vars], found "${line}".`);
        continue;
      }
      const name = line.slice(0, equals).trim();
      hierarchy.setGroupVariable(
        group,
        define(name, line.slice(equals + 1).trim(), { kind: 'group', name: group }, place(0, name.length)),
      );
    } else if (state === 'hosts') {
      try {
        readHostLine(line, group, hierarchy, place);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        report(`${error.message[0]?.toUpperCase()}${error.message.slice(1)}.`);
      }
    }
  }

  for (const [name, location] of used) {
    if (declared.has(name)) continue;
    problems.push({ rule: 'parse-error', message: `Group ${name} has no section of its own.`, location });
  }
  return problems;
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
    throw new RangeError(`the line gives more than ${maximalVariablesOfLine} variables to its hosts`);
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

/** What parts words to shlex: other blanks of Unicode are letters to it. */
const blank = /[ \t\r\n]/;

/** Splits a line as Python's shlex does in POSIX mode, with comments. Throws a RangeError on an open quote. */
function splitWords(line: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < line.length) {
    while (blank.test(line.charAt(at))) at++;
    if (at >= line.length || line.charAt(at) === '#') break;
    const start = at;
    let text = '';
    while (at < line.length && !blank.test(line.charAt(at)) && line.charAt(at) !== '#') {
      const character = line.charAt(at);
      if (character === "'" || character === '"') {
        const quoted = readQuoted(line, at);
        text += quoted.text;
        at = quoted.end;
      } else if (character === '\\') {
        if (at + 1 >= line.length) throw new RangeError('nothing follows the backslash at the end of the line');
        text += line.charAt(at + 1);
        at += 2;
      } else {
        text += character;
        at++;
      }
    }
    words.push({ text, start });
    if (line.charAt(at) === '#') break;
  }
  return words;
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
