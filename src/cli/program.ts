/** Builds commander's program from the declarations of the commands. */
import { Command, Help, Option } from 'commander';
import type { TargetRequest } from '../cluster/target/target.ts';
import { printableLines } from '../core/code-frame.ts';
import { exitCodes, exitUsage } from '../core/exit-codes.ts';
import { version } from '../core/version.ts';
import { languages, untranslated } from '../language/language.ts';
import type { Translate } from '../language/translator.ts';
import type { CommandDeclaration } from './command.ts';
import type { Io } from './io/io.ts';
import { outputGroup, outputOption, targetGroup } from './options.ts';
import { translatedHelp } from './wide-help.ts';

export const programName = 'cilium-extras';

/** Joins the lines of each paragraph, so that commander can wrap them; lines that begin with a blank stay. */
function flowing(text: string): string {
  return text.replace(/(?<!\n)\n(?![\n ])/g, ' ');
}

const ownGroup = 'Options:';

/** The examples in each command's help. */
const examples = new WeakMap<Command, string>();

/** Commander's layout with the examples before the options: people copy the first command that fits. */
function helpWithExamples(command: Command, helper: Help): string {
  const text = Help.prototype.formatHelp.call(helper, command, helper);
  const shown = examples.get(command);
  if (shown === undefined) return text;
  const options = text.indexOf(`\n${helper.styleTitle(ownGroup)}\n`);
  return `${text.slice(0, options + 1)}${shown}${text.slice(options)}`;
}

/** Commander's groups, with the command's own options first, even if --help is the only one. */
function ownOptionsFirst<Item extends Command | Option>(
  unsorted: Item[],
  visible: Item[],
  groupOf: (item: Item) => string,
): Map<string, Item[]> {
  const groups = new Help().groupItems(unsorted, visible, groupOf);
  const own = groups.get(ownGroup);
  return own ? new Map([[ownGroup, own], ...groups]) : groups;
}

/** Groups of options in the order of the help: the command's own, the target, the output. */
const groups = [undefined, targetGroup, outputGroup];

function byGroup(options: readonly Option[]): Option[] {
  return groups.flatMap((group) => options.filter(({ helpGroupHeading }) => helpGroupHeading === group));
}

/** Translates a help text paragraph by paragraph; lines that begin with a blank stay. */
function inParagraphs(text: string, translate: Translate): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith(' ') ? line : translate(line)))
    .join('\n');
}

/** An example wrapped to lines of at most 80 columns, which a shell reads as one command. */
function exampleLines(example: string): string {
  const lines: string[] = [];
  for (const part of `$ ${programName} ${example}`.split(/ (?=--?[a-z])| (?=\S+\/)/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${part} \\`.length <= 76) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(last === undefined ? part : `  ${part}`);
  }
  return lines.map((line) => `  ${line}`).join(' \\\n');
}

/** The arguments of a command that are words, mostly names of files. */
function namesIn(parameters: readonly unknown[]): string[] {
  return parameters
    .slice(0, -2)
    .flat()
    .filter((argument): argument is string => typeof argument === 'string');
}

/** Adds the configured target to the options; returns an exit code if the configuration has errors. */
async function configure(io: Io, parameters: readonly unknown[]): Promise<number | undefined> {
  const options = parameters.at(-2) as { intent?: string; inventory?: string; configured?: TargetRequest };
  const { configuredTarget } = await import('./io/configured-target.ts');
  const target = await configuredTarget(io, options.intent ?? options.inventory ?? namesIn(parameters)[0]);
  if (typeof target === 'number') return target;
  options.configured = target;
  return undefined;
}

/** Runs a command whose result goes to a file; writes nothing if the command failed. */
async function intoFile(
  io: Io,
  output: string,
  inputs: readonly string[],
  start: (world: Io) => Promise<number>,
): Promise<number> {
  const parts: string[] = [];
  const code = await start(
    Object.create(io, { stdout: { value: { write: (text: string) => void parts.push(text) } } }),
  );
  const { writeOutput } = await import('./io/write-output.ts');
  if (code !== exitUsage || parts.length > 0) await writeOutput(io, output, parts.join(''), inputs);
  return code;
}

/** Adds a declared command to `parent`; passes its exit code to `finish`. */
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
  const { load, writesConfiguration = false, hasNoResult = false } = declaration;
  const declared = declaration.options?.() ?? [];
  const isCaptured = load !== undefined && !hasNoResult && !declared.some(({ long }) => long === '--output');
  for (const option of byGroup(isCaptured ? [...declared, outputOption()] : declared)) {
    option.description = translate(option.description);
    command.addOption(option);
  }
  if (declaration.examples !== undefined) {
    const lines = declaration.examples.map(exampleLines);
    examples.set(command, `${translate('Examples:')}\n${lines.join('\n')}\n`);
  }
  if (load !== undefined) {
    command.action(async (...parameters: unknown[]) => {
      const { run } = await load();
      if (declaration.texts) await io.loadTexts?.(declaration.texts);
      io.writesConfiguration = writesConfiguration;
      const { output, force } = parameters.at(-2) as { output?: string; force?: boolean };
      io.replacesOnlyOwn = declared.some(({ long }) => long === '--force') && force !== true;
      const failed = declaration.takesConfiguredTarget ? await configure(io, parameters) : undefined;
      if (failed !== undefined) return finish(failed);
      const start = (world: Io): Promise<number> => run(world, ...(parameters as never[]));
      finish(
        isCaptured && output !== undefined ? await intoFile(io, output, namesIn(parameters), start) : await start(io),
      );
    });
  }
  if (declaration.subcommands) command.helpCommand('help [command]', translate('print help of a command'));
  for (const subcommand of declaration.subcommands ?? []) addCommand(command, subcommand, io, finish);
}

/** Builds the program. Passes the exit code of the command that runs to `finish`. */
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
      formatHelp: helpWithExamples,
      groupItems: ownOptionsFirst,
      minWidthToWrap: 24,
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
