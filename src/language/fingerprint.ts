/** Short names for long texts, for tables that have to be small. */

/** Begins a fingerprint. No English text of a table begins with it. */
const mark = '#';

/** The fingerprint of a text: the 32-bit FNV-1a hash of its UTF-16 code units, in base 36. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mark + (hash >>> 0).toString(36);
}

/** True for a key of a table that is a fingerprint. */
export function isFingerprint(key: string): boolean {
  return key.startsWith(mark);
}
