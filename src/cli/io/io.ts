import { printableLines } from '../../core/code-frame.ts';
import type { Language, Room } from '../../language/language.ts';
import type { Translate } from '../../language/translator.ts';
import type { Output } from './output.ts';
import type { Progress } from './progress.ts';
import type { Secrets } from './secrets.ts';

/** The environment of a command. Only `bin.ts` uses the real process; tests provide their own. */
export interface Io {
  /** Environment variables. */
  env: Readonly<Record<string, string | undefined>>;
  /** The directory that relative paths start from. */
  cwd: string;
  stdin: AsyncIterable<Uint8Array | string> & { isTTY?: boolean | undefined };
  /** For the result only. */
  stdout: Output;
  /** For all other output. */
  stderr: Output;
  /**
   * Standard error for a dialogue that moves the cursor; other texts do not go through it. If missing, `stderr` is
   * used.
   */
  readonly dialogue?: Output;
  /**
   * Runs an action that must not be interrupted: a signal meanwhile takes effect after it. Missing if signals cannot
   * occur.
   */
  uninterrupted?(action: () => void): Promise<void>;
  /** Secrets in what the command has read; missing if secrets are not collected. */
  readonly secrets?: Secrets;
  /** True if the command's result is configuration, which has to contain its secrets; a report never shows them. */
  writesConfiguration?: boolean;
  /**
   * True if the result may replace only files that cilium-extras wrote: the command has `--force`, and it was not used.
   */
  replacesOnlyOwn?: boolean;
  /** The progress of the run, for users at a terminal; missing otherwise. */
  readonly progress?: Progress;
  /** The language of the run, where it is not English. */
  language?: Language;
  /** Translates into the language of the run. If missing, the language is English. */
  translate?: Translate;
  /** Adds texts that only some commands print to `translate`. Missing if there are no such texts. */
  loadTexts?(rooms: readonly Room[]): Promise<void>;
}

/** A text for the user, in the language of the run. */
export function inLanguage(io: Io, text: string): string {
  return io.translate?.(text) ?? text;
}

/** True if colours may be written: on a terminal (or by FORCE_COLOR), and never with NO_COLOR or a dumb terminal. */
export function usesColour(io: Io, output: Output): boolean {
  // https://no-color.org: present and not empty
  if (io.env.NO_COLOR !== undefined && io.env.NO_COLOR !== '') return false;
  if (io.env.FORCE_COLOR !== undefined && io.env.FORCE_COLOR !== '') return io.env.FORCE_COLOR !== '0';
  return output.isTTY === true && io.env.TERM !== 'dumb';
}

/** The page of a rule, on the web or in the package. */
const rulePage = String.raw`(?:https|file)://[!-~]+/docs/rules/[\w/-]+\.md`;

/**
 * Control sequences that this program itself sends to a terminal: colours, links to rule pages, and the return to the
 * start of its progress line.
 */
const ownSequences = new RegExp(String.raw`(^\r(?:\x1b\[K)?|\x1b\[[0-9;]*m|\x1b\]8;;(?:${rulePage})?\x1b\\)`);

/**
 * An output that removes all control characters except line breaks, tabs and this program's own colours. So no file,
 * name or argument can send commands to the terminal. It is the last line of defence: reports clean their texts
 * themselves.
 */
export function forPeople(output: Output): Output {
  return {
    get isTTY() {
      return output.isTTY;
    },
    write: (text) =>
      output.write(
        text
          .split(ownSequences)
          .map((part, index) => (index % 2 === 1 ? part : printableLines(part)))
          .join(''),
      ),
  };
}

/** The command's result as it may be written: reports without secrets, configuration unchanged. */
export function shownResult({ secrets, writesConfiguration = false }: Io, text: string): string {
  return writesConfiguration || secrets === undefined ? text : secrets.conceal(text);
}

/** An output that hides every secret of the inputs. */
export function withoutSecrets(output: Output, secrets: Secrets): Output {
  return {
    get isTTY() {
      return output.isTTY;
    },
    write: (text) => output.write(secrets.conceal(text)),
  };
}
