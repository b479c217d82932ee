import { CommanderError } from 'commander';
import { printableLines } from '../core/code-frame.ts';
import { UnusableFileError, UserError } from '../core/errors.ts';
import { exitInternal, exitOk, exitUsage } from '../core/exit-codes.ts';
import { toText } from '../core/text.ts';
import { languageOf, type Room, translationInto } from '../language/language.ts';
import type { CommandDeclaration } from './command.ts';
import { commands } from './commands/index.ts';
import { forPeople, type Io, inLanguage, withoutSecrets } from './io/io.ts';
import type { Output } from './io/output.ts';
import { behindProgress, type Progress, progressOf } from './io/progress.ts';
import { Secrets } from './io/secrets.ts';
import { createProgram, programName } from './program.ts';

/** The environment, and the arguments after the program's name. */
export type Program = Io & { argv: readonly string[] };

function wantsStack(argv: readonly string[], env: Io['env']): boolean {
  return argv.includes('--debug') || (env.CILIUM_EXTRAS_DEBUG ?? '') !== '';
}

/**
 * Reports a thrown error on stderr, and returns its exit code. A user's mistake is one sentence. A bug of this program
 * is one line, with a stack only with `--debug` or CILIUM_EXTRAS_DEBUG.
 */
export function reportError(error: unknown, program: Program): number {
  const { argv, env } = program;
  const stderr = forPeople(program.stderr);
  const debug = wantsStack(argv, env);
  // commander has already printed its message
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitOk : exitUsage;
  if (error instanceof UserError) {
    stderr.write(`${programName}: ${printableLines(inLanguage(program, error.message))}\n`);
    if (error.hint !== undefined) stderr.write(`${printableLines(inLanguage(program, error.hint))}\n`);
    if (debug && error.cause instanceof Error) stderr.write(`${error.cause.stack}\n`);
    return exitUsage;
  }
  const message = error instanceof Error ? error.message : toText(error);
  stderr.write(`${programName}: unexpected error: ${printableLines(message.split('\n', 1)[0] ?? '')}\n`);
  if (debug) stderr.write(`${error instanceof Error ? error.stack : toText(error)}\n`);
  else stderr.write('This is a bug. Please report it with the output of the same command and --debug.\n');
  return exitInternal;
}

/**
 * The same environment with outputs that are safe for a terminal. A result that goes to a file or a pipe is unchanged.
 * Streams are opened on first use.
 */
function watched(program: Program): Program {
  const { env, cwd, uninterrupted } = program;
  // Windows passes on arguments with lone surrogates, which no file can contain.
  const argv = program.argv.map((word) => word.replace(/\p{Cs}/gu, '\ufffd'));
  let stderr: Output | undefined;
  let progress: Progress | undefined;
  const shown = (): Progress | undefined => progress;
  const secrets = new Secrets();
  secrets.collectArguments(argv);
  return {
    secrets,
    writesConfiguration: false,
    argv,
    env,
    cwd,
    get stdin() {
      return program.stdin;
    },
    get stdout() {
      const safe = program.stdout.isTTY === true ? forPeople(program.stdout) : program.stdout;
      const stdout = behindProgress(safe, shown);
      return this.writesConfiguration ? stdout : withoutSecrets(stdout, secrets);
    },
    get stderr() {
      stderr ??= withoutSecrets(behindProgress(forPeople(program.stderr), shown), secrets);
      return stderr;
    },
    get progress() {
      progress ??= progressOf(
        program.env,
        () => forPeople(program.stderr),
        (text) => inLanguage(this, text),
      );
      return progress;
    },
    get dialogue() {
      progress?.clear();
      return program.stderr;
    },
    ...(uninterrupted && { uninterrupted }),
  };
}

/**
 * The commands that a command line can refer to. If the first word names a command, only that one is declared:
 * declaring all of them would take a tenth of a start.
 */
function commandsFor([first = '']: readonly string[]): readonly CommandDeclaration[] {
  if (first === '--version' || first === '-V') return [];
  const named = commands.filter(({ syntax }) => syntax.split(' ', 1)[0] === first);
  return named.length > 0 && !named.some(({ isAboutCommands }) => isAboutCommands) ? named : commands;
}

/**
 * Runs the program. Resolves to the exit code and never rejects; uses nothing of the process except through `program`.
 */
export async function main(program: Program): Promise<number> {
  const io = watched(program);
  let code: number = exitOk;
  const language = languageOf(io.argv, io.env) ?? 'en';
  if (language !== 'en') {
    const loaded = new Set<Room>(['help']);
    io.language = language;
    io.translate = await translationInto(language, { rooms: [...loaded] });
    io.loadTexts = async (rooms) => {
      for (const room of rooms) loaded.add(room);
      io.translate = await translationInto(language, { rooms: [...loaded] });
    };
  }
  const command = createProgram(commandsFor(io.argv), io, (result) => {
    code = result;
  });
  try {
    await command.parseAsync([...io.argv], { from: 'user' });
    io.progress?.clear();
    return code;
  } catch (error) {
    io.progress?.clear();
    await io.loadTexts?.(['errors']);
    if (error instanceof UnusableFileError) {
      const { printFindings } = await import('./io/print-findings.ts');
      printFindings(io, error.findings, { format: 'text', to: 'stderr', sources: error.sources });
      return exitUsage;
    }
    return reportError(error, io);
  }
}
