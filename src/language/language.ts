/** The languages of findings and help. English is the language of the code; others are tables of translations. */
import type { Translate, Translations } from './translator.ts';

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/**
 * The language of a run: `--lang`, else the locale (LC_ALL, LC_MESSAGES, LANG, in the order of POSIX), else English.
 *
 * @returns undefined for a `--lang` that is not known
 */
export function languageOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language | undefined {
  const chosen = argument(argv);
  if (chosen !== undefined) return languages.find((language) => language === chosen);
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^zh(?:[_.-]|$)/i.test(locale) ? 'zh' : 'en';
}

/** Read before commander runs, because the help is in that language too. */
function argument(argv: readonly string[]): string | undefined {
  let chosen: string | undefined;
  for (const [index, word] of argv.entries()) {
    if (word === '--') break;
    if (word === '--lang') chosen = argv[index + 1] ?? '';
    else if (word.startsWith('--lang=')) chosen = word.slice('--lang='.length);
  }
  return chosen;
}

/** Text as it is: the translation into English. */
export const untranslated: Translate = (text) => text;

/**
 * The translation into a language; its tables are loaded only now.
 *
 * @param more texts that the tables were shipped without
 */
export async function translationInto(language: Language, more: Translations = {}): Promise<Translate> {
  if (language === 'en') return untranslated;
  const [{ translator }, { chinese }] = await Promise.all([import('./translator.ts'), import('./zh/index.ts')]);
  return translator({ ...chinese, ...more });
}
