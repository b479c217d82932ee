/** The rules of style that a program can check: banned words, the length of sentences, and the passive voice. */

/** Maximal number of words in a sentence. */
const longest = 25;

/** Words and phrases to avoid, with replacements. */
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

/** Words to avoid in texts of the program, which a reader sees without context. Pages define some of them. */
const bannedInTexts: typeof banned = [
  { pattern: /\bextra vars?\b/i, instead: 'an entry of cilium_config_extra_vars' },
  { pattern: /\bextra values?\b/i, instead: 'an entry of cilium_extra_values' },
  { pattern: /\b(?:a|one) text\b(?! of more)|\blists? of texts\b/i, instead: 'a string' },
  { pattern: /\bfolders?\b/i, instead: 'directory' },
  { pattern: /\bbetween minors\b|\bCilium minors\b/i, instead: 'minor versions' },
  { pattern: /\balso (?:with|if)\b/i, instead: 'even with, even if' },
  { pattern: /\banother one\b/i, instead: 'the noun: another cluster, a different value' },
  { pattern: /\bin another way\b/i, instead: 'the other setting' },
  { pattern: /\bresource definitions?\b/i, instead: 'CRDs' },
  { pattern: /\b(?:values|keys|defaults) below\b/i, instead: 'under' },
  { pattern: /\bgenerated texts?\b/i, instead: 'AI answers' },
];

/** Forms of "be" and "get", with the adverbs that may be in front of a participle. */
const auxiliary =
  "(?:am|is|are|was|were|be|been|being|gets?|got|isn't|aren't|wasn't)\\s+(?:(?:not|never|also|only|then|still|always|once|already|again|all|both|just|even|now|first|\\w+ly)\\s+)*";

/** Participles that do not end in "ed". */
const irregular =
  'begun|bound|broken|brought|built|caught|chosen|cut|done|drawn|fed|found|forgotten|frozen|given|gotten|held|hidden|hit|kept|known|laid|led|left|lost|made|meant|met|overridden|overwritten|paid|put|read|rewritten|run|said|seen|sent|set|shown|shut|split|spread|taken|taught|thought|thrown|told|torn|understood|undone|unset|withdrawn|worn|written';

const passive = new RegExp(`\\b${auxiliary}(\\w+ed|${irregular})\\b(?!-)`, 'gi');

/**
 * Verbs for what a program does to a setting or a file. The reader has to know the actor: "the agent ignores it" tells
 * where to look, "it is ignored" does not. States of a cluster ("is disabled", "packets are dropped") have no such
 * actor.
 */
const deeds: ReadonlySet<string> = new Set([
  'accepted',
  'applied',
  'evaluated',
  'fetched',
  'followed',
  'given',
  'ignored',
  'overridden',
  'overwritten',
  'parsed',
  'passed',
  'printed',
  'read',
  'refused',
  'rejected',
  'rendered',
  'told',
  'written',
]);

/**
 * Nouns, verbs and adjectives that only look like participles, and participles that are used as adjectives for a state.
 */
const adjectives =
  /^(?:need|speed|feed|seed|exceed|proceed|embed|bed|red|indeed|hundred|based|undefined|unset|disabled|enabled|set|encrypted|unencrypted|masqueraded|installed|configured|deprecated|supported|required|reserved|restricted|connected|deployed|known|lost|gone|called|named)$/i;

/** Participles that form a phrase with "by", which does not name an actor. */
const phrases: ReadonlySet<string> = new Set(['separated', 'joined', 'followed', 'known', 'told', 'divided', 'meant']);

/** What "by" can introduce apart from an actor: a manner, a measure, or the parts of a list. */
const manner =
  /^(?:hand|default|mistake|itself|themselves|kinds?|types?|names?|place|its|their|what|commas?|blanks?|spaces?|line|item|sentence|one|\w+ing)\b/i;

/**
 * Replaces code in backticks, addresses and quoted values with one word each, so that full stops in them do not end a
 * sentence.
 */
function withoutCode(text: string): string {
  return text
    .replace(/`[^`]*`/g, 'CODE')
    .replace(/"[^"\n]*"/g, 'VALUE')
    .replace(/\bhttps?:\S+/g, 'ADDRESS');
}

/** The sentences of a text. A placeholder after a full stop represents a sentence that the program may add. */
function sentences(text: string): string[] {
  return withoutCode(text)
    .replace(/([.!?])… /g, '$1 ')
    .split(/(?<=[.!?])\s+(?=["A-Z(])|\n\s*/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/**
 * The sentences of a text with too many words. A remark of a few words in parentheses, as in a list of ports, does not
 * count.
 */
export function longSentences(text: string): string[] {
  return sentences(text).filter(
    (sentence) =>
      sentence
        .replace(/ \((?:[^\s()]+ ){0,3}[^\s()]+\)/g, '')
        .split(/\s+/)
        .filter((word) => /[\p{L}\p{N}]/u.test(word)).length > longest,
  );
}

/** The banned words in a text. */
export function bannedWords(text: string): string[] {
  const plain = withoutCode(text);
  return banned.flatMap(({ pattern }) => pattern.exec(plain)?.[0] ?? []);
}

/** The banned words in a text of the program. */
export function bannedWordsInTexts(text: string): string[] {
  const plain = withoutCode(text);
  return [...banned, ...bannedInTexts].flatMap(({ pattern }) => pattern.exec(plain)?.[0] ?? []);
}

/** Passive sentences that name their actor: "X is overridden by Y" for "Y overrides X". */
export function passivesWithActor(text: string): string[] {
  return sentences(text).filter((sentence) =>
    [...sentence.matchAll(passive)].some(([, participle = ''], index, all) => {
      const rest = sentence.slice((all[index]?.index ?? 0) + (all[index]?.[0].length ?? 0));
      const by = /^(?: (?!and\b|or\b|by\b)[\w-]+){0,2} by (?:the |an? )?(.*)/s.exec(rest)?.[1];
      return by !== undefined && !phrases.has(participle.toLowerCase()) && !manner.test(by);
    }),
  );
}

/** Passive verbs in a message for what a program does now. What it did, or cannot do, is a report of this program. */
export function passivesWithoutActor(text: string): string[] {
  return sentences(text).flatMap((sentence) =>
    [...sentence.matchAll(passive)].flatMap(([words, participle = '']) =>
      deeds.has(participle.toLowerCase()) && !/^(?:was|were|be)\b/i.test(words) ? words : [],
    ),
  );
}

/** How many sentences of some texts are passive; states that read as adjectives ("is enabled") do not count. */
export function passiveShare(texts: readonly string[]): { passive: number; sentences: number } {
  const all = texts.flatMap(sentences);
  const found = all.filter((sentence) =>
    [...sentence.matchAll(passive)].some(([, participle = '']) => !adjectives.test(participle)),
  );
  return { passive: found.length, sentences: all.length };
}
