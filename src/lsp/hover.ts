/** The explanation of the name under the cursor, and the location that decides its value. */
import type { Hover, Position } from 'vscode-languageserver';
import { features } from '../../features/registry.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import { cursorAt, pathOf, type Token } from '../commands/complete/cursor.ts';
import { type Subject, subjectOf } from '../commands/complete/subject.ts';
import type { Topic } from '../commands/complete/suggestion.ts';
import { topicAt } from '../commands/complete/topic.ts';
import { explain } from '../commands/explain/explain.ts';
import { explanationMarkdown } from '../commands/explain/markdown.ts';
import type { MatrixSource } from '../commands/matrix/matrix.ts';
import type { Translate } from '../language/translator.ts';
import type { Analysis } from './analysis.ts';
import { winners } from './definition.ts';
import { rulesInComment } from './links.ts';

export interface HoverContext {
  catalog: Catalog;
  matrix?: MatrixSource | undefined;
  analysis: Analysis;
  path: string;
  lines: readonly string[];
  /** Translates into the language of the editor, including the texts of explanations. */
  translate: Translate;
  /** A path in the form that the editor's user knows. */
  shortPath(path: string): string;
}

/** The hover at a position; undefined if there is nothing to show. */
export async function hoverAt(position: Position, context: HoverContext): Promise<Hover | undefined> {
  const { analysis, lines, path, catalog } = context;
  const cursor = cursorAt(lines, position.line, position.character);
  const kind = analysis.kindOf(path);
  const target = await analysis.target();
  const found =
    cursor.part === 'comment'
      ? ruleAt(lines[position.line] ?? '', position.character)
      : kind && topicAt(cursor, subjectOf(pathOf(cursor), kind, target.release.facts));
  if (!found) return undefined;
  const { name, isSetting } = found.topic;
  const explanation = await explain(name, catalog, features, context.matrix, isSetting);
  if (!explanation) return undefined;
  const versions = { kubespray: target.release.facts.release, cilium: target.cilium };
  const parts = [explanationMarkdown(explanation, versions, context.translate)];
  const subject = kind && subjectOf(pathOf(cursor), kind, target.release.facts);
  if (subject && cursor.part === 'key') parts.unshift(...whoWins(subject, await analysis.views(), context, position));
  const { start, end } = found.token;
  return {
    contents: { kind: 'markdown', value: parts.join('\n') },
    range: { start: { line: position.line, character: start }, end: { line: position.line, character: end } },
  };
}

function ruleAt(line: string, character: number): { topic: Topic; token: Token } | undefined {
  const token = rulesInComment(line).find(({ start, end }) => start <= character && character <= end);
  return token && { topic: { name: token.text, isSetting: false }, token };
}

/** A line with the other locations that decide the value instead of this one; empty if there are no others. */
function whoWins(
  subject: Subject,
  views: readonly ScopeView[],
  { path, shortPath, translate }: HoverContext,
  { line }: Position,
): string[] {
  const places = winners(subject, views, path);
  const elsewhere = places.filter((place) => place.file !== path || place.line !== line + 1);
  if (elsewhere.length === 0) return [];
  const said = elsewhere.map((place) => `${shortPath(place.file)}:${place.line}`).join(', ');
  return [`${translate(`Decided by ${said}.`)}\n`];
}
