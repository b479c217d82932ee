/**
 * Strict reader of intents and mesh files: checks YAML or JSON against a zod schema. It reports every problem at its
 * location and suggests the nearest name. The caller passes in the name of the kind of file, so that all kinds are read
 * alike.
 */

import { isSeq, type Node } from 'yaml';
import type * as z from 'zod/mini';
import { append } from '../../core/append.ts';
import type { Finding, Location } from '../../core/finding.ts';
import { didYouMean } from '../../core/nearest.ts';
import { unknown } from '../../core/options.ts';
import { isMap } from '../../core/value-tree.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import type { Path } from '../../yaml/path.ts';
import { type ReadResult, readDocuments } from '../../yaml/read.ts';
import { acceptedKeys, requiredKeys } from './accepted.ts';
import type { Layer } from './base.ts';
import { either, inOurWords, shown } from './describe.ts';
import type { Data, Desk, FileFormat, FileKind, StrictRule, Valid } from './format.ts';
import { type DocumentView, LayeredDocument, laidOver } from './layers.ts';

/** `clusters[1].name`. */
function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** The problems of the YAML reader as findings. */
function readFindings({ problems }: ReadResult, { name }: FileKind): Finding[] {
  return problems.map(({ kind, message, location, related }) => ({
    rule: `${name}/${kind}`,
    severity: 'error',
    message:
      related === undefined ? `${message}.` : `${message}. The first one is at ${related.line}:${related.column}.`,
    subject: name,
    location,
  }));
}

/** Collects the problems of one document. */
class Complaints implements Desk {
  readonly kind: FileKind;
  readonly findings: Finding[] = [];
  /** Where the problems are. */
  readonly paths: Path[] = [];
  readonly #document: DocumentView;

  constructor(document: DocumentView, kind: FileKind) {
    this.#document = document;
    this.kind = kind;
  }

  /** Adds the problems that were found in one of several files. */
  join({ findings, paths }: Complaints): void {
    append(this.findings, findings);
    append(this.paths, paths);
  }

  /** Adds a finding at the value of a path, or at its key. */
  add(rule: StrictRule, path: Path, message: string, at: 'value' | 'key' = 'value'): void {
    const location = at === 'key' ? this.#document.locateKey(path) : this.#document.locate(path);
    this.paths.push(path);
    this.findings.push({
      rule: `${this.kind.name}/${rule}`,
      severity: 'error',
      message,
      subject: pathText(path) || this.kind.name,
      location,
    });
  }
}

/** Keys by which JSON marks a value for Ansible; Ansible does not read these files. */
const ansibleMark = /^__ansible_(?:vault|unsafe)$/;

/** True for a key that would not work as a property name, and for a key that these files never have. */
function isNoName(key: string, { isJson }: YamlDocument): boolean {
  return key === '__proto__' || (isJson && ansibleMark.test(key));
}

/**
 * Reports what YAML allows and these files do not: keys that are not strings, vaulted values, numbers that a double
 * cannot hold.
 */
function checkNodes(document: YamlDocument, complaints: Complaints): void {
  const visit = (node: ReturnType<YamlDocument['resolve']>, path: Path): void => {
    const facts = document.facts(node);
    if (facts.kind === 'vault' || facts.kind === 'binary') {
      complaints.add(
        'invalid-value',
        path,
        `${pathText(path)}: ${complaints.kind.one} accepts strings, numbers and booleans; ${facts.tag} is not supported.`,
      );
    } else if (facts.kind === 'integer' && !Number.isSafeInteger(document.value(node))) {
      complaints.add(
        'invalid-value',
        path,
        `${pathText(path)}: ${facts.text} is too large for an exact number. Write it with quotes.`,
      );
    } else if (isSeq<Node>(node)) {
      for (const [index, item] of node.items.entries()) visit(document.resolve(item), [...path, index]);
    }
    for (const { key, keyNode, value } of document.entries(node)) {
      const here = [...path, key];
      if (isNoName(key, document))
        complaints.add(
          'unknown-key',
          here,
          `Unknown key "${key}" in ${pathText(path) || `the ${fileName(complaints.kind)}`}.`,
          'key',
        );
      else if (document.facts(keyNode).kind !== 'string') {
        complaints.add(
          'invalid-type',
          here,
          `Keys must be strings, but YAML reads ${key} as another type. Write it with quotes.`,
          'key',
        );
      }
      visit(document.resolve(value), here);
    }
  };
  visit(document.resolve(document.root), []);
}

type Issue = z.core.$ZodIssue;

/** The branches of a failed union that accept the value's type, the one with the fewest complaints first. */
function likelyBranches(branches: readonly Issue[][]): Issue[][] {
  return branches
    .filter(
      (issues) =>
        !issues.some(({ path, code }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value')),
    )
    .sort((a, b) => a.length - b.length);
}

/** What the branches of a failed union expect, taken from their messages, which all begin alike. */
function branchExpectations(branches: readonly Issue[][]): string {
  const words = branches.flat().flatMap(({ message }) => message.replace(/^Expected /, '').split(' or '));
  return `Expected ${either(words)}`;
}

type Unrecognized = Extract<Issue, { code: 'unrecognized_keys' }>;

/** Turns zod's issues about a document into findings. */
class Explainer {
  readonly #document: DocumentView;
  readonly #complaints: Complaints;
  readonly #keysAt: (path: Path) => string[];

  /** @param keysAt the keys that a mapping at a path accepts */
  constructor(document: DocumentView, complaints: Complaints, keysAt: (path: Path) => string[]) {
    this.#document = document;
    this.#complaints = complaints;
    this.#keysAt = keysAt;
  }

  explain(issues: readonly Issue[], base: Path = []): void {
    for (const issue of issues) this.#one(issue, [...base, ...(issue.path as (string | number)[])]);
  }

  #one(issue: Issue, path: Path): void {
    if (issue.code === 'unrecognized_keys') {
      this.#unknownKeys(issue, path);
      return;
    }
    const found = this.#document.find(path);
    if (found === undefined) {
      this.#missingKey(issue, path);
      return;
    }
    const [branch] = issue.code === 'invalid_union' ? likelyBranches(issue.errors) : [];
    if (branch === undefined) this.#wrongValue(issue, path, found.value);
    else this.explain(branch, path);
  }

  #unknownKeys({ keys }: Unrecognized, path: Path): void {
    const accepted = this.#keysAt(path);
    const alternatives =
      accepted.length === 0 ? ' No keys are allowed there.' : ` Allowed keys: ${accepted.join(', ')}.`;
    for (const key of keys) {
      // `checkNodes` has already reported it, with its own message.
      if (key === '__proto__') continue;
      const message = `Unknown key "${key}" in ${this.#mapping(path)}.${didYouMean(key, accepted) || this.#moved([...path, key], accepted) || alternatives}`;
      this.#complaints.add('unknown-key', [...path, key], message, 'key');
    }
  }

  /**
   * A hint if a mapping with an unknown name contains keys that belong one level higher: `target: { kubespray: ... }`.
   */
  #moved(path: Path, accepted: readonly string[]): string {
    const found = this.#document.find(path);
    const value = found === undefined ? undefined : this.#document.value(found.value);
    const keys = isMap(value) ? Object.keys(value) : [];
    if (keys.length === 0 || !keys.every((key) => accepted.includes(key))) return '';
    return ` Set ${keys.join(' and ')} directly in ${this.#mapping(path.slice(0, -1))}.`;
  }

  #missingKey({ message }: Issue, path: Path): void {
    const expected = message.replace(/^Expected /, '');
    const mapping = this.#mapping(path.slice(0, -1));
    this.#complaints.add(
      'missing-key',
      path,
      `The key "${path.at(-1)}" is missing in ${mapping}. ${/^\d+$/.test(expected) ? `Add: ${path.at(-1)}: ${expected}` : `Add this key with ${expected === 'text' ? 'a string' : expected}`}.`,
    );
  }

  #wrongValue(issue: Issue, path: Path, node: Parameters<YamlDocument['value']>[0]): void {
    const value = this.#document.value(node);
    // `checkNodes` has already reported that the value is unknown.
    if (value === unknown) return;
    const message = issue.code === 'invalid_union' ? branchExpectations(issue.errors) : issue.message;
    const words = issue.code === 'invalid_value' ? issue.values.filter((word) => typeof word === 'string') : [];
    const hint = typeof value === 'string' ? didYouMean(value, words) : '';
    const got = issue.code === 'custom' ? '' : `, got ${shown(value, this.#document.facts(node))}`;
    const name = pathText(path) || `The ${this.#complaints.kind.name}`;
    const format = name === 'version' ? ', the version of the file format' : '';
    const expected = message.replace(/^Expected /, '');
    const problem = expected === message ? `${name}: ${message}` : `${name} must ${beOrHave(expected)}${format}`;
    this.#complaints.add(
      wrongTypes.has(issue.code) ? 'invalid-type' : 'invalid-value',
      path,
      `${problem}${got}.${hint}`,
      issue.code === 'invalid_key' ? 'key' : 'value',
    );
  }

  /** The name of the mapping at a path, for messages. */
  #mapping(path: Path): string {
    return pathText(path) || `the ${fileName(this.#complaints.kind)}`;
  }
}

/** `be a number` for a value; `have at least 1 character` for its size. */
const beOrHave = (expected: string): string =>
  /^at (?:least|most) /.test(expected) ? `have ${expected}` : `be ${expected}`;

const wrongTypes: ReadonlySet<Issue['code']> = new Set<Issue['code']>(['invalid_type', 'invalid_union']);

function byPlace({ location: a }: Finding, { location: b }: Finding): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The result of reading: valid data without findings, or findings without valid data. */
export type StrictResult<Checked> =
  | Valid<Checked>
  | {
      data?: never;
      findings: Finding[];
      /**
       * The file without the parts that the findings are about, so that the other parts can be checked in the same run.
       */
      rest?: Valid<Checked>;
    };

/** A file's single document, or what is wrong with the file as a whole. */
function openDocument<Checked>(
  { text, file }: Layer,
  format: FileFormat<Checked>,
): { document?: YamlDocument; findings: Finding[] } {
  const { kind } = format;
  const failed = (
    rule: StrictRule,
    message: string,
    location: Location = { file, line: 1, column: 1 },
  ): { findings: Finding[] } => ({
    findings: [{ rule: `${kind.name}/${rule}`, severity: 'error', message, subject: kind.name, location }],
  });
  const one = capital(kind.one);
  if (text.length > kind.maxCharacters) {
    const mebibytes = (characters: number) => characters / 1024 / 1024;
    return failed(
      'too-large',
      `${one} has at most ${mebibytes(kind.maxCharacters)} MiB; this one has ${mebibytes(text.length).toFixed(1)}.`,
    );
  }
  const read = readDocuments(text, { file });
  const findings = readFindings(read, kind);
  if (read.problems.some((problem) => problem.kind !== 'duplicate-key')) return { findings };

  const [document, second] = read.documents;
  if (second !== undefined)
    return failed('syntax', `${one} must be one YAML document. A second document begins here.`, second.locate([]));
  if (document === undefined || document.facts(document.root).kind === 'null') {
    return failed(
      'empty',
      `The ${fileName(kind)} is empty. Write the line "version: 1" into this file, and then the other keys.`,
    );
  }
  // In JSON, an encrypted value or one marked as unsafe is a mapping, but it counts as a value of another kind.
  const whole = document.value();
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) {
    const got = shown(whole, document.facts(document.root));
    const schema = format.jsonSchema();
    const required = requiredKeys(schema);
    const optional = acceptedKeys(schema, []).filter((key) => !required.includes(key));
    return failed(
      'invalid-type',
      `${one} must be a mapping, got ${got}. Required keys: ${required.join(', ')}. Optional keys: ${optional.join(', ')}.`,
      document.locate([]),
    );
  }
  return { document, findings };
}

/**
 * Reads a file strictly, merged over the files that it extends. Never throws for the user's mistakes; the findings are
 * in the order of the files.
 *
 * @param below the files that it extends, nearest first
 */
export function readStrict<Checked>(
  text: string,
  file: string,
  format: FileFormat<Checked>,
  below: readonly Layer[] = [],
): StrictResult<Checked> {
  const opened = [{ text, file }, ...below].map((layer) => openDocument(layer, format));
  const findings = opened.flatMap((one) => one.findings);
  const [top, ...others] = opened.flatMap(({ document }) => document ?? []);
  if (top === undefined || others.length < below.length) return { findings };

  const view = others.length === 0 ? top : new LayeredDocument([top, ...others]);
  const complaints = new Complaints(view, format.kind);
  for (const document of [top, ...others]) complaints.join(nodeComplaints(document, format.kind));
  const textAt = (path: Path) => view.factsAt(path).text;
  const merged = others.reduceRight<unknown>((data, document) => laidOver(data, document.value()), undefined);
  const data = format.prepare((others.length === 0 ? top.value() : laidOver(merged, top.value())) as Data, textAt);
  const result = format.schema().safeParse(data, { error: inOurWords });
  if (!result.success) {
    const schema = format.jsonSchema();
    new Explainer(view, complaints, (path) => acceptedKeys(schema, path)).explain(result.error.issues);
  }
  format.check?.(data, complaints);
  append(findings, complaints.findings);
  const files = [file, ...below.map((layer) => layer.file)];
  findings.sort((one, other) => fileOrder(files, one) - fileOrder(files, other) || byPlace(one, other));
  if (!result.success || findings.length > 0) {
    for (const path of complaints.paths) removeAt(data, path);
    const rest = format.schema().safeParse(data, { error: inOurWords });
    if (!rest.success) return { findings };
    return { findings, rest: { data: rest.data, locate: (path) => view.locate(path), findings: [] } };
  }
  return { data: result.data, locate: (path) => view.locate(path), findings: [] };
}

function nodeComplaints(document: YamlDocument, kind: FileKind): Complaints {
  const complaints = new Complaints(document, kind);
  checkNodes(document, complaints);
  return complaints;
}

function fileOrder(files: readonly string[], { location }: Finding): number {
  return location === undefined ? 0 : files.indexOf(location.file);
}

/** Removes the value at a path. If it does not exist, a key is missing: the mapping around it is removed. */
function removeAt(data: Data, path: Path): void {
  const above = path.slice(0, -1);
  let holder: unknown = data;
  for (const step of above) holder = isHolder(holder) ? holder[step] : undefined;
  const key = path.at(-1);
  if (key === undefined || !isHolder(holder)) return;
  if (key in holder) {
    if (Array.isArray(holder)) removeAt(data, above);
    else delete holder[key];
  } else removeAt(data, above);
}

function isHolder(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

/** `intent`, `mesh file`. */
function fileName({ one }: FileKind): string {
  return one.replace(/^an? /, '');
}
