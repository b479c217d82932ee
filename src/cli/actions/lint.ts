/** `lint`: settings in existing group_vars that have no effect or are wrong. */

import { dirname, relative, resolve, sep } from 'node:path';
import { Chalk } from 'chalk';
import { lint } from '../../commands/lint/lint.ts';
import { ruleset } from '../../commands/lint/ruleset.ts';
import { UserError } from '../../core/errors.ts';
import { exitFindings, exitOk, exitUsage } from '../../core/exit-codes.ts';
import { type Finding, type Severity, severities } from '../../core/finding.ts';
import { jsonText } from '../../core/json-text.ts';
import { didYouMean } from '../../core/nearest.ts';
import { version } from '../../core/version.ts';
import { counted } from '../../core/wording.ts';
import { readText } from '../../formats/files/content.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { nodeFileSystem } from '../../formats/files/node-file-system.ts';
import type { Translate } from '../../language/translator.ts';
import { Baseline, baselineOf, readBaseline } from '../../lint/baseline.ts';
import { type LintResult, ruleIds } from '../../lint/lint.ts';
import { normalise } from '../../lint/reporters/normalise.ts';
import { type ReportFormat, reporters } from '../../lint/reporters/registry.ts';
import { summarise } from '../../lint/reporters/summary.ts';
import type { RuleHelp } from '../../lint/reporters/types.ts';
import { rules } from '../../lint/rules/registry.ts';
import { unifiedDiff } from '../../outputs/unified-diff.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { openFiles, stdinFile } from '../io/files.ts';
import { type Io, inLanguage, usesColour } from '../io/io.ts';
import { readInput } from '../io/read-input.ts';
import { helpOfRules } from '../io/rule-help.ts';
import { ruleLink, usesLinks } from '../io/rule-pages.ts';
import { type FileToWrite, writeFiles, writeOutput } from '../io/write-output.ts';
import type { TargetOptions } from '../options.ts';

export interface LintOptions extends TargetOptions {
  format: ReportFormat;
  failOn: 'error' | 'warning' | 'never';
  fix?: boolean;
  dryRun?: boolean;
  rule?: string[];
  listRules?: boolean;
  baseline?: string;
  updateBaseline?: boolean;
  changedSince?: string;
  quiet?: boolean;
  maxWarnings?: number;
  allowEmpty?: boolean;
  stdinFilename?: string;
  output?: string;
}

/** Runs `lint`; resolves to the exit code. */
export async function run(io: Io, paths: string[], options: LintOptions): Promise<number> {
  const chalk = new Chalk({ level: usesColour(io, options.dryRun ? io.stderr : io.stdout) ? 1 : 0 });
  if (options.listRules) return writeRules(io, options);
  const asked = paths.length > 0 ? paths : ['.'];
  refuseMisfits(asked, options);
  const { stdinFilename = stdinFile } = options;
  const files = await openFiles(io, asked.includes('-'), stdinFilename);
  const isChanged = await filterOf(io.cwd, options.changedSince);
  const named = asked.map((path) => (path === '-' ? stdinFilename : path));
  const baseline = await openBaseline(io, options, checkedOf(io, named, options, isChanged));
  if (options.fix && !options.dryRun && asked.includes('-')) {
    throw new UserError('--fix cannot change standard input', { hint: 'Use --fix --dry-run.' });
  }
  const result = await lint(named, {
    files,
    catalog: openCatalog(),
    target: options,
    severities: readSeverities(options.rule ?? []),
    fix: options.fix ?? false,
    allowEmpty: options.allowEmpty ?? false,
    progress: (files) => io.progress?.show(() => `${files} files checked`),
  });

  const all = normalise(result.findings).filter(({ location }) => !location || isChanged(location.file));
  if (options.updateBaseline && !result.invalid) return updateBaseline(io, options.baseline ?? '', all, baseline);
  const fresh = baseline === undefined || result.invalid ? all : baseline.fresh(all);
  const failing = failingSeverities(options);
  const findings = shownOf(fresh, options);
  const reporter = await reporters[options.format].load();
  await loadReasons(io, options.format);
  const translate = (text: string) => inLanguage(io, text);
  const translated = findings.map((finding) => ({ ...finding, message: translate(finding.message) }));
  const report = reporter(translated, {
    // Lazy: few reports use the rules.
    get rules() {
      return translatedRules(translate);
    },
    translate,
    files: result.files,
    textOf: (file) => result.fixed.get(file) ?? textOf(files, file),
    chalk,
    ...(usesLinks(io, io.stdout) && { link: ruleLink }),
    failing,
    version,
  });
  if (result.invalid) {
    io.stderr.write(report);
    return exitUsage;
  }
  await writeResult(io, paths, result, findings, report, options);
  sayFixed(io, result, options.dryRun ?? false);
  sayBaseline(io, baseline);
  return exitCodeOf(io, result, fresh, failing, options);
}

/** Whether to report a file. Few runs query Git, so the code that starts it is loaded only for them. */
async function filterOf(cwd: string, revision: string | undefined): Promise<(file: string) => boolean> {
  if (revision === undefined) return () => true;
  const { changedSince } = await import('../io/changed-files.ts');
  const changed = changedSince(cwd, revision);
  return (file) => changed.has(nodeFileSystem.realPath(resolve(cwd, file)));
}

/** Texts that only some reports contain: the reasons for a rule. */
async function loadReasons(io: Io, format: LintOptions['format']): Promise<void> {
  if (format === 'sarif' || format === 'json') await io.loadTexts?.(['reasons']);
}

/** Throws a UserError for options that cannot be combined. */
function refuseMisfits(asked: readonly string[], options: LintOptions): void {
  if (options.dryRun && !options.fix) throw new UserError('--dry-run goes with --fix');
  if (options.stdinFilename !== undefined && !asked.includes('-')) {
    throw new UserError('--stdin-filename names standard input, which is not read', { hint: 'Add the path -.' });
  }
  if (options.updateBaseline && options.baseline === undefined) {
    throw new UserError('--update-baseline needs a file', { hint: 'Set it with --baseline FILE.' });
  }
}

async function writeResult(
  io: Io,
  paths: readonly string[],
  result: LintResult,
  findings: readonly Finding[],
  report: string,
  { dryRun, output }: LintOptions,
): Promise<void> {
  if (dryRun) {
    printDiff(io, result);
    // The diff is the result; findings that no fix removes are printed on stderr.
    if (findings.length > 0) io.stderr.write(report);
    return;
  }
  await writeFiles(
    io,
    [...result.fixed].map(([path, text]) => ({ path, text, ...beforeOf(result, path) })),
  );
  await writeOutput(io, output, report, [...result.originals.keys(), ...paths.filter((path) => path !== '-')]);
}

function exitCodeOf(
  io: Io,
  result: LintResult,
  findings: readonly Finding[],
  failing: ReadonlySet<Finding['severity']>,
  { dryRun, failOn, maxWarnings }: LintOptions,
): number {
  const { warnings } = summarise(findings, result.files);
  // A dry run fails if it would change a file, because it leaves the file unfixed.
  if (dryRun && result.fixed.size > 0 && failOn !== 'never') return exitFindings;
  if (maxWarnings !== undefined && warnings > maxWarnings) {
    io.stderr.write(`${inLanguage(io, `${counted(warnings, 'warning')}, more than --max-warnings ${maxWarnings}.`)}\n`);
    return exitFindings;
  }
  return findings.some(({ severity }) => failing.has(severity)) ? exitFindings : exitOk;
}

function writeRules(io: Io, { format }: LintOptions): number {
  const help = translatedRules((text) => inLanguage(io, text));
  io.stdout.write(format === 'json' ? jsonText(help) : listOfRules(help, (text) => inLanguage(io, text)));
  return exitOk;
}

function shownOf(findings: Finding[], { quiet }: LintOptions): Finding[] {
  return quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
}

function failingSeverities({ failOn }: LintOptions): Set<Severity> {
  if (failOn === 'never') return new Set();
  return new Set(failOn === 'warning' ? ['error', 'warning'] : ['error']);
}

/** Paths in a baseline are relative to its own directory, so that it works from any working directory. */
function baselineNames(io: Io, path: string): (file: string) => string {
  const folder = nodeFileSystem.realPath(dirname(resolve(io.cwd, path)));
  return (file) =>
    file === stdinFile ? file : relative(folder, nodeFileSystem.realPath(resolve(io.cwd, file))).replaceAll('\\', '/');
}

/**
 * Whether the run checks a file of the baseline: it is below the paths, and has changed if only changes are reported.
 */
function checkedOf(
  io: Io,
  named: readonly string[],
  { baseline = '', changedSince }: LintOptions,
  isChanged: (file: string) => boolean,
): (file: string) => boolean {
  const folder = dirname(resolve(io.cwd, baseline));
  const real = (path: string) => nodeFileSystem.realPath(resolve(io.cwd, path));
  const roots = named.map(real);
  return (file) => {
    // Findings without a file belong to the run itself.
    if (file === '' || named.includes(file)) return true;
    const path = real(resolve(folder, file));
    const isBelow = roots.some((root) => path === root || path.startsWith(root.endsWith(sep) ? root : root + sep));
    // A deleted file is not among the changed ones.
    return isBelow && (changedSince === undefined || isChanged(path) || nodeFileSystem.kind(path) === undefined);
  };
}

async function openBaseline(
  io: Io,
  { baseline: path, updateBaseline }: LintOptions,
  isChecked: (file: string) => boolean,
): Promise<Baseline | undefined> {
  if (path === undefined) return undefined;
  // The first baseline starts empty.
  if (updateBaseline && nodeFileSystem.kind(resolve(io.cwd, path)) === undefined) return undefined;
  const { text } = await readInput(io, path);
  const entries = readBaseline(text);
  if (entries === undefined) {
    throw new UserError(`${path} is not a baseline`, {
      hint: 'Write one with lint --baseline FILE --update-baseline.',
    });
  }
  return new Baseline(entries, baselineNames(io, path), isChecked);
}

async function updateBaseline(
  io: Io,
  path: string,
  findings: readonly Finding[],
  before: Baseline | undefined,
): Promise<number> {
  const kept = before?.unchecked ?? [];
  const baseline = baselineOf(findings, baselineNames(io, path), kept);
  await writeOutput(io, path, jsonText(baseline));
  io.stderr.write(`${inLanguage(io, `${counted(baseline.findings.length, 'finding')} written to ${path}.`)}\n`);
  if (kept.length > 0) {
    const text = `${counted(kept.length, 'entry', 'entries')} of files that this run did not check stayed in it.`;
    io.stderr.write(`${inLanguage(io, text)}\n`);
  }
  return exitOk;
}

function sayBaseline(io: Io, baseline: Baseline | undefined): void {
  if (baseline === undefined) return;
  if (baseline.known > 0)
    io.stderr.write(`${inLanguage(io, `${counted(baseline.known, 'finding')} of the baseline not shown.`)}\n`);
  if (baseline.fixed === 0) return;
  const text =
    baseline.fixed === 1
      ? '1 entry of the baseline no longer occurs. Run again with --update-baseline to remove it.'
      : `${baseline.fixed} entries of the baseline no longer occur. Run again with --update-baseline to remove them.`;
  io.stderr.write(`${inLanguage(io, text)}\n`);
}

function textOf(files: FileSystem, file: string): string | undefined {
  const read = readText(files, file);
  return 'text' in read ? read.text : undefined;
}

/** `id=severity` pairs; throws a UserError for an unknown rule or severity. */
function readSeverities(pairs: readonly string[]): Map<string, Severity | 'off'> {
  const known = ruleIds(ruleset);
  const found = new Map<string, Severity | 'off'>();
  for (const pair of pairs) {
    const [id = '', word = ''] = pair.split('=');
    if (!known.includes(id)) throw new UserError(`unknown rule: "${id}".${didYouMean(id, known)}`);
    const severity = ['off', ...severities].find((candidate) => candidate === word);
    if (severity === undefined) {
      throw new UserError(`"${pair}": a rule can be off, ${severities.join(', ')}`, {
        hint: `Write --rule ${id}=off.`,
      });
    }
    found.set(id, severity as Severity | 'off');
  }
  return found;
}

/** Every rule and constraint, for reports, translated into the language of the run. */
function translatedRules(translate: Translate): RuleHelp[] {
  return helpOfRules().map((rule) => ({
    ...rule,
    title: translate(rule.title),
    why: translate(rule.why),
    fix: translate(rule.fix),
  }));
}

function listOfRules(help: readonly RuleHelp[], translate: Translate): string {
  const fixable = new Set(rules.filter((rule) => rule.fixable).map(({ id }) => id));
  const width = Math.max(...help.map(({ id }) => id.length));
  return help
    .map(
      ({ id, severity, title }) =>
        `${id.padEnd(width)}  ${severity.padEnd(7)}  ${title}${fixable.has(id) ? ` ${translate('(fixable)')}` : ''}\n`,
    )
    .join('');
}

function beforeOf({ originals }: LintResult, file: string): Pick<FileToWrite, 'before'> {
  const before = originals.get(file);
  return before === undefined ? {} : { before };
}

function printDiff(io: Io, { fixed, originals }: LintResult): void {
  for (const [file, after] of fixed) {
    io.stdout.write(unifiedDiff({ file, before: originals.get(file) ?? '', after }));
  }
}

function sayFixed(io: Io, { fixed }: LintResult, dryRun: boolean): void {
  if (fixed.size === 0) return;
  const files = counted(fixed.size, 'file');
  io.stderr.write(`${inLanguage(io, dryRun ? `${files} would be changed.` : `Changed ${files}.`)}\n`);
}
