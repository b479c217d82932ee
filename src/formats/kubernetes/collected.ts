/** Objects of a cluster as kubectl prints them: one, several documents, or a List, in YAML or JSON. */
import type { Json } from '../../core/json.ts';
import { readDocuments } from '../../yaml/read.ts';
import { seemsConfig } from './known-options.ts';

export interface CollectedObject {
  file: string;
  kind: string;
  name: string;
  /** The object; how complete it is depends on who collected it. */
  content: { [key: string]: Json };
}

/** A key in a container's status, for tables that have no time: seconds between its restart and the table. */
export const secondsSinceRestart = 'secondsSinceRestart';

/** The mapping at a path of keys; empty without one. */
export function mapAt(value: Json | undefined, ...path: readonly string[]): { [key: string]: Json } {
  const found = path.reduce<Json | undefined>((at, key) => (isMapping(at) ? at[key] : undefined), value);
  return isMapping(found) ? found : {};
}

/** The list at a path of keys; empty without one. */
export function listAt(value: Json | undefined, ...path: readonly string[]): Json[] {
  const last = path.at(-1) ?? '';
  const found = mapAt(value, ...path.slice(0, -1))[last];
  return Array.isArray(found) ? found : [];
}

/** The text at a path of keys; undefined without one. */
export function textAt(value: Json | undefined, ...path: readonly string[]): string | undefined {
  const last = path.at(-1) ?? '';
  const found = mapAt(value, ...path.slice(0, -1))[last];
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : undefined;
}

/** The number at a path of keys; undefined without one. */
export function numberAt(value: Json | undefined, ...path: readonly string[]): number | undefined {
  const last = path.at(-1) ?? '';
  const found = mapAt(value, ...path.slice(0, -1))[last];
  return typeof found === 'number' ? found : undefined;
}

export function isMapping(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface PlainDocuments {
  documents: Json[];
  /** Where the text is invalid, and why. The parts before and after it were read. */
  problem: { line: number; column: number; message: string } | undefined;
}

/**
 * The documents of a text as plain data: YAML, JSON, or several JSON values one after another, as from several kubectl
 * commands. A document that does not parse is left out.
 */
export function plainDocuments(given: string, file: string): PlainDocuments {
  const text = withoutCommands(given);
  if (/^\s*[[{]/.test(text)) {
    const values = jsonValues(text);
    if (values) return { documents: values, problem: undefined };
  }
  const parts = text.length > largeText ? listParts(text) : undefined;
  if (parts) return { documents: parts.flatMap((part) => yamlDocuments(part, file).documents), problem: undefined };
  return yamlDocuments(text, file);
}

function yamlDocuments(text: string, file: string): PlainDocuments {
  const whole = readDocuments(text, { file });
  const problems = whole.problems.filter(({ kind }) => kind !== 'duplicate-key');
  const [problem] = problems;
  if (!problem) return { documents: whole.documents.map((document) => document.value() as Json), problem: undefined };
  const { line, column } = problem.location;
  const flaw = { line, column, message: problem.message };
  const pieces = text.split(/^---[ \t]*\r?$/m);
  if (pieces.length < 2) return { documents: withoutLastLine(text, file, line), problem: flaw };
  const documents = pieces.flatMap((piece) => {
    const read = readDocuments(piece, { file });
    return read.problems.length > 0 ? [] : read.documents.map((document) => document.value() as Json);
  });
  return { documents, problem: flaw };
}

/** The documents of a text whose last line is truncated. */
function withoutLastLine(text: string, file: string, line: number): Json[] {
  const lines = text.trimEnd().split('\n');
  // The reader reports an unfinished line at that line, or at the mapping around it.
  if (line < lines.length - 1) return [];
  const read = readDocuments(lines.slice(0, -1).join('\n'), { file });
  return read.problems.length > 0 ? [] : read.documents.map((document) => document.value() as Json);
}

/** A line of a terminal with a command in it, before or between its outputs, or a line that kubectl adds. */
export const commandLine =
  /^[ \t]*(?:(?:\[[^\]\n]*\]|\S*)[$#>%][ \t]+(?:sudo[ \t]+)?(?:kubectl|oc|k|k3s|microk8s|minikube|cilium|cat)[ \t].*|Defaulted container .*)$/;
const commandLines = new RegExp(commandLine, 'gm');

function withoutCommands(text: string): string {
  return text.replace(commandLines, '');
}

/** The items of a kubectl list in a longer text are read one by one. */
const largeText = 900_000;

/** The items of kubectl's own list, each as a separate text; undefined if the text is not such a list. */
function listParts(text: string): string[] | undefined {
  if (!/^(?:apiVersion: v1\r?\n)?items:[ \t]*\r?$/m.test(text)) return undefined;
  const items = text.split(/^- (?=\w)/m).slice(1);
  // After the last item come the fields of the list itself.
  return items.map((item) => `  ${item}`.replace(/^(?:kind|metadata):[\s\S]*$/m, ''));
}

/** A string, a bracket, or any other JSON token. */
const jsonToken = /"(?:[^"\\]|\\.)*"|[{}[\]]|[^\s"{}[\]]+/g;

/** JSON values one after another; undefined if there is anything else between them. */
function jsonValues(text: string): Json[] | undefined {
  const values: Json[] = [];
  let start = -1;
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(jsonToken)) {
    const opens = token === '{' || token === '[';
    if (depth === 0 && !opens) return undefined;
    if (depth === 0) start = index;
    if (opens) depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > 0) continue;
    const value = parsed(text.slice(start, index + 1));
    if (value === undefined) return undefined;
    values.push(value);
  }
  return depth === 0 && values.length > 0 ? values : undefined;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // YAML in flow style looks like this too.
    return undefined;
  }
}

/** The options of a cilium-config without the fields around them: kubectl prints the name of the object last. */
function configIn(content: { [key: string]: Json }, file: string): CollectedObject[] {
  const data = isMapping(content.data) ? content.data : content;
  if (!seemsConfig(Object.keys(data), data === content ? undefined : 2)) return [];
  const kind = 'ConfigMap';
  return [{ file, kind, name: 'cilium-config', content: { kind, metadata: { name: 'cilium-config' }, data } }];
}

/** All objects in documents; those in lists are returned individually. */
export function objectsIn(documents: readonly Json[], file: string): CollectedObject[] {
  return documents.flatMap((content): CollectedObject[] => {
    if (!isMapping(content)) return [];
    const kind = textAt(content, 'kind') ?? '';
    if (Array.isArray(content.items)) {
      // A list of a single kind omits the kind of its items.
      const own = kind.endsWith('List') && kind !== 'List' ? kind.slice(0, -'List'.length) : undefined;
      const items = content.items.map((item) => (isMapping(item) && own !== undefined ? { kind: own, ...item } : item));
      return objectsIn(items, file);
    }
    const name = textAt(content, 'metadata', 'name');
    if (kind === '') return configIn(content, file);
    return kind === '' || name === undefined ? [] : [{ file, kind, name, content }];
  });
}
