/** Recognises JSON as Python reads it: Ansible tries JSON first, whatever the name of the file. */

/** A string, or a word that is a number for Python and not for JavaScript. */
const stringOrWord = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/gs;

/**
 * True if Python's json module accepts the text as a list or mapping, which all files of variables and inventories are.
 */
export function isJsonText(text: string): boolean {
  if (!/^[ \t\r\n]*[{[]/.test(text)) return false;
  try {
    JSON.parse(text.replace(stringOrWord, (found) => (found.startsWith('"') ? found : '0')));
    return true;
  } catch {
    return false;
  }
}

/** The number of an unquoted word in JSON; undefined for true, false and null. */
export function jsonNumber(text: string): number | undefined {
  if (text === 'NaN') return Number.NaN;
  if (/^-?Infinity$/.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^-?\d/.test(text) ? Number(text) : undefined;
}
