/** Names and values that the target takes at the cursor. */
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  type Position,
  type Range,
} from 'vscode-languageserver';
import { features } from '../../features/registry.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { LintTarget } from '../cluster/target/release-choice.ts';
import { ruleset } from '../commands/lint/ruleset.ts';
import { severities } from '../core/finding.ts';
import type { Json } from '../core/json.ts';
import { toText } from '../core/text.ts';
import { acceptedBelow } from '../formats/intent/accepted.ts';
import { intentJsonSchema } from '../formats/intent/schema.ts';
import { ruleIds } from '../lint/lint.ts';
import { scalar } from '../yaml/write.ts';
import { acceptedValues, type Name, optionNames, valueNames, variableNames } from './accepted.ts';
import type { Analysis } from './analysis.ts';
import { type Cursor, cursorAt, pathOf } from './cursor.ts';
import { type DocumentKind, type Subject, subjectOf } from './subject.ts';

export interface CompletionContext {
  catalog: Catalog;
  analysis: Analysis;
  path: string;
  lines: readonly string[];
}

/** What an item's documentation is about, kept until the client requests it. */
export interface ItemData {
  topic: string;
  kubespray: string;
  cilium: string;
}

/** What can are at a position. */
export async function completionsAt(position: Position, context: CompletionContext): Promise<CompletionItem[]> {
  const { analysis, lines, path } = context;
  const cursor = cursorAt(lines, position.line, position.character);
  if (cursor.part === 'comment') return rulesFor(cursor, position);
  const kind = analysis.kindOf(path);
  if (!kind) return [];
  const target = await analysis.target();
  if (cursor.part === 'value') {
    const subject = subjectOf(pathOf(cursor), kind, target.release.facts);
    return subject ? valueItems(await valuesFor(subject, target, context.catalog), subject, cursor, position) : [];
  }
  const names = await namesFor(cursor, kind, target);
  return keyItems(names, cursor, position, lines, target);
}

/** Rules behind a comment that switches some off. */
function rulesFor({ typed }: Cursor, position: Position): CompletionItem[] {
  const match = /^#[ \t]*cilium-extras-(?:disable|enable)[\w-]*[ \t]+(?:[\w/-]+[ \t,]+)*([\w/-]*)$/.exec(typed);
  if (!match) return [];
  const range = rangeBefore(position, match[1]?.length ?? 0);
  return ruleIds(ruleset).map((id) => {
    return { label: id, kind: CompletionItemKind.Constant, textEdit: { range, newText: id } };
  });
}

/** Keys that can are where the cursor is. */
async function namesFor({ above }: Cursor, kind: DocumentKind, target: LintTarget): Promise<Name[]> {
  // Any name at all tells what its neighbours are.
  const subject = subjectOf([...above, '?'], kind, target.release.facts);
  switch (subject?.kind) {
    case 'variable':
      return variableNames(target);
    case 'option':
      return optionNames(target);
    case 'value':
      return valueNames(target, subject.path.slice(0, -1));
    case 'intent':
      return intentNames(subject.path.slice(0, -1));
    case 'configuration':
      return configurationNames(subject.path.slice(0, -1));
    default:
      return [];
  }
}

function intentNames(above: readonly string[]): Name[] {
  return acceptedBelow(intentJsonSchema(features), above.map(asStep)).map(({ key, description, isMapping }) => {
    const topic = above[0] === 'features' ? [...above.slice(1), key].join('.') : '';
    return { name: key, detail: description, isMapping, topic };
  });
}

/** Items of lists are `-` to the cursor. */
function asStep(key: string): string | number {
  return key === '-' ? 0 : key;
}

const configurationKeys: Readonly<Record<string, readonly string[]>> = {
  '': ['targets', 'rules', 'overrides', 'ignore'],
  targets: ['paths', 'kubespray', 'kubean', 'cilium', 'kernel'],
  overrides: ['paths', 'rules'],
};

function configurationNames(above: readonly string[]): Name[] {
  if (above.at(-1) === 'rules') {
    return ruleIds(ruleset).map((id) => ({ name: id, detail: '', isMapping: false, topic: id }));
  }
  const keys = configurationKeys[above.filter((key) => key !== '-').join('.')] ?? [];
  return keys.map((name) => ({ name, detail: '', isMapping: false, topic: '' }));
}

function keyItems(
  names: readonly Name[],
  cursor: Cursor,
  position: Position,
  lines: readonly string[],
  { release, cilium }: LintTarget,
): CompletionItem[] {
  const range = tokenRange(cursor.key, cursor, position);
  const hasColon = cursor.value !== undefined;
  const present = new Set(cursor.isFlow ? [] : siblings(lines, position.line, range.start.character));
  const indent = ' '.repeat(range.start.character + 2);
  return names
    .filter(({ name }) => !present.has(name))
    .map(({ name, detail, isMapping, topic }): CompletionItem => {
      const key = scalar(name);
      const below = cursor.isFlow ? `${key}: { ` : `${key}:\n${indent}`;
      const newText = hasColon ? key : isMapping ? below : `${key}: `;
      const data: ItemData = { topic, kubespray: release.facts.release, cilium };
      return {
        label: name,
        kind: isMapping ? CompletionItemKind.Module : CompletionItemKind.Property,
        ...(detail !== '' && { detail }),
        filterText: name,
        insertTextFormat: InsertTextFormat.PlainText,
        // The indentation is in the text.
        insertTextMode: 1,
        textEdit: { range, newText },
        ...(topic !== '' && { data }),
      };
    });
}

/** Keys at the same depth around a line, which cannot are twice. */
function siblings(lines: readonly string[], line: number, depth: number): string[] {
  const found: string[] = [];
  for (const step of [-1, 1]) {
    for (let index = line + step; index >= 0 && index < lines.length; index += step) {
      const text = lines[index] ?? '';
      if (text.trim() === '' || /^[ \t]*#/.test(text)) continue;
      const indent = /^[ \t]*/.exec(text)?.[0].length ?? 0;
      if (indent < depth || /^---/.test(text)) break;
      const key = indent === depth ? /^["']?([^"'\s:#][^"':#]*)["']?[ \t]*:/.exec(text.trim())?.[1] : undefined;
      if (key !== undefined) found.push(key);
    }
  }
  return found;
}

/** Values that a subject takes. */
async function valuesFor(subject: Subject, target: LintTarget, catalog: Catalog): Promise<Json[]> {
  if (subject.kind === 'configuration') {
    if (subject.path.includes('rules')) return ['off', ...severities];
    return versionsFor(subject.path.at(-1), catalog);
  }
  if (subject.kind !== 'intent') return acceptedValues(subject, target);
  const [head, name] = subject.path;
  if (head === 'target') return versionsFor(name, catalog);
  if (head === 'version') return [1];
  const { values } = acceptedAt(subject.path);
  return values;
}

function acceptedAt(path: readonly string[]): { values: Json[] } {
  const above = path.slice(0, -1).map(asStep);
  const entry = acceptedBelow(intentJsonSchema(features), above).find(({ key }) => key === path.at(-1));
  return { values: entry?.values ?? [] };
}

/** Releases that a key of a target can name, the newest first. */
async function versionsFor(key: string | undefined, catalog: Catalog): Promise<Json[]> {
  switch (key) {
    case 'kubespray':
      return (await catalog.index()).kubespray.map(({ release }) => release).reverse();
    case 'kubean':
      return (await catalog.kubean()).releases.map(({ release }) => release).reverse();
    case 'cilium': {
      const { cilium } = await catalog.index();
      return cilium.map(({ last }) => last).reverse();
    }
    default:
      return [];
  }
}

function valueItems(values: readonly Json[], subject: Subject, cursor: Cursor, position: Position): CompletionItem[] {
  const range = tokenRange(cursor.value, cursor, position);
  // A ConfigMap takes text only.
  const isText = subject.kind === 'option';
  const items = new Map<string, CompletionItem>();
  for (const [index, value] of values.entries()) {
    const text = toText(value);
    const newText = scalar(isText || typeof value === 'object' ? text : value);
    items.set(newText, {
      label: text,
      kind: CompletionItemKind.Value,
      // With its quotes where some are written already.
      filterText: /^["']/.test(cursor.typed) ? newText : text,
      sortText: String(index).padStart(4, '0'),
      textEdit: { range, newText: behindColon(cursor, position, newText) },
    });
  }
  return [...items.values()];
}

/** A blank between the colon and the value, where none is yet. */
function behindColon({ key }: Cursor, { character }: Position, text: string): string {
  return key !== undefined && character === key.end + 1 ? ` ${text}` : text;
}

function tokenRange(token: Cursor['key'], { typed }: Cursor, position: Position): Range {
  if (!token || token.text === '') return rangeBefore(position, typed.length);
  return {
    start: { line: position.line, character: Math.min(token.start, position.character) },
    end: { line: position.line, character: Math.max(token.end, position.character) },
  };
}

function rangeBefore({ line, character }: Position, length: number): Range {
  return { start: { line, character: character - length }, end: { line, character } };
}
