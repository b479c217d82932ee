/**
 * Advice in Chinese: sentences that name lines to write and names to remove, with the places of both, as `src/core/remedy.ts`
 * makes them. Templates cannot tell their parts from each other: values have blanks and commas of their own.
 */

/** A value as JSON prints it, or a word. */
const value = String.raw`(?:"(?:[^"\\]|\\.)*"|\[[^\]]*\]|\{[^}]*\}|[^\s,"{}[\]()]+)`;
/** `a: "x"`, `a: "x", "y" or "z"`, or an argument. */
const item = String.raw`(?:[\w.-]+: ${value}(?:, (?!\S+: )${value})*(?: or ${value})?|--[\w-]+=\S+|"--[\w-]+=[^"]+")`;
/** `cilium_extra_values`, `values` or `group_vars/all`. */
const place = String.raw`[\w./-]+`;

const between = ', | and ';
const group = new RegExp(
  `^(${item}(?:(?:${between})${item})*)(?: (?:in|under) (${place}))?(?:(?:${between})(?=\\S+: |"?--)|$)`,
);
const removal = new RegExp(`^([\\w.-]+(?:(?:${between})[\\w.-]+)*)(?: from (${place}))?(?:(?:${between})|$)`);
const example = /^(.*?) \(an example: write ([^()]+)\)(.*)$/;
const condition = /^(.*?) ((?:if|unless) .*)$/;

/** Separates the parts of an alternative, and alternatives. Behind it is a verb. */
const nextPart = /, and (?=(?:remove|set|use) )/;
const nextClause = /, or (?=[a-z]+ )/;

/**
 * The translation of advice such as `Set a: "x" in cilium_extra_values, or remove b.`
 *
 * @param translate translates what else a clause holds: conditions, examples, `use kernel 5.10 or newer`
 * @returns undefined for any other text, and where a part of it has no translation
 */
export function translatedAdvice(text: string, translate: (part: string) => string | undefined): string | undefined {
  const isSentence = /^(?:Set|Remove|Use) /.test(text) && text.endsWith('.');
  // One part that is neither a line nor a name has a template of its own.
  if (!isSentence && !/^(?:set|remove) |^use .*, (?:or|and) [a-z]+ /.test(text)) return undefined;
  const body = isSentence ? text.charAt(0).toLowerCase() + text.slice(1, -1) : text;
  const parsed = condition.exec(body);
  const when = parsed ? translate(parsed[2] ?? '') : '';
  // Only a part of the text is translated by itself, which ends the recursion.
  const shorter = (part: string): string | undefined => (part.length < text.length ? translate(part) : undefined);
  const clauses = (parsed?.[1] ?? body).split(nextClause).map((clause) => translatedClause(clause, shorter));
  if (when === undefined || clauses.includes(undefined)) return undefined;
  return `${when}${isSentence ? '请' : ''}${clauses.join('，或')}${isSentence ? '。' : ''}`;
}

function translatedClause(clause: string, translate: (part: string) => string | undefined): string | undefined {
  const [, before = clause, meant, behind = ''] = example.exec(clause) ?? [];
  const remark = meant === undefined ? '' : translate(meant);
  const parts = `${before}${behind}`.split(nextPart).map((part) => translatedPart(part, translate));
  if (remark === undefined || parts.includes(undefined)) return undefined;
  const [first, ...others] = parts;
  const shown = meant === undefined ? first : `${first}（仅为示例：请写${remark}）`;
  return [shown, ...others].join('，并');
}

function translatedPart(part: string, translate: (part: string) => string | undefined): string | undefined {
  const found = part.startsWith('set ')
    ? grouped(part.slice(4), group, (names, at) => `${at && `在 ${at} 中`}设置 ${names}`)
    : part.startsWith('remove ')
      ? grouped(part.slice(7), removal, (names, at) => `${at && `从 ${at} 中`}删除 ${names}`)
      : undefined;
  return found ?? translate(part);
}

/** The groups of a list, each with its place. */
function grouped(text: string, one: RegExp, phrase: (names: string, place: string) => string): string | undefined {
  const phrases: string[] = [];
  let rest = text;
  while (rest !== '') {
    const [whole, names = '', at = ''] = one.exec(rest) ?? [];
    if (!whole) return undefined;
    phrases.push(phrase(listed(names), at));
    rest = rest.slice(whole.length);
  }
  return phrases.join('，');
}

/** The items of a list, with Chinese between them; alternatives of a value likewise. */
function listed(names: string): string {
  return names.replace(/"(?:[^"\\]|\\.)*"|\[[^\]]*\]|\{[^}]*\}|, | and | or /g, (found) => {
    if (found === ', ') return '、';
    if (found === ' and ') return ' 和 ';
    return found === ' or ' ? ' 或 ' : found;
  });
}
