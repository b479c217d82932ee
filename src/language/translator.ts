/**
 * Translates finished English texts by templates, similar to gettext. A template has numbered placeholders, `{0}`, for
 * names and values. The translation has the same ones in an order of its own. A text matches as a whole or sentence by
 * sentence.
 */

import { translatedAdvice } from './advice.ts';
import { fingerprint, isFingerprint } from './fingerprint.ts';

export type Translate = (text: string) => string;

/** Translations by their English templates; the key of a text without placeholders may be its fingerprint. */
export type Translations = Readonly<Record<string, string>>;

interface Template {
  /** The literal start of the template, to rule out most templates quickly. */
  prefix: string;
  pattern: RegExp;
  /** Numbers of the placeholders in the order of the English text. */
  holes: readonly number[];
  /**
   * True for a template with a heading before a colon, as in `Step {0}: {1}`. Its last placeholder takes all sentences
   * that follow.
   */
  isHeaded: boolean;
  /** True if the template ends with a name or value, as in `Add {0}`. It then matches only a single sentence. */
  endsOpen: boolean;
  /** True for a template of one sentence. Its placeholders match no sentences, so a text of several does not match. */
  isOneSentence: boolean;
  /** Letters outside of placeholders. The matching template with most of them is the best one. */
  weight: number;
  translation: string;
}

const hole = /\{(\d+)\}/;

/**
 * A placeholder after such a text is empty, or a sentence with a blank before it. It is never the rest of a version
 * number.
 */
const endsSentence = /[.?!]$/;

/** The end of a sentence inside a text. */
const sentenceStart = /[.?!] [A-Z]/;

function compile(english: string, translation: string): Template {
  const parts = english.split(hole);
  const literals = parts.filter((_, index) => index % 2 === 0);
  const holes = parts.filter((_, index) => index % 2 === 1).map(Number);
  const source = literals
    .map((text, index) => {
      const end = index === literals.length - 1 ? '' : endsSentence.test(text) ? '((?: [^]*?)?)' : '([^]*?)';
      return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + end;
    })
    .join('');
  return {
    prefix: literals[0] ?? '',
    pattern: new RegExp(`^${source}$`),
    holes,
    isHeaded: literals[0] !== '' && literals.at(-1) === '' && literals.at(-2)?.endsWith(': ') === true,
    isOneSentence: !literals.slice(0, -1).some((text) => /[.?!] ?$/.test(text)) && !sentenceStart.test(english),
    endsOpen: literals.at(-1) === '' && /[\p{L}] $/u.test(literals.at(-2) ?? ''),
    weight: literals.join('').length,
    translation,
  };
}

/**
 * True if no placeholder has several sentences, except the last one after a heading whose other placeholders are single
 * words.
 */
function isFilled(parts: readonly string[], isHeaded: boolean): boolean {
  const hasOne = (part: string): boolean => !sentenceStart.test(part);
  return parts.every(hasOne) || (isHeaded && parts.slice(0, -1).every((part) => !part.includes(' ')));
}

/** `v2.16.0 to v2.27.1`. */
const range = /^(v?\d[\w.]*) to (v?\d[\w.]*)$/;

/** An item with a remark: `8472/udp (vxlan tunnel)`. */
const remarked = /^([^()]+) \(([^()]+)\)$/;

/** Separators of list items; a comma inside parentheses belongs to its item. */
const betweenItems = /, (?![^()]*\))| (?:and|or) (?![^()]*\))/;

/** Changes from one value to another: `vxlan to geneve`. */
const changes = /^\S+ to \S+(?:, \S+ to \S+)*$/;

/** The end of a sentence or heading, followed by the start of a sentence. */
const boundary = /(?<=[.?!:]) (?=[\p{L}"`-])/u;

/** A translator by a table. Sentences that the table does not have stay in English. */
export function translator(translations: Translations): Translate {
  const texts = new Map<string, string>();
  const templates: Template[] = [];
  for (const [english, translation] of Object.entries(translations)) {
    if (hole.test(english)) templates.push(compile(english, translation));
    else texts.set(english, translation);
  }
  const isShortened = [...texts.keys()].some(isFingerprint);
  templates.sort((one, other) => other.weight - one.weight);

  /** The translation of a text without placeholders. */
  function exact(text: string): string | undefined {
    return texts.get(text) ?? (isShortened ? texts.get(fingerprint(text)) : undefined);
  }

  /** Translates the whole text with one template. */
  function byTemplate(text: string): string | undefined {
    const whole = exact(text) ?? translatedAdvice(text, clause);
    if (whole !== undefined) return whole;
    for (const { prefix, pattern, holes, translation, endsOpen, isOneSentence, isHeaded } of templates) {
      if (!text.startsWith(prefix) || (endsOpen && boundary.test(text))) continue;
      const match = pattern.exec(text);
      if (!match || (isOneSentence && !isFilled(match.slice(1), isHeaded))) continue;
      const values = new Map(holes.map((number, index) => [number, match[index + 1] ?? '']));
      return translation.replace(/\{(\d+)\}/g, (_, number: string) => value(values.get(Number(number)) ?? ''));
    }
    return undefined;
  }

  /** A clause of advice, as a whole; undefined where it has no translation. */
  function clause(text: string): string | undefined {
    return text.includes(' ') ? byTemplate(text) : (exact(text) ?? text);
  }

  /** What fills a hole: a name that stays, a list, or a clause with a template of its own. */
  function value(text: string): string {
    // An optional sentence has a blank before it.
    if (text.startsWith(' ')) {
      const rest = value(text.slice(1));
      return rest === text.slice(1) ? text : rest;
    }
    if (!text.includes(' ')) return exact(text) ?? text;
    return list(text, '; ') ?? byTemplate(text) ?? list(text, betweenItems) ?? item(text) ?? sentences(text);
  }

  /**
   * Translates `a, b and c` and `a, b and 3 more`, with names and translatable clauses. Undefined for anything else.
   */
  function list(text: string, between: string | RegExp): string | undefined {
    const parts = text.split(between).map(item);
    if (parts.length < 2 || parts.includes(undefined)) return undefined;
    const [, word = ''] = / (and|or) \S+(?: more(?: [A-Za-z ]+)?)?$/.exec(text) ?? [];
    const last = parts.length > 1 && word !== '' ? ` ${exact(word) ?? word} ${parts.pop()}` : '';
    return parts.join(between === '; ' ? '；' : '、') + last;
  }

  function item(text: string): string | undefined {
    const [, from, to] = range.exec(text) ?? [];
    if (from !== undefined && to !== undefined) return `${from} 至 ${to}`;
    const [, count] = /^(\d+) more(?: [A-Za-z ]+)?$/.exec(text) ?? [];
    if (count !== undefined) return `另外 ${count} 个`;
    if (!text.includes(' ')) return text;
    const [, thing, remark] = remarked.exec(text) ?? [];
    if (thing === undefined || remark === undefined) return byTemplate(text);
    const [first, second] = [item(thing), item(remark)];
    return first === undefined || second === undefined ? byTemplate(text) : `${first}（${second}）`;
  }

  /** Translates sentence by sentence, with as many as possible in one template. */
  function sentences(text: string): string {
    const parts = text.split(boundary);
    if (parts.length === 1) return text;
    const out: string[] = [];
    for (let start = 0; start < parts.length; ) {
      let end = parts.length;
      let found: string | undefined;
      for (; end > start && found === undefined; end -= 1) {
        const part = parts.slice(start, end).join(' ');
        found = byTemplate(part) ?? withoutStop(part);
      }
      out.push(found ?? parts[start] ?? '');
      start = found === undefined ? start + 1 : end + 1;
    }
    return joined(out);
  }

  /** Translates a clause with a full stop after it. */
  function withoutStop(text: string): string | undefined {
    if (!text.endsWith('.')) return undefined;
    const clause = byTemplate(text.slice(0, -1)) ?? list(text.slice(0, -1), ', ');
    return clause === undefined ? undefined : `${clause}。`;
  }

  return (text) =>
    byTemplate(text) ?? withoutStop(text) ?? (changes.test(text) ? text.replace(/ to /g, ' 改为 ') : sentences(text));
}

/** Joins sentences of both languages, without a blank after a full-width mark. */
function joined(parts: readonly string[]): string {
  return parts.reduce(
    (text, part) => (/[。！？：；]$/.test(text) || text === '' ? text + part : `${text} ${part}`),
    '',
  );
}
