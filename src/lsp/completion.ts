/** Completion items for clients of the protocol. */
import { type CompletionItem, CompletionItemKind, InsertTextFormat, type Position } from 'vscode-languageserver';
import type { Catalog } from '../catalog/catalog.ts';
import { suggestionsAt } from '../commands/complete/complete.ts';
import type { Suggestion, Topic } from '../commands/complete/suggestion.ts';
import type { Translate } from '../language/translator.ts';
import type { Analysis } from './analysis.ts';

export interface CompletionContext {
  catalog: Catalog;
  analysis: Analysis;
  path: string;
  lines: readonly string[];
  /** Translates into the language of the editor. */
  translate: Translate;
}

/** The data to build an item's documentation once the client requests it. */
export interface ItemData {
  topic: Topic;
  kubespray: string;
  cilium: string;
}

const itemKinds = {
  name: CompletionItemKind.Property,
  section: CompletionItemKind.Module,
  value: CompletionItemKind.Value,
  rule: CompletionItemKind.Constant,
} as const satisfies Record<Suggestion['kind'], CompletionItemKind>;

/** The completions at a position. */
export async function completionsAt(position: Position, context: CompletionContext): Promise<CompletionItem[]> {
  const { analysis, lines, path, catalog, translate } = context;
  const kind = analysis.kindOf(path);
  const found = await suggestionsAt(position, { catalog, kind, target: () => analysis.target(), lines });
  if (!found.some(({ topic }) => topic)) return found.map((item, index) => itemOf(item, index, position, translate));
  const { release, cilium } = await analysis.target();
  return found.map((item, index) => {
    const { topic } = item;
    const data = topic && ({ topic, kubespray: release.facts.release, cilium } satisfies ItemData);
    return { ...itemOf(item, index, position, translate), ...(data && { data }) };
  });
}

function itemOf(item: Suggestion, index: number, { line }: Position, translate: Translate): CompletionItem {
  const range = { start: { line, character: item.start }, end: { line, character: item.end } };
  return {
    label: item.label,
    kind: itemKinds[item.kind],
    ...(item.detail !== '' && { detail: translate(item.detail) }),
    filterText: item.filter,
    // Values keep their own order. Names are sorted alphabetically.
    ...(item.kind === 'value' && { sortText: String(index).padStart(4, '0') }),
    insertTextFormat: InsertTextFormat.PlainText,
    // The text already contains the indentation.
    insertTextMode: 1,
    textEdit: { range, newText: item.text },
  };
}
