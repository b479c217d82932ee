/**
 * `npm run prose`: the style of pages and comments, as `npm run messages` judges messages: long sentences, words to avoid, and the
 * passive voice. Fails if there is more of it than `limits.json` allows; `--list` prints all of it. Of the passive, no sentence
 * names its actor ("X is set by Y"), and at most one of four sentences of a page is passive.
 */

import { judged } from './judged.ts';
import limits from './limits.json' with { type: 'json' };

const all = judged();
for (const [name, faults] of Object.entries(all)) {
  const limit = limits[name as keyof typeof all];
  const isOver = faults.length > limit;
  if (isOver || process.argv.includes('--list')) console.log(faults.join('\n'));
  console.log(`${name}: ${faults.length} (at most ${limit})`);
  if (isOver) process.exitCode = 1;
}
