/**
 * The languages of findings and help. The texts in the code are English. Other languages are tables of translations.
 */
import type { Translate, Translations } from './translator.ts';

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/**
 * The language of a run: `--lang`, otherwise the locale (LC_ALL, LC_MESSAGES, LANG, in the order of POSIX), otherwise
 * English.
 *
 * @returns undefined if `--lang` names an unknown language
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

/** Reads `--lang` before commander runs, because the help is translated too. */
function argument(argv: readonly string[]): string | undefined {
  let chosen: string | undefined;
  for (const [index, word] of argv.entries()) {
    if (word === '--') break;
    if (word === '--lang') chosen = argv[index + 1] ?? '';
    else if (word.startsWith('--lang=')) chosen = word.slice('--lang='.length);
  }
  return chosen;
}

/**
 * Tables that load only where needed: why a rule exists, texts about running clusters, prompts of `init`. Help and
 * errors of the command line have one each.
 */
export type Room = 'reasons' | 'clusters' | 'dialogue' | 'help' | 'errors';

/** Returns the text unchanged: the translation into English. */
export const untranslated: Translate = (text) => text;

/**
 * The translation into a language. Loads its tables on demand.
 *
 * @param options.more translations in addition to those of the tables
 * @param options.rooms tables that only some commands need
 */
export async function translationInto(
  language: Language,
  { more = {}, rooms = [] }: { more?: Translations; rooms?: readonly Room[] } = {},
): Promise<Translate> {
  if (language === 'en') return untranslated;
  const [{ translator }, { chinese, chineseRooms }] = await Promise.all([
    import('./translator.ts'),
    import('./zh/index.ts'),
  ]);
  const loaded = await Promise.all(rooms.map((room) => chineseRooms[room]()));
  return translator(Object.assign({}, chinese, ...loaded, more));
}
