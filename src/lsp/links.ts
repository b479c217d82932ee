/** Links from names of rules in a text to their pages. */
import type { DocumentLink } from 'vscode-languageserver';
import { cursorAt, type Token } from '../commands/complete/cursor.ts';
import type { DocumentKind } from '../commands/complete/subject.ts';
import { ruleset } from '../commands/lint/ruleset.ts';
import { ruleIds } from '../lint/lint.ts';

const directive = /#[ \t]*cilium-extras-(?:disable|enable)[\w-]*(?=[ \t])/;

/** The rules that a comment on a line names. */
export function rulesInComment(line: string): Token[] {
  const match = directive.exec(line);
  if (!match) return [];
  const from = match.index + match[0].length;
  const [named = ''] = line.slice(from).split(/[ \t]--(?:[ \t]|$)/);
  return [...named.matchAll(/[\w/-]+/g)].map(({ 0: text, index }) => {
    return { text, start: from + index, end: from + index + text.length };
  });
}

let ids: ReadonlySet<string> | undefined;

/** True for the id of a rule or constraint. */
export function isRule(id: string): boolean {
  ids ??= new Set(ruleIds(ruleset));
  return ids.has(id);
}

/** Links in a document: in comments that switch off rules, and in the repository's configuration. */
export function linksIn(
  lines: readonly string[],
  kind: DocumentKind | undefined,
  link: (rule: string) => string | undefined,
): DocumentLink[] {
  return lines.flatMap((line, index) => {
    const tokens = rulesInComment(line);
    if (kind === 'configuration') tokens.push(...configuredRules(lines, index));
    return tokens.flatMap(({ text, start, end }): DocumentLink[] => {
      const target = isRule(text) ? link(text) : undefined;
      if (target === undefined) return [];
      const range = { start: { line: index, character: start }, end: { line: index, character: end } };
      return [{ range, target, tooltip: text }];
    });
  });
}

function configuredRules(lines: readonly string[], line: number): Token[] {
  const { above, key } = cursorAt(lines, line, 0);
  return key && above.at(-1) === 'rules' ? [key] : [];
}
