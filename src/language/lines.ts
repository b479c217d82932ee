/** Translates reports of several lines. */
import type { Translate } from './translator.ts';

/** What comes before the text of a line: indentation, list markers, and markers of a heading or a shell comment. */
const lead = /^(?:\s*(?:(?:[-*]|\d+\.|#+) )*)/;

/**
 * Translates a report line by line. It leaves out blocks of code, rows of tables, and lines with an indentation of
 * `code` blanks or more.
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

/** Translates the comments of a generated YAML file. It keeps `  key: ` and `- ` before a text. */
export function translatedComments(yaml: string, translate: Translate): string {
  return yaml.replace(
    /^(\s*# (?:- | {2}\w+: )?)(.*)$/gm,
    (_, mark: string, comment: string) => mark + translate(comment),
  );
}

/** Replaces colons and commas next to Chinese text by full-width ones. Code and commands contain no Chinese text. */
export function fullWidthMarks(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}）]): ?(?=\S|$)/gmu, '：')
    .replace(/: (?=\p{Script=Han})/gu, '：')
    .replace(/(?<=\p{Script=Han}), (?=\p{Script=Han})/gu, '，');
}
