/** JSON as Python reads it: Ansible tries it first, whatever a file is called. */

/** A string, or a word that Python takes for a number and JavaScript does not. */
const stringOrWord = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/gs;

/** True if Python's json module takes the text; a collection, as only those are files of variables or inventories. */
export function isJsonText(text: string): boolean {
  if (!/^[ \t\r\n]*[{[]/.test(text)) return false;
  try {
    JSON.parse(text.replace(stringOrWord, (found) => (found.startsWith('"') ? found : '0')));
    return true;
  } catch {
    return false;
  }
}

/** The number that a plain word of JSON is; undefined for true, false and null. */
export function jsonNumber(text: string): number | undefined {
  if (text === 'NaN') return Number.NaN;
  if (/^-?Infinity$/.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^-?\d/.test(text) ? Number(text) : undefined;
}
