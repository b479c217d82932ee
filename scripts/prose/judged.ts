/** Faults in the style of pages and comments. */
import { bannedWords, longSentences, passiveShare, passivesWithActor } from '../messages/style.ts';
import { chineseProse, commentProse, type Prose, pageProse } from './texts.ts';

/** Pages about measurements, with tables and lists of facts. */
const reports = /^(?:CHANGELOG|docs\/(?:conformance|catalog|robustness|mutation|performance|releases))\.md$/;

/** The share of a page's sentences that may be passive, for sentences in which the actor does not matter. */
const share = 0.25;

/** A page with fewer sentences than this is too short for a share. */
const fewest = 10;

/** Faults of single sentences: `file:line what: sentence`. */
export function faultsOf(prose: readonly Prose[]): string[] {
  return prose.flatMap(({ file, line, text }) => [
    ...longSentences(text).map((sentence) => `${file}:${line} more than 25 words: ${sentence}`),
    ...passivesWithActor(text).map((sentence) => `${file}:${line} passive, but names who acts: ${sentence}`),
    ...bannedWords(text).map((word) => `${file}:${line} "${word}" in: ${text}`),
  ]);
}

/** Pages with too many passive sentences. */
export function passivePages(prose: readonly Prose[]): string[] {
  return [...new Set(prose.map(({ file }) => file))].flatMap((file) => {
    const texts = prose.filter((part) => part.file === file).map(({ text }) => text);
    const { passive, sentences } = passiveShare(texts);
    const isTooMuch = sentences >= fewest && passive > sentences * share;
    return isTooMuch ? [`${file} ${passive} of ${sentences} sentences are passive, more than one of four`] : [];
  });
}

const halfWidth =
  /\p{Script=Han}[*"'）]*[,:;!?](?!\d)|[,;!?:] ?(?=\p{Script=Han})|\p{Script=Han}\.(?:\s|$)|\p{Script=Han} ?\(|\((?=\p{Script=Han})|\p{Script=Han}\)/gu;

/** Half-width punctuation in Chinese text: a comma, colon or similar next to a Chinese character. */
export function halfWidthMarks(prose: readonly Prose[]): string[] {
  return prose.flatMap(({ file, line, text }) =>
    [...text.replace(/`[^`]*`/g, 'CODE').matchAll(halfWidth)].map(
      ([mark]) => `${file}:${line} "${mark}" has a mark of half width in: ${text}`,
    ),
  );
}

/** All faults, by kind of text. */
export function judged(): Record<'pages' | 'reports' | 'comments' | 'chinese', string[]> {
  const pages = pageProse();
  return {
    pages: [...faultsOf(pages.filter(({ file }) => !reports.test(file))), ...passivePages(pages)],
    reports: faultsOf(pages.filter(({ file }) => reports.test(file))),
    comments: faultsOf(commentProse()),
    chinese: halfWidthMarks(chineseProse()),
  };
}
