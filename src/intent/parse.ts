/** Reading an intent: text in, a typed intent out, or every problem at its place. */
import type * as z from 'zod/mini';
import type { Json } from '../catalog/types.ts';
import type { AnyFeature } from '../core/feature.ts';
import type { Finding, Location } from '../core/finding.ts';
import { didYouMean } from '../core/nearest.ts';
import { unknown } from '../core/options.ts';
import type { YamlDocument, YamlValue } from '../yaml/document.ts';
import type { Path } from '../yaml/path.ts';
import { type ReadResult, readDocuments } from '../yaml/read.ts';
import { acceptedKeys } from './accepted.ts';
import { either, inOurWords, shown } from './describe.ts';
import { type IntentTarget, intentJsonSchema, intentSchema } from './schema.ts';

/** What the user wants, typed. Nothing in it is checked against a release or a Cilium version yet. */
export interface Intent {
  version: 1;
  target: IntentTarget;
  /** By the feature's key, in the order of the registry; `false` = explicitly off. */
  features: ReadonlyMap<string, unknown>;
  /** Raw Helm values, nested. */
  values: Record<string, Json>;
  /** Raw agent options, as the agent reads them. */
  config: ReadonlyMap<string, string>;
  /** Where a path of the file stands; the nearest parent for what is not written. */
  locate(path: Path): Location;
}

export interface ParsedIntent {
  /** There if no finding is an error. */
  intent?: Intent;
  findings: Finding[];
}

type Rule =
  | 'syntax'
  | 'duplicate-key'
  | 'too-large'
  | 'empty'
  | 'unknown-key'
  | 'missing-key'
  | 'invalid-type'
  | 'invalid-value';

/** No person writes a larger intent. */
const maxCharacters = 1024 * 1024;

const targetKeys = ['kubespray', 'kubean', 'cilium', 'kernel'] as const satisfies (keyof IntentTarget)[];

function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** What the reader found, as findings. */
function readFindings({ problems }: ReadResult): Finding[] {
  return problems.map(({ kind, message, location, related }) => ({
    rule: `intent/${kind}`,
    severity: 'error',
    message:
      related === undefined ? `${message}.` : `${message}. The first one is at ${related.line}:${related.column}.`,
    subject: 'intent',
    location,
  }));
}

/** The problems of one document, gathered. */
class Complaints {
  readonly findings: Finding[] = [];
  readonly #document: YamlDocument;

  constructor(document: YamlDocument) {
    this.#document = document;
  }

  /** Adds a finding at the value of a path, or at its key. */
  add(rule: Rule, path: Path, message: string, at: 'value' | 'key' = 'value'): void {
    const location = at === 'key' ? this.#document.locateKey(path) : this.#document.locate(path);
    this.findings.push({
      rule: `intent/${rule}`,
      severity: 'error',
      message,
      subject: pathText(path) || 'intent',
      location,
    });
  }
}

/** What YAML can say and an intent cannot: keys that are no text, vaulted values, numbers beyond a double. */
function checkNodes(document: YamlDocument, complaints: Complaints): void {
  const visit = (node: ReturnType<YamlDocument['resolve']>, path: Path): void => {
    const facts = document.facts(node);
    if (facts.kind === 'vault' || facts.kind === 'binary') {
      complaints.add(
        'invalid-value',
        path,
        `${pathText(path)}: an intent holds plain values; ${facts.tag} is not read here.`,
      );
    } else if (facts.kind === 'integer' && !Number.isSafeInteger(document.value(node))) {
      complaints.add(
        'invalid-value',
        path,
        `${pathText(path)}: ${facts.text} is too large to be kept exactly; put it in quotes.`,
      );
    } else if (facts.kind === 'sequence') {
      const items = document.value(node) as YamlValue[];
      items.forEach((_, index) => {
        visit(document.resolve(document.find([...path, index])?.value), [...path, index]);
      });
    }
    for (const { key, keyNode, value } of document.entries(node)) {
      const here = [...path, key];
      // It would not survive as a property's name, here or in any program behind this one.
      if (key === '__proto__')
        complaints.add('unknown-key', here, `Unknown key "__proto__" in ${pathText(path) || 'the intent'}.`, 'key');
      else if (document.facts(keyNode).kind !== 'string') {
        complaints.add(
          'invalid-type',
          here,
          `Keys are text: YAML reads ${key} as something else; put it in quotes.`,
          'key',
        );
      }
      visit(document.resolve(value), here);
    }
  };
  visit(document.resolve(document.root), []);
}

type Data = Record<string, unknown>;

/** The document's data as the schema wants it. */
function prepare(document: YamlDocument): Data {
  const data = document.value() as Data;
  // An empty section is a section without entries.
  for (const section of ['target', 'features', 'values', 'config']) {
    if (data[section] === null) data[section] = Object.create(null);
  }
  const features = data.features as Data | undefined;
  if (typeof features === 'object' && !Array.isArray(features)) {
    for (const [key, value] of Object.entries(features)) if (value === true) features[key] = {};
  }
  // `cilium: 1.20` is a number to YAML, and 1.2: what is meant is what is written.
  const target = data.target as Data | undefined;
  if (typeof target === 'object' && !Array.isArray(target)) {
    for (const key of targetKeys) {
      if (typeof target[key] === 'number') target[key] = document.facts(document.find(['target', key])?.value).text;
    }
  }
  return data;
}

type Issue = z.core.$ZodIssue;

/** The branches of a failed union that took the value's type, the one with the fewest complaints first. */
function likelyBranches(branches: readonly Issue[][]): Issue[][] {
  return branches
    .filter(
      (issues) =>
        !issues.some(({ path, code }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value')),
    )
    .sort((a, b) => a.length - b.length);
}

/** What each branch of a failed union would have taken: from their own messages, which all begin alike. */
function branchExpectations(branches: readonly Issue[][]): string {
  const words = branches.flat().flatMap(({ message }) => message.replace(/^Expected /, '').split(' or '));
  return `Expected ${either(words)}`;
}

/** Turns zod's issues into findings. */
function explain(
  issues: readonly Issue[],
  base: Path,
  document: YamlDocument,
  keysAt: (path: Path) => string[],
  complaints: Complaints,
): void {
  for (const issue of issues) {
    const path: Path = [...base, ...(issue.path as (string | number)[])];
    const found = document.find(path);
    if (issue.code === 'unrecognized_keys') {
      const accepted = keysAt(path);
      for (const key of issue.keys) {
        // Reported already, with its own words.
        if (key === '__proto__') continue;
        const help =
          didYouMean(key, accepted) ||
          (accepted.length === 0 ? ' It takes no keys.' : ` It takes ${accepted.join(', ')}.`);
        complaints.add(
          'unknown-key',
          [...path, key],
          `Unknown key "${key}" in ${pathText(path) || 'the intent'}.${help}`,
          'key',
        );
      }
    } else if (found === undefined) {
      const expected = issue.message.replace(/^Expected/, 'expected');
      complaints.add(
        'missing-key',
        path,
        `The key "${path.at(-1)}" is missing in ${pathText(path.slice(0, -1)) || 'the intent'}: ${expected}.`,
      );
    } else if (issue.code === 'invalid_union' && likelyBranches(issue.errors)[0] !== undefined) {
      explain(likelyBranches(issue.errors)[0] ?? [], path, document, keysAt, complaints);
    } else {
      const value = document.value(found.value);
      // `checkNodes` has said that it cannot be known.
      if (value === unknown) continue;
      const message = issue.code === 'invalid_union' ? branchExpectations(issue.errors) : issue.message;
      const words = issue.code === 'invalid_value' ? issue.values.filter((word) => typeof word === 'string') : [];
      const hint = typeof value === 'string' ? didYouMean(value, words) : '';
      const got = issue.code === 'custom' ? '' : `, got ${shown(value, document.facts(found.value))}`;
      const rule = issue.code === 'invalid_type' || issue.code === 'invalid_union' ? 'invalid-type' : 'invalid-value';
      complaints.add(
        rule,
        path,
        `${pathText(path) || 'The intent'}: ${message}${got}.${hint}`,
        issue.code === 'invalid_key' ? 'key' : 'value',
      );
    }
  }
}

/** Checks that need more than one key. */
function checkTarget(data: Data, complaints: Complaints): void {
  const target = data.target as IntentTarget | undefined;
  if (target?.kubespray !== undefined && target.kubean !== undefined) {
    const message = 'Name a Kubespray release or a Kubean release, not both: Kubean pins one.';
    complaints.add('invalid-value', ['target', 'kubean'], message, 'key');
  }
}

function byPlace({ location: a }: Finding, { location: b }: Finding): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

/**
 * Reads an intent. Never throws for what the user wrote: all problems are in `findings`, in the order of the file, and
 * `intent` is there if there are none.
 * @param text YAML 1.1 or JSON.
 * @param file Name that the findings carry.
 */
export function parseIntent(
  text: string,
  file: string,
  { features }: { features: readonly AnyFeature[] },
): ParsedIntent {
  const failed = (rule: Rule, message: string, location: Location = { file, line: 1, column: 1 }): ParsedIntent => ({
    findings: [{ rule: `intent/${rule}`, severity: 'error', message, subject: 'intent', location }],
  });
  if (text.length > maxCharacters) {
    return failed(
      'too-large',
      `An intent has at most ${maxCharacters / 1024 / 1024} MiB; this one has ${(text.length / 1024 / 1024).toFixed(1)}.`,
    );
  }
  const read = readDocuments(text, { file });
  const findings = readFindings(read);
  if (read.problems.some(({ kind }) => kind !== 'duplicate-key')) return { findings };

  const [document, second] = read.documents;
  if (second !== undefined)
    return failed('syntax', 'An intent is one document; here a second one begins.', second.locate([]));
  if (document === undefined || document.facts(document.root).kind === 'null') {
    return failed('empty', 'The intent is empty. It needs at least "version: 1".');
  }
  if (document.mapping(document.root) === undefined) {
    const got = shown(document.value(), document.facts(document.root));
    return failed(
      'invalid-type',
      `An intent is a mapping with the keys ${acceptedKeys(intentJsonSchema(features), []).join(', ')}; got ${got}.`,
      document.locate([]),
    );
  }

  const complaints = new Complaints(document);
  checkNodes(document, complaints);
  const data = prepare(document);
  const result = intentSchema(features).safeParse(data, { error: inOurWords });
  if (!result.success) {
    const schema = intentJsonSchema(features);
    explain(result.error.issues, [], document, (path) => acceptedKeys(schema, path), complaints);
  }
  checkTarget(data, complaints);
  findings.push(...complaints.findings);
  findings.sort(byPlace);
  if (!result.success || findings.length > 0) return { findings };

  const { version, target = {}, features: given = {}, values = {}, config = {} } = result.data;
  return {
    findings,
    intent: {
      version,
      target,
      features: new Map(features.flatMap(({ key }) => (given[key] === undefined ? [] : [[key, given[key]]]))),
      values: values as Record<string, Json>,
      config: new Map(Object.entries(config).map(([name, value]) => [name, String(value)])),
      locate: (path) => document.locate(path),
    },
  };
}
