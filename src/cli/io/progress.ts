/** How far a long run has come: a line on a terminal, and nothing anywhere else. */
import type { Io } from './io.ts';

export interface Progress {
  update(count: number): void;
  /** Takes the line away, before anything else is written. */
  clear(): void;
}

/** Milliseconds before the first line, and between two. */
const patience = 500;
const pace = 100;

/** @param says the line for a count */
export function progressLine({ stderr }: Io, says: (count: number) => string): Progress {
  const start = Date.now();
  let last = 0;
  let isVisible = false;
  return {
    update(count) {
      const now = Date.now();
      if (stderr.isTTY !== true || now - start < patience || now - last < pace) return;
      last = now;
      isVisible = true;
      stderr.write(`\r${says(count)}`);
    },
    clear() {
      if (isVisible) stderr.write('\r\u001b[K');
      isVisible = false;
    },
  };
}
