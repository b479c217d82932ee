/** `translate`: turns Helm's flags, values files and whole command lines into configuration for the target. */

import { features } from '../../../features/registry.ts';
import { brought } from '../../commands/translate/brought.ts';
import { explained, tally } from '../../commands/translate/fates.ts';
import { isEmpty, type TranslateInput, translate } from '../../commands/translate/translate.ts';
import { append } from '../../core/append.ts';
import { UserError } from '../../core/errors.ts';
import { exitUsage } from '../../core/exit-codes.ts';
import type { Finding } from '../../core/finding.ts';
import { type CommandLines, type PlacedFlag, readCommandLines } from '../../formats/helm/command-line.ts';
import { filesIn, type SetKind, SetSyntaxError } from '../../formats/helm/set-flags.ts';
import { readValues, type ValuesFile } from '../../formats/helm/values-file.ts';
import { planKind } from '../../outputs/registry.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { type EmitOptions, emitPlan } from '../io/emit-plan.ts';
import type { Io } from '../io/io.ts';
import { printFindings } from '../io/print-findings.ts';
import { type Input, readInput } from '../io/read-input.ts';
import { type TargetOptions, targetOf } from '../options.ts';

export interface TranslateOptions extends TargetOptions, EmitOptions {
  set?: string[];
  setString?: string[];
  setJson?: string[];
  setFile?: string[];
  setLiteral?: string[];
  values?: string[];
  explain?: boolean;
}

/** Runs `translate`; resolves to the exit code. */
export async function run(io: Io, path: string | undefined, options: TranslateOptions): Promise<number> {
  const given = flagsOf(options);
  const sources = new Map<string, string>();
  const fromFlags = given.length > 0 || options.values !== undefined;
  const pasted = path === undefined && fromFlags ? undefined : await readCommands(io, path ?? '-', sources);
  const named = (options.values ?? []).map((name) => ({ path: name }));
  const values = await readValuesFiles(io, [...(pasted?.files ?? []), ...named], sources);
  const findings = [...(pasted?.findings ?? []), ...values.findings];
  const input: TranslateInput = {
    files: values.files,
    flags: await withContents(io, [...(pasted?.flags ?? []), ...given]),
    ...(pasted?.version && { version: pasted.version }),
  };
  if (findings.length > 0) {
    printFindings(io, findings, { format: 'text', to: 'stderr', sources });
    return exitUsage;
  }
  if (isEmpty(input)) throw new UserError('no values to translate', { hint: 'Set values with --set or -f.' });
  const {
    plan,
    findings: found,
    fates,
    locate,
  } = await translate(input, {
    catalog: openCatalog(),
    features,
    target: targetOf(options),
    ...planKind(options.format),
  });
  const ofLint = plan && locate ? await (await import('../io/lint-options.ts')).lintValues(plan, locate) : [];
  return emitPlan(io, plan, [...values.notes, ...found, ...ofLint], options, sources, {
    ...(options.explain && { lines: [...explained(fates), ...(plan ? brought(plan, fates) : [])] }),
    ...(fates.length > 0 && { summary: tally(fates) }),
  });
}

/** Reads values files in order; adds the texts of those on disk to `sources`. */
async function readValuesFiles(
  io: Io,
  named: readonly CommandLines['files'][number][],
  sources: Map<string, string>,
): Promise<{ files: ValuesFile[]; findings: Finding[]; notes: Finding[] }> {
  const files: ValuesFile[] = [];
  const findings: Finding[] = [];
  const notes: Finding[] = [];
  for (const { path, text, location } of named) {
    const input = text === undefined ? await readInput(io, path) : { text, file: location?.file ?? path };
    if (text === undefined) sources.set(input.file, input.text);
    const read = readValues(input.text, input.file);
    append(findings, read.findings);
    append(notes, read.notes);
    append(files, read.files);
  }
  return { files, findings, notes };
}

function flagsOf(options: TranslateOptions): PlacedFlag[] {
  const { set = [], setString = [], setJson = [], setFile = [], setLiteral = [] } = options;
  const given = { set, 'set-string': setString, 'set-json': setJson, 'set-file': setFile, 'set-literal': setLiteral };
  return Object.entries(given).flatMap(([kind, texts]) => texts.map((text) => ({ kind: kind as SetKind, text })));
}

/** Adds the contents of files to the flags that name them. Errors in a flag are reported when it is applied. */
async function withContents(io: Io, flags: readonly PlacedFlag[]): Promise<PlacedFlag[]> {
  const all: PlacedFlag[] = [];
  for (const flag of flags) {
    const contents = new Map<string, string>();
    for (const path of flag.kind === 'set-file' ? namedFiles(flag.text) : []) {
      contents.set(path, (await readInput(io, path)).text);
    }
    all.push(contents.size > 0 ? { ...flag, contents } : flag);
  }
  return all;
}

function namedFiles(text: string): string[] {
  try {
    return filesIn(text);
  } catch (error) {
    if (error instanceof SetSyntaxError) return [];
    throw error;
  }
}

/** A hint for a quoted command: shells pass it as one argument, and this command takes that as a file name. */
function hintFor(path: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof UserError) || !/^\s*(?:helm|cilium)\s/.test(path)) throw error;
    throw new UserError('translate reads commands from a file or from standard input, not from an argument', {
      hint: 'Write the command to a file, or pipe it to translate with the argument -.',
      cause: error,
    });
  };
}

/** Reads commands from a file or standard input. Values files are those that a command names with -f. */
async function readCommands(io: Io, path: string, sources: Map<string, string>): Promise<CommandLines> {
  const input: Input = await readInput(io, path).catch(hintFor(path));
  sources.set(input.file, input.text);
  const commands = readCommandLines(input.text, input.file);
  if (commands.found && commands.findings.length === 0) return commands;
  const { isInventoryKind, recognise } = await import('../../commands/paste/kind.ts');
  const kind = recognise(input.text);
  if (kind === 'helm-values') {
    const location = { file: input.file, line: 1, column: 1 };
    return { flags: [], files: [{ path: input.file, text: input.text, location }], findings: [], found: true };
  }
  if (commands.found && (kind === undefined || kind === 'helm-command')) return commands;
  throw new UserError(`${input.file} contains no helm or cilium command with values`, {
    hint:
      kind && isInventoryKind(kind)
        ? `It holds variables of Kubespray. Read them with: cilium-extras import ${input.file}.`
        : /^kind:[ \t]*["']?ConfigMap/m.test(input.text)
          ? `To read the cilium-config of a cluster, run: cilium-extras import ${input.file}.`
          : 'Use -f for a values file.',
  });
}
