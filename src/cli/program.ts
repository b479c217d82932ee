/** The program as commander sees it, from the declarations of its commands. */
import { Command } from 'commander';
import { printableLines } from '../core/code-frame.ts';
import { exitCodes } from '../core/exit-codes.ts';
import { version } from '../core/version.ts';
import type { CommandDeclaration } from './command.ts';
import type { Io } from './io/io.ts';

export const programName = 'cilium-extras';

/** The text with its paragraphs in one line each, for commander to break; lines that begin with a blank stay. */
function flowing(text: string): string {
  return text.replace(/(?<!\n)\n(?![\n ])/g, ' ');
}

/** An example in lines of at most 80 columns, which a shell reads as one command. */
function exampleLines(example: string): string {
  const lines: string[] = [];
  for (const part of `$ ${programName} ${example}`.split(/ (?=--?[a-z])| (?=\S+\/)/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${part} \\`.length <= 76) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(last === undefined ? part : `  ${part}`);
  }
  return lines.map((line) => `  ${line}`).join(' \\\n');
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
    const lines = declaration.examples.map(exampleLines);
    command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
  }
  const { load, writesConfiguration = false } = declaration;
  if (load !== undefined) {
    command.action(async (...parameters: unknown[]) => {
      const { run } = await load();
      io.writesConfiguration = writesConfiguration;
      finish(await run(io, ...(parameters as never[])));
    });
  }
  for (const subcommand of declaration.subcommands ?? []) addCommand(command, subcommand, io, finish);
}

/** Builds the program. The exit code of the command that runs goes to `finish`. */
export function createProgram(
  commands: readonly CommandDeclaration[],
  io: Io,
  finish: (code: number) => void,
): Command {
  const program = new Command(programName)
    .description('Generate, check and migrate Cilium settings for Kubespray and Kubean.')
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
