/** Reads YAML as Ansible does, with everything that findings and edits need: positions, comments, node facts. */

import { Composer, type CST, type Document, Lexer, Parser, type YAMLError } from 'yaml';
import { append } from '../core/append.ts';
import type { Location } from '../core/finding.ts';
import { YamlDocument } from './document.ts';
import { inspect, type Limits, type ProblemKind } from './inspect.ts';
import { isJsonText } from './json-text.ts';
import { ansibleTags, jsonTags } from './schema.ts';
import { Source } from './source.ts';

/** A flaw in the text: it does not parse, Ansible would refuse it, or the last of two equal keys wins silently. */
export interface YamlProblem {
  kind: ProblemKind;
  message: string;
  location: Location;
  /** The other position, for `duplicate-key`: the first of the two. */
  related?: Location;
}

/** Far above what people and their tools write. More could fill the memory. */
const defaultLimits: Limits = {
  depth: 100,
  aliasedNodes: 100_000,
  tokens: 400_000,
  documents: 2000,
  characters: 1024 * 1024,
};

export interface ReadResult {
  source: Source;
  /** One per document of the stream; empty for a text with only comments. */
  documents: YamlDocument[];
  /** In the order of the text. */
  problems: YamlProblem[];
}

/** The end marker of a document, before any content. */
const beginsWithEnd = /^\ufeff?(?:[ \t]*(?:#.*)?\r?\n)*\.\.\.(?![^\s])/;

/** The first token at which brackets or indentation nest deeper than the limit. Does not recurse. */
function tooDeep(token: CST.Token, limit: number): CST.Token | undefined {
  const open: { token: CST.Token; depth: number }[] = [{ token, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token: current, depth } = next;
    if (depth > limit) return current;
    if (current.type === 'document' && current.value !== undefined) open.push({ token: current.value, depth });
    if (!('items' in current)) continue;
    for (const item of current.items) {
      if (item.key != null) open.push({ token: item.key, depth: depth + 1 });
      if (item.value !== undefined) open.push({ token: item.value, depth: depth + 1 });
    }
  }
  return undefined;
}

/**
 * True for a comment directly after a quote, a bracket or a comma. The parser expects a blank there; libyaml, which
 * Ansible uses, does not.
 */
function isCloseComment({ code, message, pos }: YAMLError, text: string): boolean {
  if (code !== 'MISSING_CHAR' || !message.startsWith('Comments must be separated')) return false;
  return text.charAt(pos[0]) === '#' && /["'[\]{},]/.test(text.charAt(pos[0] - 1));
}

/** The parser's errors, one per line, because the first one usually causes the others. */
function parseErrors(errors: readonly YAMLError[], source: Source): YamlProblem[] {
  const byLine = new Map<number, YamlProblem>();
  for (const error of errors) {
    const { pos } = error;
    const message = readable(error.message);
    if (isCloseComment(error, source.text)) continue;
    const location = source.location(pos[0], Math.max(pos[1], pos[0] + 1));
    if (!byLine.has(location.line)) byLine.set(location.line, { kind: 'syntax', message, location });
  }
  return [...byLine.values()];
}

/**
 * Reads a YAML (or JSON) stream. As in Ansible, the rules of JSON apply if the whole text is JSON. There `1e3` is a
 * number, while YAML 1.1 reads a string. Never throws because of the content: errors are in `problems`, and the
 * documents contain what could be read. `file` is the file name for locations.
 */
export function readDocuments(
  text: string,
  { file, limits: given }: { file: string; limits?: Partial<Limits> },
): ReadResult {
  const limits = { ...defaultLimits, ...given };
  const source = new Source(text, file);
  const problems: YamlProblem[] = [];
  const isJson = isJsonText(text);
  const composer = new Composer({
    version: '1.1',
    schema: 'failsafe',
    customTags: isJson ? jsonTags : ansibleTags,
    keepSourceTokens: true,
    prettyErrors: false,
    // `inspect` finds duplicates, with both positions.
    uniqueKeys: false,
  });

  const documents: YamlDocument[] = [];
  const accept = (document: Document.Parsed): void => {
    // An unknown tag is a warning for the parser, but an error for Ansible.
    const errors = [...document.errors, ...document.warnings];
    append(problems, parseErrors(errors, source));
    const inspection = inspect(document, limits, isJson ? undefined : text);
    for (const { kind, message, start, end, related } of inspection.problems) {
      problems.push({
        kind,
        message,
        location: source.location(start, end),
        ...(related === undefined ? {} : { related: source.location(related.start, related.end) }),
      });
    }
    // Expanding its aliases could take forever.
    if (inspection.problems.some(({ kind }) => kind === 'too-large')) return;
    documents.push(new YamlDocument(document, source, inspection.targets, isJson));
  };

  const tooLarge = (message: string, offset: number): YamlProblem => {
    return { kind: 'too-large', message, location: source.location(offset, offset + 1) };
  };
  const compose = (token: CST.Token): void => {
    const deep = tooDeep(token, limits.depth);
    if (deep !== undefined) problems.push(tooLarge(`Nested deeper than ${limits.depth} levels`, deep.offset));
    else for (const document of composer.next(token)) accept(document as Document.Parsed);
  };

  const parser = new Parser();
  let tokens = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const over =
      ++tokens > limits.tokens
        ? `More than ${limits.tokens} words and signs`
        : documents.length > limits.documents && `More than ${limits.documents} documents`;
    // Half a file could have a different meaning from the whole file.
    if (over) return { source, documents: [], problems: [tooLarge(`${over}: the file was not read`, 0)] };
    for (const token of parser.next(lexeme)) compose(token);
  }
  for (const token of parser.end()) compose(token);
  for (const document of composer.end()) accept(document as Document.Parsed);
  append(problems, parseErrors(composer.streamInfo().errors, source));
  const [early] = beginsWithEnd.exec(text) ?? [];
  if (early !== undefined) {
    const location = source.location(early.length - 3, early.length);
    problems.push({ kind: 'syntax', message: 'Ansible refuses "..." before any content. Remove this line', location });
  }
  problems.sort((a, b) => a.location.line - b.location.line || a.location.column - b.location.column);
  return { source, documents, problems };
}

/** The parser's message, without its terms for lists and mappings. */
function readable(message: string): string {
  return message
    .replace(
      /^Flow sequence in .* must be sufficiently indented and end with a \]/,
      'A list that starts with [ does not end with ], or its lines are not indented enough',
    )
    .replace(
      /^Flow map in .* must be sufficiently indented and end with a \}/,
      'A mapping that starts with { does not end with }, or its lines are not indented enough',
    );
}
