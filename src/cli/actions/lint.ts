/** `lint`: what in existing group_vars will not take effect. */

import { Chalk } from 'chalk';
import { features } from '../../../features/registry.ts';
import { lint } from '../../commands/lint/lint.ts';
import { ruleset } from '../../commands/lint/ruleset.ts';
import { docsLink } from '../../core/docs-link.ts';
import { UserError } from '../../core/errors.ts';
import { exitFindings, exitOk, exitUsage } from '../../core/exit-codes.ts';
import { type Severity, severities } from '../../core/finding.ts';
import { jsonText } from '../../core/json-text.ts';
import { didYouMean } from '../../core/nearest.ts';
import { version } from '../../core/version.ts';
import { readText } from '../../formats/files/content.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { type LintResult, ruleIds } from '../../lint/lint.ts';
import { normalise } from '../../lint/reporters/normalise.ts';
import { type ReportFormat, reporters } from '../../lint/reporters/registry.ts';
import { summarise } from '../../lint/reporters/summary.ts';
import type { RuleHelp } from '../../lint/reporters/types.ts';
import { rules } from '../../lint/rules/registry.ts';
import { unifiedDiff } from '../../outputs/unified-diff.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { openFiles, stdinFile } from '../io/files.ts';
import { type Io, usesColour } from '../io/io.ts';
import { type FileToWrite, writeFiles } from '../io/write-output.ts';
import type { TargetOptions } from '../options.ts';

export interface LintOptions extends TargetOptions {
  format: ReportFormat;
  failOn: 'error' | 'warning' | 'never';
  fix?: boolean;
  dryRun?: boolean;
  rule?: string[];
  listRules?: boolean;
}

/** Runs `lint`; resolves to the exit code. */
export async function run(io: Io, paths: string[], options: LintOptions): Promise<number> {
  const chalk = new Chalk({ level: usesColour(io, options.dryRun ? io.stderr : io.stdout) ? 1 : 0 });
  if (options.listRules) {
    io.stdout.write(options.format === 'json' ? jsonText(helpOfRules()) : listOfRules());
    return exitOk;
  }
  if (options.dryRun && !options.fix) throw new UserError('--dry-run goes with --fix');
  const asked = paths.length > 0 ? paths : ['.'];
  const files = await openFiles(io, asked.includes('-'));
  const named = asked.map((path) => (path === '-' ? stdinFile : path));
  if (options.fix && !options.dryRun && asked.includes('-')) {
    throw new UserError('what comes from standard input cannot be written back', { hint: 'Use --fix --dry-run.' });
  }
  const progress = progressLine(io);
  const result = await lint(named, {
    files,
    catalog: openCatalog(),
    target: options,
    severities: readSeverities(options.rule ?? []),
    fix: options.fix ?? false,
    progress: progress.update,
  });
  progress.clear();

  const findings = normalise(result.findings);
  const reporter = await reporters[options.format].load();
  const report = reporter(findings, {
    rules: helpOfRules(),
    files: result.files,
    textOf: (file) => result.fixed.get(file) ?? textOf(files, file),
    chalk,
    version,
  });
  if (result.invalid) {
    io.stderr.write(report);
    return exitUsage;
  }
  if (options.dryRun) {
    printDiff(io, result);
    // The diff is the result; what no fix takes away is said beside it.
    if (findings.length > 0) io.stderr.write(report);
  } else {
    await writeFiles(
      io,
      [...result.fixed].map(([path, text]) => ({ path, text, ...beforeOf(result, path) })),
    );
    io.stdout.write(report);
  }
  sayFixed(io, result, options.dryRun ?? false);
  const { errors, warnings } = summarise(findings, result.files);
  // A dry run fails as the files would that it leaves as they are.
  if (options.dryRun && result.fixed.size > 0 && options.failOn !== 'never') return exitFindings;
  const failing = options.failOn === 'never' ? 0 : options.failOn === 'warning' ? errors + warnings : errors;
  return failing > 0 ? exitFindings : exitOk;
}

function textOf(files: FileSystem, file: string): string | undefined {
  const read = readText(files, file);
  return 'text' in read ? read.text : undefined;
}

/** `id=severity` pairs; throws a UserError for what is no rule or no severity. */
function readSeverities(pairs: readonly string[]): Map<string, Severity | 'off'> {
  const known = ruleIds(ruleset);
  const found = new Map<string, Severity | 'off'>();
  for (const pair of pairs) {
    const [id = '', word = ''] = pair.split('=');
    if (!known.includes(id)) throw new UserError(`there is no rule "${id}".${didYouMean(id, known)}`);
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

/** Every rule and constraint, for reports. */
function helpOfRules(): RuleHelp[] {
  const own = rules.map(({ id, severity, title, why, fix }) => {
    return { id, severity, title, why, fix, docs: docsLink(`docs/rules/${id}.md`) };
  });
  const constraints = features.flatMap((feature) =>
    feature.constraints.map(({ id, severity, title, why, fix }) => {
      return { id: `${feature.id}/${id}`, severity, title, why, fix, docs: docsLink(`docs/features/${feature.id}.md`) };
    }),
  );
  return [...own, ...constraints];
}

function listOfRules(): string {
  const help = helpOfRules();
  const fixable = new Set(rules.filter((rule) => rule.fixable).map(({ id }) => id));
  const width = Math.max(...help.map(({ id }) => id.length));
  return help
    .map(
      ({ id, severity, title }) =>
        `${id.padEnd(width)}  ${severity.padEnd(7)}  ${title}${fixable.has(id) ? ' (fixable)' : ''}\n`,
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
  const files = `${fixed.size} file${fixed.size === 1 ? '' : 's'}`;
  io.stderr.write(dryRun ? `${files} would be changed.\n` : `Changed ${files}.\n`);
}

/** How far a long run has come, on a terminal only. */
function progressLine({ stderr }: Io): { update(files: number): void; clear(): void } {
  const start = Date.now();
  let shown = 0;
  return {
    update(files) {
      const now = Date.now();
      if (stderr.isTTY !== true || now - start < 500 || now - shown < 100) return;
      shown = now;
      stderr.write(`\r${files} files looked at`);
    },
    clear() {
      if (shown > 0) stderr.write('\r\u001b[K');
    },
  };
}
