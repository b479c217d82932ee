/** How far a long run has come: a line on a terminal, and nothing anywhere else. */
import type { Output } from './output.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Progress {
  /** Shows a text in the place of the one before, once the run has taken a while. */
  show(text: () => string): void;
  /** Counts a file that was read. */
  readFile(): void;
  /** Takes the line away, before anything else is written. */
  clear(): void;
}

/** Milliseconds before the first line, and between two. */
const patience = 500;
const pace = 100;

/** So many files take a while to look at, however fast they are read. */
const manyFiles = 200;

/** False for pipes, and where a log is kept of what a terminal shows (`CI` has a value in all services). */
function isWatched(env: Environment, stderr: Output): boolean {
  const isLogged = env.CI !== undefined && env.CI !== '' && env.CI !== 'false';
  return stderr.isTTY === true && env.TERM !== 'dumb' && !isLogged;
}

/**
 * The one line of a run.
 *
 * @param stderr opened at the first line only
 * @param translate into the language of the run
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

/** An output that takes the line away first. */
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
