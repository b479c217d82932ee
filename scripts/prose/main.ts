/**
 * `npm run prose`: checks the style of pages and comments, as `npm run messages` does for messages: long sentences,
 * banned words, and the passive voice. Fails if there are more faults than `limits.json` allows; `--list` prints all.
 * No passive sentence may name its actor ("X is set by Y"), and at most a quarter of a page's sentences may be passive.
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
