import { printableLines } from '../../core/code-frame.ts';
import type { Language, Room } from '../../language/language.ts';
import type { Translate } from '../../language/translator.ts';
import type { Output } from './output.ts';
import type { Progress } from './progress.ts';
import type { Secrets } from './secrets.ts';

/** The world as a command sees it. Only `bin.ts` knows the process behind it; tests bring their own. */
export interface Io {
  /** Environment variables. */
  env: Readonly<Record<string, string | undefined>>;
  /** Directory that relative paths start from. */
  cwd: string;
  stdin: AsyncIterable<Uint8Array | string> & { isTTY?: boolean | undefined };
  /** The result, and nothing else. */
  stdout: Output;
  /** Everything else. */
  stderr: Output;
  /** Standard error for a dialogue, which moves the cursor; texts of others are not part of one. Missing: `stderr` is it. */
  readonly dialogue?: Output;
  /**
   * Runs what must not stop halfway: a signal that comes in meanwhile takes effect when it is done. Missing where no
   * signals come in.
   */
  uninterrupted?(action: () => void): Promise<void>;
  /** Secrets of what the command has read; missing where nobody looks for them. */
  readonly secrets?: Secrets;
  /** True if the command's result is configuration, which has to hold its secrets; a report never shows them. */
  writesConfiguration?: boolean;
  /** True if the command's result replaces only files that cilium-extras wrote: `--force` is there and was not used. */
  replacesOnlyOwn?: boolean;
  /** How far the run has come, for who waits at a terminal. Missing where nobody does. */
  readonly progress?: Progress;
  /** The language of the run, where it is not English. */
  language?: Language;
  /** Into the language of the run. Missing: English. */
  translate?: Translate;
  /** Adds texts that only some commands print to `translate`. Missing: there are no more. */
  loadTexts?(rooms: readonly Room[]): Promise<void>;
}

/** A text for people, in the language of the run. */
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
 * What this program itself states to a terminal: colours, going back to the start of its progress line, and links to the
 * pages of rules.
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

/** The command's result as it may be written: a report without secrets, configuration as it is. */
export function shownResult({ secrets, writesConfiguration = false }: Io, text: string): string {
  return writesConfiguration || secrets === undefined ? text : secrets.conceal(text);
}

/** An output that shows no secret of what was read. */
export function withoutSecrets(output: Output, secrets: Secrets): Output {
  return {
    get isTTY() {
      return output.isTTY;
    },
    write: (text) => output.write(secrets.conceal(text)),
  };
}
