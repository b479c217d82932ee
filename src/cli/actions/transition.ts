/** `transition`: the ordered way of a running cluster from one configuration to another. */
import { InvalidSide } from '../../commands/diff/invalid-side.ts';
import { type NamedWay, transitionBetween } from '../../commands/transition/between.ts';
import { sourcesOf, unknowns, wayMarkdown, wayText } from '../../commands/transition/page.ts';
import { wayScript } from '../../commands/transition/script.ts';
import type { PlacedStep, Way } from '../../commands/transition/way-types.ts';
import { exitOk, exitUsage } from '../../core/exit-codes.ts';
import { jsonText } from '../../core/json-text.ts';
import type { Translate } from '../../language/translator.ts';
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
      ...(options.configured && { configured: options.configured }),
    });
  } catch (error) {
    if (!(error instanceof InvalidSide)) throw error;
    printFindings(io, error.findings, { format: 'text', to: 'stderr' });
    return exitUsage;
  }
  const { way, findings } = named;
  printFindings(io, findings, { format: 'text', to: 'stderr' });
  await writeOutput(io, options.output, report(way, options.format, io.translate), [before, after]);
  return exitOk;
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
  const end = ({ name, release, cilium }: Way['before']) => ({
    name,
    kubespray: release ?? null,
    cilium: cilium ?? null,
  });
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
    changes: way.found.map((found) => ({
      id: found.transition.id,
      title: found.transition.title,
      change: found.effect.change,
      interrupts: [...found.effect.interrupts],
      unknown: [...(found.effect.unknown ?? [])],
      sources: sourcesOf(found),
    })),
    prepare: steps(way.prepare),
    playbook: way.playbook ?? null,
    advice: way.advice.map(({ text }) => text),
    finish: steps(way.finish),
    verify: way.verify.map(({ text, command, expect, of }) => ({ text, changes: of, command, expect })),
    back: way.back.map(({ title, steps: list }) => ({ title, steps: steps(list) })),
    unknown: unknowns(way),
  });
}
