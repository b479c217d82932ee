/** The page's texts, one file for each language. */
import type { Texts } from './en.ts';

export type { Texts };
export type Language = 'en' | 'zh';

/** Loads the texts of one language. */
export async function textsIn(language: Language): Promise<Texts> {
  return language === 'zh' ? (await import('./zh.ts')).zh : (await import('./en.ts')).en;
}
