/** Presses random keys at a terminal, to reach every path through the questions of `init`. */
import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { main } from '../../src/cli/main.ts';
import { keys, press } from './terminal.ts';

/** A number from 0 up to the limit, exclusive. */
export type Random = (limit: number) => number;

/** The same numbers for the same seed (a linear congruential generator with the constants of Numerical Recipes). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const erase = '\u007f'.repeat(40);

/** Words that people may type: correct for some questions, and nonsense. */
const words = [
  ...[
    '',
    '1',
    '7',
    '300',
    '-1',
    'paris',
    'eth0',
    '10.0.0.0/16',
    '10.233.64.0/18',
    '192.0.2.1',
    'fd00::/64',
    '30s',
    '1Gi',
  ],
  ...[
    '64512',
    'a=b',
    '5.15',
    '6.1',
    '4.19',
    'x y',
    '鲸',
    '251',
    'c2VlZHNlZWRzZWVk',
    '1.2.3.4.5',
    'https://a.b',
    '100m',
  ],
];

/** How many keys are pressed before the walk gives up. */
const patience = 160;

export interface Walk {
  code: number;
  screen: string;
  gaveUp: boolean;
}

/** Runs the program with random keys until it ends. After too many keys, ctrl-C ends the walk. */
export async function walk(argv: readonly string[], cwd: string, random: Random): Promise<Walk> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  let screen = '';
  let seen = 0;
  let pressed = 0;
  const answer = (): void => {
    const shown = screen.slice(seen);
    // An open question has a lower border; an answered one does not.
    if (!shown.includes('└')) return;
    seen = screen.length;
    pressed++;
    void press(input, keysFor(shown, pressed, random), 1);
  };
  let timer: NodeJS.Timeout | undefined;
  const output = Object.assign(
    new Writable({
      write(chunk, _, done) {
        screen += stripVTControlCharacters(String(chunk));
        clearTimeout(timer);
        timer = setTimeout(answer, 25);
        done();
      },
    }),
    { isTTY: true, columns: 160, rows: 60 },
  );
  const io = { env: { NO_COLOR: '1' }, stdin: input, stdout: { write: () => true }, stderr: output };
  const code = await main({ argv, cwd, ...io });
  clearTimeout(timer);
  return { code, screen, gaveUp: pressed > patience };
}

function keysFor(shown: string, pressed: number, random: Random): string[] {
  if (pressed > patience) return [keys.controlC];
  const steps = Array.from({ length: random(9) }, () => keys.down);
  if (/[◻◼]/.test(shown))
    return random(3) === 0
      ? [keys.enter]
      : [...steps, keys.space, ...steps, keys.space, ...steps, keys.space, keys.enter];
  if (/[○●]/.test(shown)) return [...steps, keys.enter];
  const named = /such as (\S+)/.exec(shown.slice(shown.lastIndexOf('▲')))?.[1];
  const isRefused = shown.includes('▲');
  // After an error message, the example in it is typed with some probability.
  if (isRefused && named !== undefined && random(2) === 0) return [...erase, named, keys.enter];
  // The proposed answer is usually valid.
  return !isRefused && random(3) > 0 ? [keys.enter] : [...erase, words[random(words.length)] ?? '', keys.enter];
}
