/** The progress of a long run: one line on a terminal, and nothing elsewhere. */
import type { Output } from './output.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Progress {
  /** Replaces the text of the line, once the run has taken a while. */
  show(text: () => string): void;
  /** Counts a file that was read. */
  readFile(): void;
  /** Removes the line before other output is written. */
  clear(): void;
}

/** Milliseconds before the first update, and between two updates. */
const patience = 500;
const pace = 100;

/** With this many files, a run takes a while even if each is read quickly. */
const manyFiles = 200;

/** False for pipes, and for terminals whose output goes into a log (`CI` is set in all CI services). */
function isWatched(env: Environment, stderr: Output): boolean {
  const isLogged = env.CI !== undefined && env.CI !== '' && env.CI !== 'false';
  return stderr.isTTY === true && env.TERM !== 'dumb' && !isLogged;
}

/**
 * The progress line of a run.
 *
 * @param stderr opened only for the first line
 * @param translate translates into the language of the run
 */
export function progressOf(env: Environment, stderr: () => Output, translate: (text: string) => string): Progress {
  const start = Date.now();
  let last = 0;
  let isVisible = false;
  let files = 0;
  const write = (text: string, isLate: boolean): void => {
    const now = Date.now();
    if (!(isLate || now - start >= patience) || now - last < pace) return;
    last = now;
    if (!isWatched(env, stderr())) return;
    isVisible = true;
    stderr().write('\r\u001b[K');
    stderr().write(translate(text));
  };
  return {
    show: (text) => write(text(), false),
    readFile() {
      files++;
      write(`${files} files read`, files >= manyFiles);
    },
    clear() {
      if (isVisible) stderr().write('\r\u001b[K');
      isVisible = false;
    },
  };
}

/** An output that removes the progress line first. */
export function behindProgress(output: Output, progress: () => Progress | undefined): Output {
  return {
    get isTTY() {
      return output.isTTY;
    },
    write(text) {
      progress()?.clear();
      return output.write(text);
    },
  };
}
