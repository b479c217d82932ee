/** The program as commander sees it, from the declarations of its commands. */
import { Command, Option } from 'commander';
import { printableLines } from '../core/code-frame.ts';
import { exitCodes } from '../core/exit-codes.ts';
import { version } from '../core/version.ts';
import { languages, untranslated } from '../language/language.ts';
import type { Translate } from '../language/translator.ts';
import type { CommandDeclaration } from './command.ts';
import type { Io } from './io/io.ts';
import { outputGroup, targetGroup } from './options.ts';
import { translatedHelp } from './wide-help.ts';

export const programName = 'cilium-extras';

/** The text with its paragraphs in one line each, for commander to break; lines that begin with a blank stay. */
function flowing(text: string): string {
  return text.replace(/(?<!\n)\n(?![\n ])/g, ' ');
}

/** Groups of options in the order of the help: the command's own, the target, the output. */
const groups = [undefined, targetGroup, outputGroup];

function byGroup(options: readonly Option[]): Option[] {
  return groups.flatMap((group) => options.filter(({ helpGroupHeading }) => helpGroupHeading === group));
}

/** A help text translated paragraph by paragraph; lines that begin with a blank stay. */
function inParagraphs(text: string, translate: Translate): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith(' ') ? line : translate(line)))
    .join('\n');
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
  const translate = io.translate ?? untranslated;
  const command = parent
    .command(declaration.syntax)
    .summary(translate(declaration.summary))
    .description(inParagraphs(flowing(declaration.description ?? `${declaration.summary}.`), translate))
    .allowExcessArguments(false);
  const names = [command.name()];
  for (let above: Command | null = parent; above; above = above.parent) names.unshift(above.name());
  command.showHelpAfterError(translate(`See ${names.join(' ')} --help.`));
  for (const option of byGroup(declaration.options ?? [])) {
    // Declarations are shared by programs: each gets its own copy in its language.
    command.addOption(Object.assign(Object.create(option), { description: translate(option.description) }));
  }
  if (declaration.examples !== undefined) {
    const lines = declaration.examples.map(exampleLines);
    command.addHelpText('after', `\n${translate('Examples:')}\n${lines.join('\n')}`);
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
  const translate = io.translate ?? untranslated;
  const program = new Command(programName)
    .description(translate('Generate, check and migrate Cilium settings for Kubespray and Kubean.'))
    .version(version, '-V, --version', translate('print the version'))
    .helpOption('-h, --help', translate('print help'))
    .addOption(
      new Option('--lang <language>', translate('language of findings and help; default: the locale')).choices(
        languages,
      ),
    )
    .option('--debug', translate('print the stack of an unexpected error'))
    .configureHelp({
      showGlobalOptions: true,
      ...(io.translate && translatedHelp(io.translate)),
      styleTitle: (title) => translate(title.replace('Global Options:', 'Global options:')),
    })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(printableLines(text)),
      outputError: (text, write) => write(text.split('\n').map(translate).join('\n')),
    })
    .showHelpAfterError(translate(`See ${programName} --help.`));
  for (const declaration of commands) addCommand(program, declaration, io, finish);
  const codes = Object.values(exitCodes).map(({ code, meaning }) => `  ${code}  ${translate(meaning)}`);
  program.helpCommand('help [command]', translate('print help of a command'));
  program.addHelpText('after', `\n${translate('Exit codes:')}\n${codes.join('\n')}`);
  return program;
}
