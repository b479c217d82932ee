/** `migrate`: an inventory's settings for another release. */

import type { TargetRequest } from '../../cluster/target/target.ts';
import { type Migration, migrate } from '../../commands/migrate/migrate.ts';
import { markdown, summary } from '../../commands/migrate/report.ts';
import type { Lost } from '../../commands/migrate/requested-settings.ts';
import { printableMessage } from '../../core/code-frame.ts';
import { UserError } from '../../core/errors.ts';
import { exitFindings, exitOk } from '../../core/exit-codes.ts';
import type { Json } from '../../core/json.ts';
import { jsonText } from '../../core/json-text.ts';
import { shownJson, shownValue } from '../../core/secrets.ts';
import { toText } from '../../core/text.ts';
import { fullWidthMarks } from '../../language/lines.ts';
import type { Translate } from '../../language/translator.ts';
import { unifiedDiff } from '../../outputs/unified-diff.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { openFiles } from '../io/files.ts';
import { type Io, inLanguage } from '../io/io.ts';
import { writeFiles, writeOutput } from '../io/write-output.ts';

export interface MigrateOptions {
  format: 'diff' | 'markdown' | 'json';
  from?: string;
  to: string;
  cilium?: string;
  kernel?: string;
  /** The target of the inventory as it is, from `.cilium-extras.yaml`. */
  configured?: TargetRequest;
  write?: boolean;
  output?: string;
}

/** Runs `migrate`; resolves to the exit code. */
export async function run(io: Io, path: string, options: MigrateOptions): Promise<number> {
  if (path === '-') throw new UserError('migrate cannot read an inventory from standard input');
  const { to, cilium, configured = {} } = options;
  const from = options.from ?? configured.kubespray ?? configured.kubean;
  const kernel = options.kernel ?? configured.kernel;
  if (from === undefined) {
    throw new UserError('no release is set for the inventory as it is', {
      hint: 'Set it with --from v2.27.1, or as a target in .cilium-extras.yaml.',
    });
  }
  const files = await openFiles(io, false);
  const found = await migrate(path, {
    files,
    catalog: openCatalog(),
    from,
    to,
    cilium,
    kernel,
    isWritten: options.write,
  });
  const migration = translated(found, (text) => inLanguage(io, text));
  const unfinished = migration.lost.length > 0 || migration.findings.some(({ severity }) => severity === 'error');
  if (options.write) {
    await writeFiles(
      io,
      migration.files.map(({ file, before, after }) => ({ path: file, text: after, before })),
    );
  }
  await writeOutput(io, options.output, report(io, migration, options), [
    path,
    ...migration.files.map(({ file }) => file),
  ]);
  if (options.format === 'diff') say(io, migration, options.write ?? false);
  return unfinished ? exitFindings : exitOk;
}

function report(io: Io, found: Migration, { format, write = false }: MigrateOptions): string {
  const migration = withoutSecrets(found);
  if (format === 'markdown')
    return inMarks(
      io,
      markdown(migration, (text) => inLanguage(io, text)),
    );
  if (format === 'diff') return write ? '' : migration.files.map(unifiedDiff).join('');
  const { files, ...rest } = migration;
  const changed = files.map((file) => ({ file: file.file, diff: unifiedDiff(file) }));
  return jsonText({ summary: summary(found), ...rest, files: changed, written: write });
}

/** With the punctuation of the run's language. */
function inMarks(io: Io, text: string): string {
  return io.translate === undefined ? text : fullWidthMarks(text);
}

function shownLost(one: Lost): Lost {
  return { ...one, value: shownValue(one.name, one.value) as Lost['value'] };
}

/** The same migration with its sentences in the language of the run. */
function translated(migration: Migration, translate: Translate): Migration {
  const because = (one: Lost): Lost => ({ ...one, reason: translate(one.reason) });
  return {
    ...migration,
    steps: migration.steps.map(translate),
    notes: migration.notes.map(translate),
    questions: migration.questions.map(translate),
    lost: migration.lost.map(because),
    removed: migration.removed.map(because),
    repeated: migration.repeated.map(because),
    findings: migration.findings.map((finding) => ({ ...finding, message: translate(finding.message) })),
  };
}

/** The same migration without the values of settings whose names suggest a secret. */
function withoutSecrets(migration: Migration): Migration {
  return {
    ...migration,
    lost: migration.lost.map(shownLost),
    removed: migration.removed.map(shownLost),
    repeated: migration.repeated.map(shownLost),
    objects: migration.objects.map((one) => ({
      ...one,
      before: shownValue(one.name, one.before) as typeof one.before,
      after: shownValue(one.name, one.after) as typeof one.after,
    })),
    options: migration.options.map((one) => ({
      ...one,
      before: shownValue(one.option, one.before) as typeof one.before,
      after: shownValue(one.option, one.after) as typeof one.after,
    })),
  };
}

function limit(value: Json): string {
  return value === null ? 'not set' : toText(value);
}

/** The diff is the result; everything that it does not show goes to stderr. */
function say(io: Io, migration: Migration, written: boolean): void {
  const line = (text: string): unknown => io.stderr.write(`${printableMessage(inMarks(io, inLanguage(io, text)))}\n`);
  const { files, steps, lost, repeated, removed, questions, resources, objects, findings, notes } = migration;
  line(`${summary(migration)}.`);
  if (written) for (const { file } of files) line(`changed ${file}`);
  else if (files.length === 0) line('no changes to the files');
  for (const note of notes) line(`note: ${note}`);
  for (const { name, value, reason } of lost) line(`lost: ${name} (${shownJson(name, value)}): ${reason}`);
  for (const { name, value, reason } of repeated) line(`left out: ${name} (${shownJson(name, value)}): ${reason}`);
  for (const { name, value, reason } of removed)
    line(`no longer written: ${name} (${shownJson(name, value)}): ${reason}`);
  for (const question of questions) line(`decide: ${question}`);
  for (const { place, before, after, asked } of resources)
    line(`${asked ? 'changes' : 'new default'}: ${place} is ${limit(after)}, was ${limit(before)}`);
  for (const { name, before, after } of objects)
    line(
      `changes: ${name} is ${limit(shownValue(name, after) as Json)}, was ${limit(shownValue(name, before) as Json)}`,
    );
  for (const { severity, message, rule } of findings) line(`${severity}: ${message} [${rule}]`);
  for (const [index, step] of steps.entries()) line(`step ${index + 1}: ${step}`);
  line('--format markdown tells what changes for the cluster.');
}
