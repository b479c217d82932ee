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

/**
 * Tables that load only where they are needed: why a rule exists, texts about running clusters, prompts of `init`. Help and
 * errors of the command line have one each.
 */
export type Room = 'reasons' | 'clusters' | 'dialogue' | 'help' | 'errors';

/** Text as it is: the translation into English. */
export const untranslated: Translate = (text) => text;

/**
 * The translation into a language; its tables are loaded only now.
 *
 * @param options.more texts that the tables were shipped without
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
