/** The style of the texts for users, as far as a program can judge it. */
import { describe, expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { sampled } from '../../scripts/messages/samples.ts';
import {
  bannedWords,
  bannedWordsInTexts,
  longSentences,
  passivesWithActor,
  passivesWithoutActor,
} from '../../scripts/messages/style.ts';
import {
  constraintTexts,
  featureTexts,
  helpTexts,
  meshRuleTexts,
  noteTexts,
  ruleTexts,
  settingTexts,
  sourceTexts,
} from '../../scripts/messages/texts.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { isIn } from '../../src/core/versions.ts';

const oldest = (await openCatalog().index()).cilium[0]?.first ?? '';

const declared = [
  ...(await ruleTexts()),
  ...(await constraintTexts()),
  ...(await meshRuleTexts()),
  ...(await noteTexts()),
  ...featureTexts(),
  ...settingTexts(),
  ...sourceTexts(),
];

describe('the style check', () => {
  it('finds words to avoid, but not in code and quoted values', () => {
    expect(bannedWords('Older agents skip it without a word.')).toEqual(['without a word']);
    expect(bannedWords('Write `say` or "say".')).toEqual([]);
    expect(bannedWordsInTexts('The extra var is in a folder.')).toEqual(['extra var', 'folder']);
    expect(bannedWordsInTexts('Write --extra-vars, `folder` or a string.')).toEqual([]);
  });

  it('counts the words of each sentence', () => {
    const words = (count: number) => `${'word '.repeat(count).trim()}.`;
    expect(longSentences(`${words(25)} Cilium 1.17.3 is short.`)).toEqual([]);
    expect(longSentences(`Short. ${words(26).replace('w', 'W')}`)).toHaveLength(1);
  });

  it('finds passive sentences that name who acts', () => {
    const named = 'The option is then overridden by the template.';
    expect(passivesWithActor(`Short. ${named}`)).toEqual([named]);
    expect(passivesWithActor('Pods get addresses that are given out by the operator.')).toHaveLength(1);
    for (const text of [
      'The template overrides the option.',
      'BPF masquerading is disabled by default.',
      'The file is edited by hand.',
      'The names are separated by commas.',
      'The prefix is extended by adding a network.',
    ]) {
      expect(passivesWithActor(text), text).toEqual([]);
    }
  });

  it('finds what a program does, with nobody who does it', () => {
    expect(passivesWithoutActor('The value is silently ignored. The key gets overridden.')).toEqual([
      'is silently ignored',
      'gets overridden',
    ]);
    for (const text of ['Hubble is disabled.', 'The rest of the file was not read.', 'The volume is read-only.']) {
      expect(passivesWithoutActor(text), text).toEqual([]);
    }
  });
});

describe('texts of rules, constraints, features and commands', () => {
  it.each(declared.map(({ name, texts }) => [name, texts] as const))('%s is plain', (_, texts) => {
    expect(texts.flatMap(({ text }) => bannedWordsInTexts(text).map((word) => `${word}: ${text}`))).toEqual([]);
    expect(texts.flatMap(({ text }) => longSentences(text))).toEqual([]);
    expect(texts.flatMap(({ text }) => [...passivesWithActor(text), ...passivesWithoutActor(text)])).toEqual([]);
  });

  it('have a sample message for each finding that explain describes', () => {
    const silent = declared
      .filter(
        ({ texts }) =>
          texts.some(({ kind }) => kind === 'fix') && !texts.some(({ kind }) => /^(?:message|quotation)$/.test(kind)),
      )
      .map(({ name }) => name);
    // Every Cilium version in the catalog supports these.
    const always = features.filter(({ versions }) => isIn(oldest, versions)).map(({ id }) => `${id}/not-available`);
    expect(silent).toEqual(silent.filter((name) => always.includes(name)));
  });

  it('have a sample message for each id that commands use', async () => {
    const known = new Set(declared.map(({ name }) => name));
    expect([...(await sampled()).keys()].filter((id) => !known.has(id))).toEqual([]);
  });

  it('fit 80 columns in the help', () => {
    const wide = helpTexts().flatMap(({ texts }) =>
      texts.flatMap(({ text }) => text.split('\n').filter((line) => line.length > 80)),
    );
    expect(wide).toEqual([]);
  });
});
