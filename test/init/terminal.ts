/** Runs the program on a terminal with simulated key presses. */
import { PassThrough, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { main } from '../../src/cli/main.ts';

/** The keys to press once a question is on the screen. */
export type Step = readonly [question: string, ...keys: string[]];

export const keys = { enter: '\r', down: '\u001b[B', space: ' ', controlC: '\u0003', controlD: '\u0004' } as const;

export interface Session {
  code: number;
  stdout: string;
  /** Everything that was on the screen, without escape sequences. */
  screen: string;
  /** Steps whose question never appeared. */
  left: readonly Step[];
}

/** Presses keys once the prompt listens, one after the other with pauses, as a person would. */
export async function press(input: PassThrough, pressed: readonly string[], pause = 20): Promise<void> {
  for (const key of pressed) {
    await setTimeout(pause);
    input.write(key);
  }
}

/** Milliseconds without output after which the session is aborted; the remaining steps are then in `left`. */
const patience = 8000;

/**
 * Runs the program. Presses the keys of each step when the text of its question appears after that of the step before.
 */
export async function session(argv: readonly string[], cwd: string, steps: readonly Step[]): Promise<Session> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const left = [...steps];
  let screen = '';
  let seen = 0;
  let leaving: AbortController | undefined;
  const output = Object.assign(
    new Writable({
      write(chunk, _, done) {
        screen += stripVTControlCharacters(String(chunk));
        leaving?.abort();
        leaving = new AbortController();
        setTimeout(patience, undefined, { signal: leaving.signal }).then(
          () => input.write(keys.controlC),
          () => undefined,
        );
        const [next] = left;
        const found = next ? screen.indexOf(next[0], seen) : -1;
        if (next && found >= 0) {
          left.shift();
          seen = screen.length;
          void press(input, next.slice(1));
        }
        done();
      },
    }),
    { isTTY: true, columns: 120, rows: 60 },
  );
  let stdout = '';
  const code = await main({
    argv,
    cwd,
    env: { NO_COLOR: '1' },
    stdin: input,
    stdout: { write: (text: string) => (stdout += text) },
    stderr: output,
  });
  leaving?.abort();
  return { code, stdout, screen, left };
}
