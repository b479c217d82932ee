/**
 * `npm run prose`: the style of pages and comments, as `npm run messages` judges messages. Fails if there are more long sentences or words
 * to avoid than `limits.json` allows for reports of measurements; `--list` prints all of them.
 */
import { bannedWords, longSentences } from '../messages/style.ts';
import limits from './limits.json' with { type: 'json' };
import { commentProse, type Prose, pageProse } from './texts.ts';

/** Pages about measurements, which hold tables and lists of facts. Everything else has no fault. */
const reports = /^(?:CHANGELOG|docs\/(?:conformance|catalog|robustness|mutation|performance|releases))\.md$/;

function faultsOf(prose: readonly Prose[]): string[] {
  return prose.flatMap(({ file, line, text }) => [
    ...longSentences(text).map((sentence) => `${file}:${line} more than 25 words: ${sentence}`),
    ...bannedWords(text).map((word) => `${file}:${line} "${word}" in: ${text}`),
  ]);
}

const pages = pageProse();
const parts = {
  pages: faultsOf(pages.filter(({ file }) => !reports.test(file))),
  reports: faultsOf(pages.filter(({ file }) => reports.test(file))),
  comments: faultsOf(commentProse()),
};

for (const [name, faults] of Object.entries(parts)) {
  const limit = limits[name as keyof typeof parts];
  const isOver = faults.length > limit;
  if (isOver || process.argv.includes('--list')) console.log(faults.join('\n'));
  console.log(`${name}: ${faults.length} (at most ${limit})`);
  if (isOver) process.exitCode = 1;
}
