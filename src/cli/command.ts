import type { Option } from 'commander';
import type { Room } from '../language/language.ts';
import type { Io } from './io/io.ts';

/**
 * What commander needs to know of a command before it runs. Declarations are loaded on every start, so they import only
 * this module and `options.ts`; `load` imports the body.
 */
export interface CommandDeclaration {
  /**
   * Name and arguments in commander's syntax: `generate [intent]`; `mesh check <mesh.yaml>` is `mesh` with subcommands.
   */
  syntax: string;
  /** One line, for the list of commands. */
  summary: string;
  /** A longer text for the command's own help. */
  description?: string;
  /** Called only if a command is declared in full: the options of all commands would take a twentieth of a start. */
  options?(): readonly Option[];
  /** Command lines without the program's name, shown in the help and run by the tests. */
  examples?: readonly string[];
  /** True if the result is configuration that has to contain its secrets. All other commands hide them. */
  writesConfiguration?: boolean;
  /** True if `.cilium-extras.yaml` can also set the target; it is then in the options as `configured`. */
  takesConfiguredTarget?: boolean;
  /** True for a command that writes no document, so that `-o` has no use. */
  hasNoResult?: boolean;
  /** True for a command whose result is about all commands, so that all of them have to be declared. */
  isAboutCommands?: boolean;
  /** Texts in other languages that only this command and a few others print. */
  texts?: readonly Room[];
  /** The body: `run(io, ...arguments, options)` in the order of `syntax`; resolves to an exit code. */
  load?(): Promise<{ run(io: Io, ...rest: never[]): Promise<number> }>;
  subcommands?: readonly CommandDeclaration[];
}
