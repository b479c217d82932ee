/** Chinese: every table in one. A new text of a rule or a command is a line in the table of its room. */
import type { Translations } from '../translator.ts';
import { help } from './help.ts';

/** Words between names in a list. */
const words: Translations = { and: '和', or: '或' };

export const chinese: Translations = { ...words, ...help };
