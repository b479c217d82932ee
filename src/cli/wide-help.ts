/**
 * Layout of help in a language with wide characters: each takes two columns, and a line may break between any two of
 * them.
 */
import { Help, type HelpConfiguration } from 'commander';
import { widthOf } from '../core/text.ts';
import type { Translate } from '../language/translator.ts';

/** A wide character with the punctuation after it, which must not begin a line; or a word. */
const chunk =
  /\s*(?:[\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+|[（“《])+?[、。，；：！？）”》]*/g;

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const part of line.match(chunk) ?? []) {
    if (current !== '' && widthOf(current + part) > width) {
      lines.push(current);
      current = part.trimStart();
    } else current += part;
  }
  return [...lines, current];
}

/** The parts of commander's help that depend on the language. */
export function translatedHelp(translate: Translate): HelpConfiguration {
  const extra = (text: string) =>
    text
      .replace(/ \((?=choices: |default: )/, '（')
      .replace(/(choices|default): /g, (_, word: string) => translate(`${word}:`));
  return {
    displayWidth: widthOf,
    boxWrap: (text, width) =>
      text
        .split('\n')
        .flatMap((line) => wrapLine(line, width))
        .join('\n'),
    optionDescription(option) {
      const text = Help.prototype.optionDescription.call(new Help(), option);
      return text.includes('(choices: ') || text.includes('(default: ') ? extra(text).replace(/\)$/, '）') : text;
    },
  };
}
