/**
 * `npm run messages`: one page with every text that a user can see, for review in one go. It also lists mistakes that a
 * program can find. `-o FILE` writes it to a file. `--untranslated` lists the texts without a Chinese translation.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bannedWordsInTexts, longSentences, passivesWithActor, passivesWithoutActor } from './style.ts';
import {
  constraintTexts,
  type Entry,
  featureTexts,
  helpTexts,
  meshRuleTexts,
  noteTexts,
  ruleTexts,
  settingTexts,
  sourceTexts,
  untranslated,
} from './texts.ts';

interface Section {
  title: string;
  entries: Entry[];
}

interface Faults {
  long: string[];
  words: string[];
  passive: string[];
}

function faultsOf(entries: readonly Entry[]): Faults {
  const texts = entries.flatMap(({ name, texts }) =>
    texts.filter(({ kind }) => kind !== 'help').map(({ text }) => ({ name, text })),
  );
  return {
    long: texts.flatMap(({ name, text }) => longSentences(text).map((sentence) => `${name}: ${sentence}`)),
    words: texts.flatMap(({ name, text }) => bannedWordsInTexts(text).map((word) => `${name}: "${word}" in: ${text}`)),
    passive: texts.flatMap(({ name, text }) =>
      [...passivesWithActor(text), ...passivesWithoutActor(text)].map((found) => `${name}: "${found}" in: ${text}`),
    ),
  };
}

function entryPage({ name, texts }: Entry): string {
  const lines = texts.map(({ kind, text }) =>
    kind === 'help'
      ? `\`\`\`text\n${text.trimEnd()}\n\`\`\``
      : `- *${kind}*: ${text.trim().replace(/\s*\n\s*/g, ' / ')}`,
  );
  return `### ${name}\n\n${lines.join('\n')}`;
}

function page(sections: readonly Section[]): string {
  const faults = sections.map(({ title, entries }) => ({ title, count: entries.length, ...faultsOf(entries) }));
  const rows = faults.map(
    ({ title, count, long, words, passive }) =>
      `| ${title} | ${count} | ${long.length} | ${words.length} | ${passive.length} |`,
  );
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`## ${title}`, items.map((item) => `- ${item.replace(/\s*\n\s*/g, ' / ')}`).join('\n')];
  return `${[
    '# Messages',
    ['| section | entries | long sentences | words to avoid | passive |', '|---|---|---|---|---|', ...rows].join('\n'),
    ...sections.flatMap(({ title, entries }) => [`## ${title}`, ...entries.map(entryPage)]),
    ...list(
      'Sentences with more than 25 words',
      faults.flatMap(({ long }) => long),
    ),
    ...list(
      'Words to avoid',
      faults.flatMap(({ words }) => words),
    ),
    ...list(
      'Passive sentences that hide or repeat who acts',
      faults.flatMap(({ passive }) => passive),
    ),
  ].join('\n\n')}\n`;
}

const { values } = parseArgs({
  options: { output: { type: 'string', short: 'o' }, untranslated: { type: 'boolean', default: false } },
});
if (values.untranslated) {
  for (const { name, texts } of await untranslated()) {
    process.stdout.write(`${name}\n${texts.map(({ text }) => `  ${text}\n`).join('')}`);
  }
  process.exit();
}
const text = page([
  { title: 'Rules', entries: await ruleTexts() },
  { title: 'Constraints', entries: await constraintTexts() },
  { title: 'Rules about a mesh', entries: await meshRuleTexts() },
  { title: 'Findings of commands', entries: await noteTexts() },
  { title: 'Features', entries: featureTexts() },
  { title: 'Settings of features', entries: settingTexts() },
  { title: 'Help', entries: helpTexts() },
  { title: 'Texts in the code', entries: sourceTexts() },
]);
if (values.output === undefined) process.stdout.write(text);
else writeFileSync(values.output, text);
