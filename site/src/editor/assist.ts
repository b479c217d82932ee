/**
 * Completion, explanations and search in the editor. Loaded when the user first points at the editor or types in it.
 */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from '@codemirror/autocomplete';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { type EditorView, hoverTooltip, keymap, type Tooltip } from '@codemirror/view';
import type { KnownAt, Suggestion } from '../../../src/index.ts';
import { h } from '../dom.ts';
import type { Texts } from '../texts/texts.ts';
import type { Place } from '../worker/protocol.ts';

/** Provides names and values. */
export interface Assistant {
  suggest(text: string, place: Place): Promise<Suggestion[]>;
  describe(text: string, place: Place): Promise<KnownAt | undefined>;
  /** Shows the full explanation of a name. */
  explain(name: string): void;
}

/** Text that opens a list by itself: a part of a name, or the blank after a colon. */
const start = /(?:[\w./"'-]|:[ \t])$/;
/** Text that only narrows an open list. */
const goesOn = /^[\w./"'-]*$/;

const types = { name: 'property', section: 'namespace', value: 'constant', rule: 'text' } as const;

function completionOf(item: Suggestion, index: number, cursor: number): Completion {
  // Characters after the cursor that belong to the name are replaced too.
  const behind = Math.max(0, item.end - cursor);
  return {
    label: item.filter,
    displayLabel: item.label,
    detail: item.detail,
    type: types[item.kind],
    // Values keep their order: the usual one comes first.
    ...(item.kind === 'value' && { boost: Math.max(-99, -index) }),
    apply(view, _completion, from, to) {
      view.dispatch({
        changes: { from, to: to + behind, insert: item.text },
        selection: { anchor: from + item.text.length },
        userEvent: 'input.complete',
      });
      // After a key, offers its values or the keys below it.
      if (item.text.trimEnd().endsWith(':')) startCompletion(view);
    },
  };
}

function placeAt(view: Pick<EditorView, 'state'>, position: number): Place {
  const line = view.state.doc.lineAt(position);
  return { line: line.number - 1, character: position - line.from };
}

/** The editor extensions for configuration that query the assistant. */
export function assistance(assistant: Assistant, texts: Texts): Extension {
  async function complete(context: CompletionContext): Promise<CompletionResult | null> {
    const { state, pos } = context;
    const line = state.doc.lineAt(pos);
    if (!context.explicit && !start.test(line.text.slice(0, pos - line.from))) return null;
    const place = placeAt(context, pos);
    const items = await assistant.suggest(state.doc.toString(), place);
    const [first] = items;
    if (!first) return null;
    const options = items.map((item, index) => completionOf(item, index, place.character));
    return { from: line.from + Math.min(first.start, place.character), options, validFor: goesOn };
  }

  async function explain(view: EditorView, position: number): Promise<Tooltip | null> {
    const { doc } = view.state;
    const described = await assistant.describe(doc.toString(), placeAt(view, position));
    if (!described || view.state.doc !== doc) return null;
    const { from } = doc.lineAt(position);
    if (position < from + described.start || position > from + described.end) return null;
    return { pos: from + described.start, end: from + described.end, create: () => ({ dom: card(described) }) };
  }

  function card({ name, kind, detail, values, topic }: KnownAt): HTMLElement {
    const more = (): void => {
      if (topic) assistant.explain(topic.name);
    };
    return h(
      'div',
      { class: 'card' },
      h('p', {}, h('strong', { class: 'mono' }, name), ' ', h('span', { class: 'tag' }, texts.subjectKinds[kind])),
      detail !== '' && h('p', {}, detail),
      values.length > 1 && h('p', {}, texts.takes, ' ', h('span', { class: 'mono' }, values.slice(0, 12).join(', '))),
      topic && h('p', {}, h('button', { class: 'link', type: 'button', onclick: more }, texts.explainFeature)),
    );
  }

  return [
    autocompletion({ override: [complete], icons: false, maxRenderedOptions: 60 }),
    hoverTooltip(explain, { hoverTime: 350 }),
    highlightSelectionMatches(),
    keymap.of(searchKeymap),
  ];
}
