/** Helm values inside `cilium_install_extra_flags`, which stands behind the Cilium CLI's command line. */
import type { Json } from '../catalog/types.ts';

export interface FlagValue {
  /** Dotted, as Helm splits it. */
  path: string;
  value: Json;
}

/**
 * The Helm values that the flags set, in their order. Words are split as Ansible's `command` splits them (quotes and
 * backslashes, no shell); flags other than --set and its kin are passed over, for their files cannot be known.
 */
export function valuesInFlags(flags: string): FlagValue[] {
  const words = splitWords(flags);
  const found: FlagValue[] = [];
  for (let index = 0; index < words.length; index++) {
    const match = /^--(?:helm-)?(set|set-string|set-json)(?:=(.*))?$/s.exec(words[index] ?? '');
    if (!match) continue;
    const kind = match[1] ?? 'set';
    const text = match[2] ?? words[++index] ?? '';
    if (kind === 'set-json') found.push(...jsonAssignment(text));
    else for (const assignment of splitOutside(text, ',')) found.push(...plainAssignment(assignment, kind === 'set'));
  }
  return found;
}

function plainAssignment(assignment: string, typed: boolean): FlagValue[] {
  const equals = splitOutside(assignment, '=')[0]?.length ?? 0;
  const path = assignment.slice(0, equals);
  if (path === '' || equals === assignment.length) return [];
  return [{ path, value: readValue(assignment.slice(equals + 1), typed) }];
}

function jsonAssignment(text: string): FlagValue[] {
  const equals = text.indexOf('=');
  if (equals <= 0) return [];
  try {
    return [{ path: text.slice(0, equals), value: JSON.parse(text.slice(equals + 1)) as Json }];
  } catch {
    return [];
  }
}

/** A value as Helm reads it: a list in braces, a typed word, else text. */
function readValue(text: string, typed: boolean): Json {
  if (text.startsWith('{') && text.endsWith('}')) {
    return splitOutside(text.slice(1, -1), ',').map((item) => readValue(item, typed));
  }
  const bare = text.replace(/\\(.)/gs, '$1');
  if (!typed) return bare;
  if (bare === 'true') return true;
  if (bare === 'false') return false;
  if (bare === 'null') return null;
  return /^-?(?:0|[1-9]\d*)$/.test(bare) ? Number(bare) : bare;
}

/** Splits at a character that is neither escaped nor inside of braces. */
function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '\\' && index + 1 < text.length) {
      parts[parts.length - 1] += character + text.charAt(++index);
      continue;
    }
    if (character === '{') depth++;
    if (character === '}') depth--;
    if (character === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function splitWords(text: string): string[] {
  const words: string[] = [];
  const word = /(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/gs;
  for (const [raw] of text.matchAll(word)) {
    words.push(
      raw.replace(/\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'/gs, (_, escaped?: string, double?: string, single?: string) =>
        escaped !== undefined ? escaped : double !== undefined ? double.replace(/\\(["\\$`])/g, '$1') : (single ?? ''),
      ),
    );
  }
  return words;
}
