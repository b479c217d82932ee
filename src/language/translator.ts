/**
 * Translates finished English texts by templates, as gettext does by msgid. A template has numbered holes, `{0}`, for names
 * and values; the translation has the same holes in its own order. A text is matched whole or sentence by sentence.
 */

export type Translate = (text: string) => string;

/** Templates in English, and what they are in the other language. */
export type Translations = Readonly<Record<string, string>>;

interface Template {
  /** What the text begins with, to pass over most templates quickly. */
  prefix: string;
  pattern: RegExp;
  /** Numbers of the holes in the order of the English text. */
  holes: readonly number[];
  /** Letters outside of holes: the template with most of them is the closest. */
  weight: number;
  translation: string;
}

const hole = /\{(\d+)\}/;

function compile(english: string, translation: string): Template {
  const parts = english.split(hole);
  const literals = parts.filter((_, index) => index % 2 === 0);
  const holes = parts.filter((_, index) => index % 2 === 1).map(Number);
  const source = literals.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('([^]*?)');
  return {
    prefix: literals[0] ?? '',
    pattern: new RegExp(`^${source}$`),
    holes,
    weight: literals.join('').length,
    translation,
  };
}

/** `a, b and c`: names in a list, which has words of its own. */
function translateList(text: string, words: Translations): string {
  const parts = /^(\S+(?:, \S+)*) (and|or) (\S+)$/.exec(text);
  if (!parts) return text;
  const [, first = '', word = '', last = ''] = parts;
  return `${first.split(', ').join('、')} ${words[word] ?? word} ${last}`;
}

/** Ends of sentences, followed by the start of another. */
const boundary = /(?<=[.?!:]) (?=[\p{L}"`-])/u;

/** A translation by a table. Sentences that the table does not have stay in English. */
export function translator(translations: Translations): Translate {
  const exact = new Map<string, string>();
  const templates: Template[] = [];
  for (const [english, translation] of Object.entries(translations)) {
    if (hole.test(english)) templates.push(compile(english, translation));
    else exact.set(english, translation);
  }
  templates.sort((one, other) => other.weight - one.weight);

  /** The whole text by one template. */
  function byTemplate(text: string): string | undefined {
    const whole = exact.get(text);
    if (whole !== undefined) return whole;
    for (const { prefix, pattern, holes, translation } of templates) {
      if (!text.startsWith(prefix)) continue;
      const match = pattern.exec(text);
      if (!match) continue;
      const values = new Map(holes.map((number, index) => [number, match[index + 1] ?? '']));
      return translation.replace(/\{(\d+)\}/g, (_, number: string) => value(values.get(Number(number)) ?? ''));
    }
    return undefined;
  }

  /** What fills a hole: a name that stays, a list, or a clause with a template of its own. */
  function value(text: string): string {
    if (!text.includes(' ')) return exact.get(text) ?? text;
    const clause = byTemplate(text);
    if (clause !== undefined) return clause;
    const list = translateList(text, translations);
    return list === text ? sentences(text) : list;
  }

  /** Sentence by sentence, as many in one template as there are. */
  function sentences(text: string): string {
    const parts = text.split(boundary);
    if (parts.length === 1) return text;
    const out: string[] = [];
    for (let start = 0; start < parts.length; ) {
      let end = parts.length;
      let found: string | undefined;
      for (; end > start && found === undefined; end -= 1) found = byTemplate(parts.slice(start, end).join(' '));
      out.push(found ?? parts[start] ?? '');
      start = found === undefined ? start + 1 : end + 1;
    }
    return joined(out);
  }

  return (text) => byTemplate(text) ?? sentences(text);
}

/** Sentences of both languages in a row: no blank behind a full-width mark. */
function joined(parts: readonly string[]): string {
  return parts.reduce(
    (text, part) => (/[。！？：；]$/.test(text) || text === '' ? text + part : `${text} ${part}`),
    '',
  );
}
