/** Chinese: one table with the texts of every command, and tables that load when a command needs them. */
import type { Room } from '../language.ts';
import type { Translations } from '../translator.ts';
import { features } from './features.ts';
import { findings } from './findings.ts';
import { rules } from './rules.ts';
import { words } from './words.ts';

export const chinese: Translations = { ...words, ...findings, ...features, ...rules };

/** Tables that only some commands need. */
export const chineseRooms: Readonly<Record<Room, () => Promise<Translations>>> = {
  reasons: async () => ({
    ...(await import('./reasons/rules.ts')).ruleReasons,
    ...(await import('./reasons/constraints.ts')).constraintReasons,
  }),
  clusters: async () => ({
    ...(await import('./clusters/transitions.ts')).transitions,
    ...(await import('./clusters/live.ts')).live,
    ...(await import('./clusters/mesh.ts')).mesh,
  }),
  help: async () => (await import('./help.ts')).help,
  errors: async () => (await import('./errors.ts')).errors,
  dialogue: async () => (await import('./dialogue.ts')).dialogue,
};
