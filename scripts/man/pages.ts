/** Manual pages in roff, as man(7) reads it. */
import type { Command } from 'commander';
import type { CommandDeclaration } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { createProgram, programName } from '../../src/cli/program.ts';
import { exitCodes } from '../../src/core/exit-codes.ts';
import { version } from '../../src/core/version.ts';

/** Text without requests and escapes, in which a hyphen is the ASCII character that people type. */
function escaped(text: string): string {
  return text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/^([.'])/gm, '\\&$1');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`.SH ${title}`, ...lines];
}

/** Paragraphs; a line that begins with blanks keeps its layout. */
function paragraphs(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') return ['.PP'];
    return line.startsWith(' ') ? ['.PP', '.nf', escaped(line), '.fi', '.PP'] : [escaped(line)];
  });
}

function page(command: Command, path: readonly string[], declaration: CommandDeclaration | undefined): string {
  const help = command.createHelp();
  const name = [programName, ...path].join('-');
  const usage = [programName, ...path, command.usage()].join(' ');
  const below = help.visibleCommands(command).filter((one) => one.name() !== 'help');
  const options = help.visibleOptions(command);
  const summary = command.summary() || command.description();
  const related = path.length === 0 ? below.map((one) => `${programName}-${one.name()}`) : [programName];
  return [
    `.TH ${escaped(name.toUpperCase())} 1 "" "${programName} ${version}" "${programName}"`,
    ...section('NAME', [`${escaped(name)} \\- ${escaped(summary.replace(/\.$/, ''))}`]),
    ...section('SYNOPSIS', [`.B ${escaped(usage)}`]),
    ...section('DESCRIPTION', paragraphs(command.description())),
    ...section(
      'COMMANDS',
      below.flatMap((one) => ['.TP', `.B ${escaped(help.subcommandTerm(one))}`, escaped(one.summary())]),
    ),
    ...section(
      'OPTIONS',
      options.flatMap((option) => ['.TP', `.B ${escaped(option.flags)}`, escaped(help.optionDescription(option))]),
    ),
    ...section('EXAMPLES', examplesOf(declaration)),
    ...section(
      'EXIT STATUS',
      Object.values(exitCodes).flatMap(({ code, meaning }) => ['.TP', `.B ${code}`, escaped(meaning)]),
    ),
    ...section('SEE ALSO', [related.map((one) => `\\fB${escaped(one)}\\fR(1)`).join(', ')]),
    '',
  ].join('\n');
}

function examplesOf(declaration: CommandDeclaration | undefined): string[] {
  const lines = (declaration?.examples ?? []).map((example) => escaped(`${programName} ${example}`));
  return lines.length === 0 ? [] : ['.nf', ...lines, '.fi'];
}

/** Every page by its file name: of the program, of each command, and of their subcommands. */
export function manualPages(): Map<string, string> {
  const nowhere = { write: () => true };
  const io = { env: {}, cwd: '.', stdin: Object.assign([], {}) as never, stdout: nowhere, stderr: nowhere };
  const program = createProgram(commands, io, () => {});
  const pages = new Map<string, string>();
  const visit = (command: Command, path: readonly string[], declared: readonly CommandDeclaration[]): void => {
    const declaration = declared.find(({ syntax }) => syntax.split(' ')[0] === path.at(-1));
    pages.set(`${[programName, ...path].join('-')}.1`, page(command, path, declaration));
    for (const below of command.commands) {
      if (below.name() !== 'help') visit(below, [...path, below.name()], declaration?.subcommands ?? declared);
    }
  };
  visit(program, [], commands);
  return pages;
}
