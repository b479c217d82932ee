import type { Option } from 'commander';
import type { Room } from '../language/language.ts';
import type { Io } from './io/io.ts';

/**
 * What commander has to know of a command before it runs. Declarations are loaded on every start, so they import
 * nothing but this and `options.ts`; the body comes with `load`.
 */
export interface CommandDeclaration {
  /** Name and arguments as commander reads them: `generate [intent]`, `mesh check <mesh.yaml>` as `mesh` + subcommands. */
  syntax: string;
  /** One line, for the list of commands. */
  summary: string;
  /** More, for the command's own help. */
  description?: string;
  /** Made where a command is declared in full: the options of all commands would take a twentieth of a start. */
  options?(): readonly Option[];
  /** Command lines without the program's name, shown in the help and run by the tests. */
  examples?: readonly string[];
  /** True if the result is configuration that has to hold its secrets. Of every other command they are hidden. */
  writesConfiguration?: boolean;
  /** True if the target is also taken from `.cilium-extras.yaml`, which then is in the options as `configured`. */
  takesConfiguredTarget?: boolean;
  /** True for a command that writes no document, so that there is nothing for `-o` to name a file for. */
  hasNoResult?: boolean;
  /** True for a command whose result is about all commands, so that they have to be declared next to it. */
  isAboutCommands?: boolean;
  /** Texts in other languages that only this command and few others print. */
  texts?: readonly Room[];
  /** The body: `run(io, ...arguments, options)` in the order of `syntax`; resolves to an exit code. */
  load?(): Promise<{ run(io: Io, ...rest: never[]): Promise<number> }>;
  subcommands?: readonly CommandDeclaration[];
}
