/**
 * What a shell can complete, read from commander's program. No library is used: the maintained ones for commander run
 * the program at every key press and do not complete files. Most arguments here are files.
 */
import type { Command } from 'commander';

export interface CompletedOption {
  /** `-o`, `--output`. */
  flags: string[];
  description: string;
  /** undefined: has no value; empty: a file, or any text. */
  values: readonly string[] | undefined;
}

export interface CompletedCommand {
  /** The words after the program's name: `mesh`, `plan`; empty for the program itself. */
  path: string[];
  summary: string;
  options: CompletedOption[];
  commands: CompletedCommand[];
  /** Words that its arguments can be; empty: the shell completes files. */
  words: readonly string[];
}

/** Candidates in addition to commander's: by an option's long flag, and by a command's name for its arguments. */
export interface Candidates {
  options: ReadonlyMap<string, readonly string[]>;
  arguments: ReadonlyMap<string, readonly string[]>;
}

/** Words that need no quotes in any shell. All names here are of that kind; anything else would be a bug. */
const bareWord = /^[\w./@+-]+$/;

function bare(words: readonly string[]): readonly string[] {
  for (const word of words) if (!bareWord.test(word)) throw new Error(`"${word}" needs quotes in a shell`);
  return words;
}

/** A command with all its subcommands. */
export function completedCommand(
  command: Command,
  candidates: Candidates,
  path: readonly string[] = [],
): CompletedCommand {
  const help = command.createHelp();
  const options = help.visibleOptions(command).map((option): CompletedOption => {
    const takesValue = option.required || option.optional;
    const values = option.argChoices ?? candidates.options.get(option.long ?? '') ?? [];
    return {
      flags: bare([option.short, option.long].filter((flag) => flag !== undefined)) as string[],
      description: option.description,
      values: takesValue ? bare(values) : undefined,
    };
  });
  const commands = help
    .visibleCommands(command)
    .map((below) => completedCommand(below, candidates, [...path, ...bare([below.name()])]));
  const names = commands.map(({ path: at }) => at.at(-1) ?? '');
  // commander's own `help` accepts the names of its siblings.
  for (const below of commands) if (below.path.at(-1) === 'help') below.words = names.filter((name) => name !== 'help');
  return {
    path: [...path],
    summary: command.summary() || command.description(),
    options,
    commands,
    words: bare(candidates.arguments.get(path.join(' ')) ?? []),
  };
}

/** The command and all its subcommands. */
export function everyCommand(command: CompletedCommand): CompletedCommand[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

/**
 * Steps that find the command in the words before the cursor: the command names in order, ignoring options in between.
 */
export function steps(root: CompletedCommand): { from: string; word: string; to: string }[] {
  return everyCommand(root)
    .filter(({ path }) => path.length > 0)
    .map(({ path }) => ({ from: path.slice(0, -1).join(' '), word: path.at(-1) ?? '', to: path.join(' ') }));
}
