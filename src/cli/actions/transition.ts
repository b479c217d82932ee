/** `transition`: the ordered steps from one configuration of a running cluster to another. */
import { InvalidSide } from '../../commands/diff/invalid-side.ts';
import { type NamedWay, transitionBetween } from '../../commands/transition/between.ts';
import { aboutChange, sourcesOf, unknowns, wayMarkdown, wayText } from '../../commands/transition/page.ts';
import { wayScript } from '../../commands/transition/script.ts';
import type { PlacedStep, Way } from '../../commands/transition/way-types.ts';
import { exitFindings, exitOk, exitUsage } from '../../core/exit-codes.ts';
import { jsonText } from '../../core/json-text.ts';
import { fullWidthMarks } from '../../language/lines.ts';
import type { Translate } from '../../language/translator.ts';
import type { Point } from '../../transitions/runs.ts';
import type { Step } from '../../transitions/transition.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { openFiles, stdinFile } from '../io/files.ts';
import type { Io } from '../io/io.ts';
import { printFindings } from '../io/print-findings.ts';
import { writeOutput } from '../io/write-output.ts';
import { namedTarget, type TargetOptions } from '../options.ts';

export interface TransitionOptions extends TargetOptions {
  format: 'text' | 'markdown' | 'json' | 'script';
  output?: string;
}

/** Runs `transition`; resolves to the exit code. */
export async function run(io: Io, before: string, after: string, options: TransitionOptions): Promise<number> {
  const files = await openFiles(io, before === '-' || after === '-');
  const catalog = openCatalog();
  let named: NamedWay;
  try {
    named = await transitionBetween(before === '-' ? stdinFile : before, after === '-' ? stdinFile : after, {
      files,
      catalog,
      target: namedTarget(options),
      migrated: async (path, migration) =>
        (await import('../../commands/migrate/migrate.ts')).migratedView(path, migration),
      ...(options.configured && { configured: options.configured }),
    });
  } catch (error) {
    if (!(error instanceof InvalidSide)) throw error;
    printFindings(io, error.findings, { format: 'text', to: 'stderr' });
    return exitUsage;
  }
  const { way, findings } = named;
  printFindings(io, findings, { format: 'text', to: 'stderr' });
  const text = report(way, options.format, io.translate);
  const isChinese = io.translate !== undefined && options.format !== 'json';
  await writeOutput(io, options.output, isChinese ? fullWidthMarks(text) : text, [before, after]);
  return findings.some(({ severity }) => severity === 'error') ? exitFindings : exitOk;
}

function report(way: Way, format: TransitionOptions['format'], translate?: Translate): string {
  switch (format) {
    case 'json':
      return json(way);
    case 'markdown':
      return wayMarkdown(way, translate);
    case 'script':
      return wayScript(way, translate);
    case 'text':
      return wayText(way, translate);
  }
}

function json(way: Way): string {
  const point = ({ release, cilium }: Point) => ({ kubespray: release ?? null, cilium: cilium ?? null });
  const end = ({ name, ...rest }: Way['before']) => ({ name, ...point(rest) });
  const steps = (list: readonly (Step | PlacedStep)[]) =>
    list.map(({ text, commands = [], byHand = [], onNodes = [], ...step }) => ({
      text,
      ...('of' in step && { changes: step.of }),
      commands: [...commands],
      byHand: [...byHand],
      onNodes: [...onNodes],
    }));
  return jsonText({
    before: end(way.before),
    after: end(way.after),
    changes: way.changes.map(({ transition: { id, title }, change }) => ({
      id,
      title,
      change,
      ...aboutChange(way, id),
      sources: sourcesOf(way, id),
    })),
    notes: way.notes,
    runs: way.runs.map((run) => ({
      from: point(run.from),
      to: point(run.to),
      changes: run.found.map(({ transition, effect }) => ({ id: transition.id, change: effect.change })),
      interrupts: [...new Set(run.found.flatMap(({ effect }) => effect.interrupts))],
      prepare: steps(run.prepare),
      playbook: run.playbook ?? null,
      advice: run.advice.map(({ text }) => text),
      finish: steps(run.finish),
      verify: run.verify.map(({ text, command, expect, of }) => ({ text, changes: of, command, expect })),
      back: run.back.map(({ title, steps: list }) => ({ title, steps: steps(list) })),
    })),
    unknown: unknowns(way),
  });
}
