/** The page's texts, one file a language. */
import { en, type Texts } from './en.ts';
import { zh } from './zh.ts';

export type { Texts };
export type Language = 'en' | 'zh';

export const languages: Readonly<Record<Language, Texts>> = { en, zh };
