/** Preferences of the user, stored in this browser and never in an address. */
import type { Language } from '../texts/texts.ts';

export type Theme = 'light' | 'dark';

/** Storage can be disabled, which must not cause an error. */
function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Then the choice lasts until the page is closed.
  }
}

export function language(): Language {
  const kept = read('language');
  if (kept === 'en' || kept === 'zh') return kept;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

export function keepLanguage(value: Language): void {
  write('language', value);
}

export function theme(): Theme {
  const kept = read('theme');
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function keepTheme(value: Theme): void {
  write('theme', value);
}
