/** Helm values as command-line flags, escaped for Helm's `--set` syntax and for a POSIX shell. */
import type { Json } from '../core/json.ts';
import { splitPath } from '../core/value-tree.ts';
import type { Plan } from '../plan/plan.ts';

/** Quotes a word for a POSIX shell if necessary. */
export function shellWord(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Escapes a key of a `--set` path where Helm's parser would read syntax. */
function key(text: string): string {
  return text.replace(/[\\.,=[\]{}]/g, '\\$&');
}

/**
 * True for a `--set` value that Helm (strvals) does not read as a string: booleans and null in any case, and whole
 * numbers.
 */
function looksTyped(text: string): boolean {
  return /^(?:true|false|null|[-+]?\d+|)$/i.test(text);
}

function scalarFlag(path: string, value: Exclude<Json, Json[] | { [key: string]: Json }>): string[] {
  if (typeof value === 'string') {
    const text = value.replace(/[\\,{}[\]]/g, '\\$&');
    return [looksTyped(value) ? '--set-string' : '--set', `${path}=${text}`];
  }
  // `--set` does not support fractions: Helm would read them as strings.
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return ['--set-json', `${path}=${value}`];
  return ['--set', `${path}=${value}`];
}

function* flagsAt(path: string, value: Json): Generator<string[]> {
  if (Array.isArray(value)) {
    if (value.length === 0) yield ['--set-json', `${path}=[]`];
    for (const [index, item] of value.entries()) yield* flagsAt(`${path}[${index}]`, item);
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) yield ['--set-json', `${path}={}`];
    for (const [name, item] of entries) yield* flagsAt(`${path}.${key(name)}`, item);
  } else yield scalarFlag(path, value);
}

/** The flags for one value: pairs of flag and argument, not yet quoted for a shell. */
export function helmFlags(path: string, value: Json): string[][] {
  return [...flagsAt(splitPath(path).map(key).join('.'), value)];
}

/** The flags of a plan, one per line, quoted for a POSIX shell. */
export function flagLines(plan: Plan): string[] {
  return [...plan.helm].flatMap(([path, { value }]) =>
    helmFlags(path, value).map(([flag, argument]) => `${flag} ${shellWord(argument ?? '')}`),
  );
}
