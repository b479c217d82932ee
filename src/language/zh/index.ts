/** Chinese: every table in one. A new text of a rule or a command is a line in the table of its room. */
import type { Translations } from '../translator.ts';
import { features } from './features.ts';
import { findings } from './findings.ts';
import { help } from './help.ts';
import { rules } from './rules.ts';
import { words } from './words.ts';

export const chinese: Translations = { ...words, ...help, ...findings, ...features, ...rules };
