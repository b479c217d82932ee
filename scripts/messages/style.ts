/** The rules of style that a program can check: words that no text may use, and how long a sentence may be. */

/** Most words in a sentence. */
const longest = 25;

/** Words and phrases to avoid, with what to write instead. */
const banned: readonly { pattern: RegExp; instead: string }[] = [
  { pattern: /\bwithout a word\b/i, instead: 'silently' },
  { pattern: /\balready now\b/i, instead: 'now' },
  { pattern: /\bbeside\b/i, instead: 'with, together with' },
  { pattern: /\b(is|are) none\b/i, instead: 'is not valid' },
  { pattern: /(?<!there )\b(is|are) no (?!longer\b|more\b)/i, instead: 'is not a' },
  { pattern: /\b(say|says|said)\b/i, instead: 'sets, reports, states' },
  // The summary of translate counts values that are transported, refused and ignored: programs read it.
  { pattern: /\b(carry|carries|carried)\b(?!, (?:\d+|…) refused)/i, instead: 'set, transport' },
  { pattern: /\bstands?\b/i, instead: 'is, conflicts with' },
  { pattern: /\b(ask|asks|asked) (for|of)\b/i, instead: 'requires, enables' },
  { pattern: /\bhangs? on\b/i, instead: 'depends on' },
  { pattern: /\bbrings? about\b/i, instead: 'causes' },
  { pattern: /\b(knows?|does) (not|no)\b(?= (option|variable|key)s?\b)/i, instead: 'does not support' },
  { pattern: /\bdoes not take\b/i, instead: 'does not accept' },
  { pattern: /\bgoes by itself\b/i, instead: 'is automatic' },
  { pattern: /\bquarrels?\b/i, instead: 'conflicts' },
  { pattern: /\bmend(s|ed)?\b/i, instead: 'fix' },
  { pattern: /\bleft behind\b/i, instead: 'not updated' },
  { pattern: /\bwrites? it again\b/i, instead: 'overrides it' },
  { pattern: /\bof another\b.*\bage\b/i, instead: 'has a different form in' },
  { pattern: /\ball the same\b/i, instead: 'still, anyway' },
];

/** Code in backticks, addresses and quoted values count as one word, and their full stops end nothing. */
function withoutCode(text: string): string {
  return text
    .replace(/`[^`]*`/g, 'CODE')
    .replace(/"[^"\n]*"/g, 'VALUE')
    .replace(/\bhttps?:\S+/g, 'ADDRESS');
}

/** The sentences of a text. */
function sentences(text: string): string[] {
  return withoutCode(text)
    .split(/(?<=[.!?])\s+(?=["A-Z(])|\n\s*/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The sentences of a text that have too many words. */
export function longSentences(text: string): string[] {
  return sentences(text).filter(
    (sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length > longest,
  );
}

/** The words to avoid that a text uses. */
export function bannedWords(text: string): string[] {
  const plain = withoutCode(text);
  return banned.flatMap(({ pattern }) => pattern.exec(plain)?.[0] ?? []);
}
