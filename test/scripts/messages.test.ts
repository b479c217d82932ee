/** The style of the texts that users meet, as far as a program can judge it. */
import { describe, expect, it } from 'vitest';
import { bannedWords, longSentences } from '../../scripts/messages/style.ts';
import {
  constraintTexts,
  featureTexts,
  helpTexts,
  noteTexts,
  ruleTexts,
  settingTexts,
} from '../../scripts/messages/texts.ts';

const declared = [
  ...(await ruleTexts()),
  ...(await constraintTexts()),
  ...noteTexts(),
  ...featureTexts(),
  ...settingTexts(),
];

describe('the style check', () => {
  it('finds words to avoid, but not in code and quoted values', () => {
    expect(bannedWords('Older agents skip it without a word.')).toEqual(['without a word']);
    expect(bannedWords('Write `say` or "say".')).toEqual([]);
  });

  it('counts the words of each sentence', () => {
    const words = (count: number) => `${'word '.repeat(count).trim()}.`;
    expect(longSentences(`${words(25)} Cilium 1.17.3 is short.`)).toEqual([]);
    expect(longSentences(`Short. ${words(26).replace('w', 'W')}`)).toHaveLength(1);
  });
});

describe('texts of rules, constraints, features and commands', () => {
  it.each(declared.map(({ name, texts }) => [name, texts] as const))('%s is plain', (_, texts) => {
    expect(texts.flatMap(({ text }) => bannedWords(text).map((word) => `${word}: ${text}`))).toEqual([]);
    expect(texts.flatMap(({ text }) => longSentences(text))).toEqual([]);
  });

  it('have a sample message for each rule and constraint', () => {
    const silent = declared.filter(
      ({ texts }) => texts.some(({ kind }) => kind === 'why') && !texts.some(({ kind }) => kind === 'message'),
    );
    // Rules about files that no example of variables can show.
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('fit 80 columns in the help', () => {
    const wide = helpTexts().flatMap(({ texts }) =>
      texts.flatMap(({ text }) => text.split('\n').filter((line) => line.length > 80)),
    );
    expect(wide).toEqual([]);
  });
});
