/** Names that differ by a typing mistake. */
import { distance } from 'fastest-levenshtein';

/**
 * The candidate that differs from a name by a typing mistake. One word may differ by a letter or two, or by two swapped
 * letters, but not by a digit.
 */
export function slipOf(name: string, candidates: Iterable<string>): string | undefined {
  const words = wordsIn(name);
  let best: string | undefined;
  let bestDistance = 3;
  for (const candidate of candidates) {
    const others = wordsIn(candidate);
    if (words.length !== others.length) continue;
    const different = words.flatMap((word, index) => (word === others[index] ? [] : [[word, others[index] ?? '']]));
    const [pair, ...more] = different;
    if (!pair || more.length > 0) continue;
    const [word = '', other = ''] = pair;
    if (word.replace(/\D/g, '') !== other.replace(/\D/g, '')) continue;
    const apart = isSwapped(word, other) ? 1 : distance(word, other);
    // A short word that differs in two letters is a different word.
    if (apart < bestDistance && apart * 3 <= Math.max(word.length, other.length)) {
      best = candidate;
      bestDistance = apart;
    }
  }
  return best;
}

/** True for words that differ by two swapped neighbouring letters. */
function isSwapped(word: string, other: string): boolean {
  const at = [...word].findIndex((letter, index) => letter !== other[index]);
  const swapped = word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  return at >= 0 && swapped === other;
}

function wordsIn(name: string): string[] {
  return name.toLowerCase().split(/[^a-z0-9]+/);
}
