/**
 * What a shell can complete, read from commander's program. No library is used: the maintained ones for commander run
 * the program at each key, and complete no files. Most arguments here are files.
 */
import type { Command } from 'commander';

export interface CompletedOption {
  /** `-o`, `--output`. */
  flags: string[];
  description: string;
  /** undefined: takes no value; empty: a file, or anything. */
  values: readonly string[] | undefined;
}

export interface CompletedCommand {
  /** Behind the program's name: `mesh`, `plan`; empty for the program. */
  path: string[];
  summary: string;
  options: CompletedOption[];
  commands: CompletedCommand[];
  /** Words that its arguments can be; empty: files. */
  words: readonly string[];
}

/** Words next to commander's: by an option's long flag, and by a command's name for its arguments. */
export interface Candidates {
  options: ReadonlyMap<string, readonly string[]>;
  arguments: ReadonlyMap<string, readonly string[]>;
}

/** What no shell needs to have quoted. Names here are all of that kind; anything else would be a bug of ours. */
const bareWord = /^[\w./@+-]+$/;

function bare(words: readonly string[]): readonly string[] {
  for (const word of words) if (!bareWord.test(word)) throw new Error(`"${word}" needs quotes in a shell`);
  return words;
}

/** A command with everything below it. */
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
  // commander's own `help` takes the names of its siblings.
  for (const below of commands) if (below.path.at(-1) === 'help') below.words = names.filter((name) => name !== 'help');
  return {
    path: [...path],
    summary: command.summary() || command.description(),
    options,
    commands,
    words: bare(candidates.arguments.get(path.join(' ')) ?? []),
  };
}

/** The command and all below it. */
export function everyCommand(command: CompletedCommand): CompletedCommand[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

/** Lines that find the command in the words before the cursor: its names in a row, whatever options are between. */
export function steps(root: CompletedCommand): { from: string; word: string; to: string }[] {
  return everyCommand(root)
    .filter(({ path }) => path.length > 0)
    .map(({ path }) => ({ from: path.slice(0, -1).join(' '), word: path.at(-1) ?? '', to: path.join(' ') }));
}
