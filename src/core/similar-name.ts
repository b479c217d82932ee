import { nearest } from '../core/nearest.ts';

/** Share of words that two names must have in common. */
const enough = 0.6;

/**
 * The candidate with the same words in another order or form (`cilium_hubble_enabled` for `cilium_enable_hubble`).
 * Otherwise the one that differs by a typing mistake, otherwise the one with the most words in common. Undefined if no
 * candidate is similar.
 */
export function similarName(name: string, candidates: Iterable<string>): string | undefined {
  const list = [...candidates];
  const [best, share] = mostWords(name, list);
  return share === 1 ? best : (nearest(name, list) ?? best);
}

function mostWords(name: string, candidates: readonly string[]): [candidate: string | undefined, share: number] {
  const words = split(name);
  let best: string | undefined;
  let bestShare = enough;
  for (const candidate of candidates) {
    const others = wordsOf(candidate);
    const common = words.filter((word) => others.some((other) => sameStem(word, other))).length;
    const share = common / Math.max(words.length, others.length);
    if (share > bestShare || (share === bestShare && best === undefined)) {
      best = candidate;
      bestShare = share;
    }
  }
  return [best, best === undefined ? 0 : bestShare];
}

/** ` Did you mean x?`, or nothing. */
export function suggest(name: string | undefined): string {
  return name === undefined ? '' : ` Did you mean ${name}?`;
}

const known = new Map<string, readonly string[]>();

/** Keeps the result, because the same names of the catalog come many times. */
function wordsOf(candidate: string): readonly string[] {
  const words = known.get(candidate) ?? split(candidate);
  known.set(candidate, words);
  return words;
}

function split(name: string): readonly string[] {
  return name.split(/[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
}

/** `enable` and `enabled`, but not `ipv4` and `ipv6`. */
function sameStem(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length >= 4 && long.startsWith(short) && long.length - short.length <= 3;
}
