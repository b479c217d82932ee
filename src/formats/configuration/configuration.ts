/** `.cilium-extras.yaml`: a repository's settings for the linter. */

import * as z from 'zod/mini';
import { type Finding, type Severity, severities } from '../../core/finding.ts';
import { didYouMean } from '../../core/nearest.ts';
import { onDemand } from '../../core/on-demand.ts';
import { toText } from '../../core/text.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import type { Path } from '../../yaml/path.ts';
import { readDocuments } from '../../yaml/read.ts';
import { directoryOf, type FileSystem, joinPath, relativePath } from '../files/file-system.ts';
import { inOurWords, shown } from '../intent/describe.ts';
import { globMatcher } from './glob.ts';

/** The first one that exists is used. */
const configurationNames = ['.cilium-extras.yaml', '.cilium-extras.yml'] as const;

/** Created lazily: most trees have no such file. */
const schema = onDemand(() => {
  const text = z.string().check(z.minLength(1));
  /** YAML 1.1 reads a bare `off` as false, and `2.31` as a number; the text as written is meant. */
  const severity = z.pipe(
    z.transform((value) => (value === false ? 'off' : value)),
    z.enum([...severities, 'off']),
  );
  const globs = z.union([
    z.pipe(
      text,
      z.transform((glob) => [glob]),
    ),
    z.array(text),
  ]);

  const target = z
    .strictObject({
      /** Globs relative to the configuration's directory; without globs the entry matches every path. */
      paths: z.optional(globs),
      kubespray: z.optional(text),
      kubean: z.optional(text),
      cilium: z.optional(text),
      kernel: z.optional(text),
    })
    .check(
      z.refine(({ kubespray, kubean }) => kubespray === undefined || kubean === undefined, {
        error: 'Set either kubespray or kubean, not both. A Kubean release pins its Kubespray release',
      }),
    );

  return z.strictObject({
    /** The first entry that matches a path sets its target. */
    targets: z.optional(z.array(target)),
    rules: z.optional(z.record(z.string(), severity)),
    /** Severities for some paths; a later entry overrides an earlier one. */
    overrides: z.optional(z.array(z.strictObject({ paths: globs, rules: z.record(z.string(), severity) }))),
    ignore: z.optional(globs),
  });
});

type Data = z.output<ReturnType<typeof schema>>;
const versionKeys = ['kubespray', 'kubean', 'cilium', 'kernel'] as const;

/** Versions as the user wrote them. */
export type ConfiguredTarget = Partial<Record<(typeof versionKeys)[number], string>>;

export class Configuration {
  readonly #data: Data;
  readonly #folder: string;
  readonly #files: FileSystem;

  constructor(data: Data, folder: string, files: FileSystem) {
    this.#data = data;
    this.#folder = files.absolute(folder);
    this.#files = files;
  }

  /** The target for a path: that of the first entry whose globs match. */
  targetFor(path: string): ConfiguredTarget | undefined {
    const entry = this.#data.targets?.find(({ paths }) => paths === undefined || this.#fits(paths, path));
    if (!entry) return undefined;
    const target: ConfiguredTarget = {};
    for (const key of versionKeys) if (entry[key] !== undefined) target[key] = entry[key];
    return target;
  }

  /** The severity of a rule for a path; undefined if the configuration does not set it. */
  severityOf(rule: string, path?: string): Severity | 'off' | undefined {
    const { rules, overrides = [] } = this.#data;
    const override = overrides.findLast(
      (entry) => path !== undefined && Object.hasOwn(entry.rules, rule) && this.#fits(entry.paths, path),
    );
    if (override) return override.rules[rule];
    return rules && Object.hasOwn(rules, rule) ? rules[rule] : undefined;
  }

  /** True for a path that is not to be read. */
  isIgnored(path: string): boolean {
    return this.#data.ignore !== undefined && this.#fits(this.#data.ignore, path);
  }

  /** A glob that matches a directory also matches everything in it. */
  #fits(globs: readonly string[], path: string): boolean {
    const relative = relativePath(this.#folder, this.#files.absolute(path));
    if (relative === undefined) return false;
    const parts = relative.split('/');
    const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    return globs.some((glob) => {
      const matches = globMatcher(glob);
      return prefixes.some((prefix) => matches(prefix));
    });
  }
}

/**
 * The configuration for a path: in its directory or the nearest one above, up to the root of the repository (the
 * directory with `.git`). Undefined if no file is found.
 */
export function findConfiguration(files: FileSystem, path: string): string | undefined {
  const start = files.absolute(path);
  let folder = files.kind(start) === 'directory' ? start : directoryOf(start);
  for (;;) {
    for (const name of configurationNames) {
      const file = joinPath(folder, name);
      if (files.kind(file) === 'file') return file;
    }
    const above = directoryOf(folder);
    if (above === folder || files.kind(joinPath(folder, '.git')) !== undefined) return undefined;
    folder = above;
  }
}

/**
 * Reads a configuration strictly. All problems are in `findings`; `configuration` is set only without any.
 * @param rules Ids that exist; without them any id is accepted.
 */
export function readConfiguration(
  content: string,
  file: string,
  files: FileSystem,
  rules?: readonly string[],
): { configuration?: Configuration; findings: Finding[] } {
  const finding = (message: string, subject: string, location = { file, line: 1, column: 1 }): Finding => ({
    rule: 'configuration',
    severity: 'error',
    message: `${message} cilium-extras stops until this file is correct.`,
    subject,
    location,
  });
  const { documents, problems } = readDocuments(content, { file });
  if (problems.length > 0) {
    return { findings: problems.map(({ message, location }) => finding(`${message}.`, 'configuration', location)) };
  }
  const [document, second] = documents.filter((one) => one.facts(one.root).kind !== 'null');
  if (second)
    return { findings: [finding('The configuration must be one YAML document.', 'configuration', second.locate([]))] };
  if (!document) return { configuration: new Configuration({}, directoryOf(file), files), findings: [] };

  const data = withWrittenVersions(document);
  const result = schema().safeParse(data, { error: inOurWords });
  const findings = result.success ? [] : result.error.issues.flatMap((issue) => explain(issue, document, finding));
  const overrides = Array.isArray(document.value()) ? [] : (data as { overrides?: unknown[] } | null)?.overrides;
  const places = [
    ['rules'],
    ...(Array.isArray(overrides) ? overrides : []).map((_, index) => ['overrides', index, 'rules']),
  ];
  for (const { key, keyNode } of places.flatMap((path) => document.entries(document.find(path)?.value))) {
    if (rules === undefined || rules.includes(key)) continue;
    findings.push(finding(`There is no rule "${key}".${didYouMean(key, rules)}`, key, document.location(keyNode)));
  }
  if (!result.success || findings.length > 0) return { findings };
  return { configuration: new Configuration(result.data, directoryOf(file), files), findings };
}

/** The document's data, with `kubespray: 2.30` as it is written instead of the number 2.3. */
function withWrittenVersions(document: YamlDocument): unknown {
  const data = document.value();
  if (typeof data !== 'object' || data === null || Array.isArray(data) || !Array.isArray(data.targets)) return data;
  for (const [index, target] of data.targets.entries()) {
    if (typeof target !== 'object' || target === null || Array.isArray(target)) continue;
    for (const key of versionKeys) {
      if (typeof target[key] !== 'number') continue;
      target[key] = document.facts(document.find(['targets', index, key])?.value).text ?? '';
    }
  }
  return data;
}

function explain(
  issue: z.core.$ZodIssue,
  document: YamlDocument,
  finding: (message: string, subject: string, location?: ReturnType<YamlDocument['locate']>) => Finding,
): Finding[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : toText(step))) satisfies Path;
  const subject = path.join('.') || 'configuration';
  if (issue.code === 'unrecognized_keys') {
    const entry = path[0] === 'overrides' ? ['paths', 'rules'] : ['paths', ...versionKeys];
    const accepted = path.length === 0 ? Object.keys(schema().shape) : entry;
    return issue.keys.map((key) =>
      finding(
        `Unknown key "${key}" in ${path.length === 0 ? 'the configuration' : subject}.${didYouMean(key, accepted) || ` Allowed keys: ${accepted.join(', ')}.`}`,
        key,
        document.locateKey([...path, key]),
      ),
    );
  }
  const message = issue.code === 'invalid_union' ? 'Expected a glob, or a list of globs' : issue.message;
  const node = document.find(path)?.value ?? null;
  const got = issue.code === 'custom' ? '' : `, got ${shown(document.value(node), document.facts(node))}`;
  const expected = message.replace(/^Expected /, '');
  const problem = expected === message ? `${subject}: ${message}` : `${subject} must be ${expected}`;
  return [finding(`${problem}${got}.`, subject, document.locate(path))];
}
