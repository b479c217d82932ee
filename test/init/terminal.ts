/** The program on a terminal with somebody at its keys. */
import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { main } from '../../src/cli/main.ts';

/** What to press once a question is on the screen. */
export type Step = readonly [question: string, ...keys: string[]];

export const keys = { enter: '\r', down: '\u001b[B', space: ' ', controlC: '\u0003' } as const;

export interface Session {
  code: number;
  stdout: string;
  /** Everything that was on the screen, without its paint. */
  screen: string;
  /** Steps whose question never came. */
  left: readonly Step[];
}

/** Runs the program; presses the keys of each step when the text of its question appears after those of the one before. */
export async function session(argv: readonly string[], cwd: string, steps: readonly Step[]): Promise<Session> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const left = [...steps];
  let screen = '';
  let seen = 0;
  const output = Object.assign(
    new Writable({
      write(chunk, _, done) {
        screen += stripVTControlCharacters(String(chunk));
        const [next] = left;
        const found = next ? screen.indexOf(next[0], seen) : -1;
        if (next && found >= 0) {
          left.shift();
          seen = screen.length;
          // Once the prompt listens; each key by itself, as a person's.
          for (const [index, key] of next.slice(1).entries()) setTimeout(() => input.write(key), 20 * (index + 1));
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
  return { code, stdout, screen, left };
}
