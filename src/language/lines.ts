/** A report of several lines in another language. */
import type { Translate } from './translator.ts';

/** What is before the text of a line: indentation, marks of a list, a heading or a comment of a shell. */
const lead = /^(?:\s*(?:(?:[-*]|\d+\.|#+) )*)/;

/**
 * Translates a report line by line. Blocks of code stay as they are, and so do rows of tables and lines with an
 * indentation of `code` blanks or more.
 */
export function translatedLines(text: string, translate: Translate, code = Number.POSITIVE_INFINITY): string {
  let isCode = false;
  return text
    .split('\n')
    .map((line) => {
      if (/^\s*`{3,}/.test(line)) isCode = !isCode;
      const start = lead.exec(line)?.[0] ?? '';
      const isKept = isCode || line === start || line.startsWith('|') || line.search(/\S/) >= code;
      return isKept ? line : start + translate(line.slice(start.length));
    })
    .join('\n');
}

/** A YAML file with its own comments in another language; `  key: ` and `- ` in front of a text stay. */
export function translatedComments(yaml: string, translate: Translate): string {
  return yaml.replace(
    /^(\s*# (?:- | {2}\w+: )?)(.*)$/gm,
    (_, mark: string, comment: string) => mark + translate(comment),
  );
}

/** A report in Chinese with colons and commas of full width next to Chinese text. Code and commands have no such text. */
export function fullWidthMarks(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}）]): ?(?=\S|$)/gmu, '：')
    .replace(/: (?=\p{Script=Han})/gu, '：')
    .replace(/(?<=\p{Script=Han}), (?=\p{Script=Han})/gu, '，');
}
