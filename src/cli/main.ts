import { Command, CommanderError } from 'commander';
import { printableLines } from '../core/code-frame.ts';
import { UserError } from '../core/errors.ts';
import { exitCodes, exitInternal, exitOk, exitUsage } from '../core/exit-codes.ts';
import { version } from '../core/version.ts';
import type { CommandDeclaration } from './command.ts';
import { commands } from './commands/index.ts';
import { forPeople, type Io, type Output, withoutSecrets } from './io/io.ts';
import { Secrets } from './io/secrets.ts';

/** The world and the arguments behind the program's name. */
export type Program = Io & { argv: readonly string[] };

const programName = 'cilium-extras';

/** The text with its paragraphs in one line each, for commander to break; lines that begin with a blank stay. */
function flowing(text: string): string {
  return text.replace(/(?<!\n)\n(?![\n ])/g, ' ');
}

/** Adds a declared command below `parent`; its exit code goes to `finish`. */
function addCommand(parent: Command, declaration: CommandDeclaration, io: Io, finish: (code: number) => void): void {
  const command = parent
    .command(declaration.syntax)
    .summary(declaration.summary)
    .description(flowing(declaration.description ?? `${declaration.summary}.`))
    .allowExcessArguments(false);
  const names = [command.name()];
  for (let above: Command | null = parent; above; above = above.parent) names.unshift(above.name());
  command.showHelpAfterError(`See ${names.join(' ')} --help.`);
  for (const option of declaration.options ?? []) command.addOption(option);
  if (declaration.examples !== undefined) {
    const lines = declaration.examples.map((example) => `  $ ${programName} ${example}`);
    command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
  }
  const { load, writesConfiguration = false } = declaration;
  if (load !== undefined) {
    command.action(async (...parameters: unknown[]) => {
      // commander appends itself behind the options
      const { run } = await load();
      io.writesConfiguration = writesConfiguration;
      finish(await run(io, ...(parameters.slice(0, -1) as never[])));
    });
  }
  for (const subcommand of declaration.subcommands ?? []) addCommand(command, subcommand, io, finish);
}

/** The program as commander sees it. The exit code of the command that runs goes to `finish`. */
export function createProgram(io: Io, finish: (code: number) => void): Command {
  const program = new Command(programName)
    .description('Cilium settings that really take effect on Kubespray and Kubean.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .option('--debug', 'print the stack of an unexpected error')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(printableLines(text)),
    })
    .showHelpAfterError(`See ${programName} --help.`);
  for (const declaration of commands) addCommand(program, declaration, io, finish);
  const codes = Object.values(exitCodes).map(({ code, meaning }) => `  ${code}  ${meaning}`);
  program.addHelpText('after', `\nExit codes:\n${codes.join('\n')}`);
  return program;
}

function wantsStack(argv: readonly string[], env: Io['env']): boolean {
  return argv.includes('--debug') || (env.CILIUM_EXTRAS_DEBUG ?? '') !== '';
}

/**
 * Reports on stderr what was thrown, and says which exit code that is. A user's mistake is a sentence; a bug of ours is
 * one line, and its stack only with `--debug` or CILIUM_EXTRAS_DEBUG.
 */
export function reportError(error: unknown, program: Program): number {
  const { argv, env } = program;
  const stderr = forPeople(program.stderr);
  const debug = wantsStack(argv, env);
  // commander has printed its message by itself
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitOk : exitUsage;
  if (error instanceof UserError) {
    stderr.write(`${programName}: ${printableLines(error.message)}\n`);
    if (error.hint !== undefined) stderr.write(`${printableLines(error.hint)}\n`);
    if (debug && error.cause instanceof Error) stderr.write(`${error.cause.stack}\n`);
    return exitUsage;
  }
  const message = error instanceof Error ? error.message : String(error);
  stderr.write(`${programName}: unexpected error: ${printableLines(message.split('\n', 1)[0] ?? '')}\n`);
  if (debug) stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  else stderr.write('This is a bug. Please report it with the output of the same command and --debug.\n');
  return exitInternal;
}

/**
 * The same world with outputs that are safe to look at. A result that goes to a file or a pipe stays as it is. Streams are
 * opened by whoever first uses them.
 */
function watched(program: Program): Program {
  const { argv, env, cwd, uninterrupted } = program;
  let stderr: Output | undefined;
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
      const stdout = program.stdout.isTTY === true ? forPeople(program.stdout) : program.stdout;
      return this.writesConfiguration ? stdout : withoutSecrets(stdout, secrets);
    },
    get stderr() {
      stderr ??= withoutSecrets(forPeople(program.stderr), secrets);
      return stderr;
    },
    get dialogue() {
      return program.stderr;
    },
    ...(uninterrupted && { uninterrupted }),
  };
}

/**
 * Runs the program. Resolves to the exit code and never rejects; touches
 * nothing of the process but what `io` holds.
 */
export async function main(program: Program): Promise<number> {
  const io = watched(program);
  let code: number = exitOk;
  const command = createProgram(io, (result) => {
    code = result;
  });
  try {
    await command.parseAsync([...program.argv], { from: 'user' });
    return code;
  } catch (error) {
    return reportError(error, io);
  }
}
