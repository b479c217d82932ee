/** The left half: the kind of the text, the editor, and the state of the last check. */
import type { PasteKind } from '../../../src/index.ts';
import { field, fill, h, select } from '../dom.ts';
import { pasteKinds } from '../state/kinds.ts';
import type { Session } from '../state/session.ts';
import type { Store } from '../state/state.ts';
import type { Texts } from '../texts/texts.ts';
import { hiddenSecret } from '../worker/protocol.ts';
import { Editor } from './editor.ts';

export interface EditorPane {
  element: HTMLElement;
  editor: Editor;
  /** Shows whether the address contains the text. */
  tellIsKept(isKept: boolean): void;
}

/** Builds the pane and its editor. */
export function editorPane(store: Store, session: Session, texts: Texts): EditorPane {
  const head = h('div', { class: 'pane-head' });
  const holder = h('div', { class: 'editor' });
  const foot = h('div', { class: 'pane-foot' });
  const editor = new Editor(holder, store.get().text, texts, session, (text) => store.set({ text }));
  const warning = h('p', { class: 'notice warning strip', role: 'alert', hidden: true }, texts.secretsHidden);
  const tooLong = h('p', { class: 'notice warning strip', role: 'alert', hidden: true }, texts.tooLong);
  let drawn = '';

  function drawKind(kind: PasteKind | undefined): void {
    const chosen = store.get().kind;
    const key = `${kind} ${chosen}`;
    if (key === drawn) return;
    drawn = key;
    const found =
      chosen === undefined && kind !== undefined ? texts.recognised(texts.kinds[kind]) : texts.automaticKind;
    const options = [
      { value: '', text: kind === undefined ? texts.notRecognised : found },
      ...pasteKinds.map((value) => ({ value, text: texts.kinds[value] })),
    ];
    const control = select(texts.kindField, options, chosen ?? '', (value) =>
      store.set({ kind: pasteKinds.find((known) => known === value), format: undefined }),
    );
    const focused = head.contains(document.activeElement);
    fill(head, field(texts.kindField, control));
    if (focused) control.focus();
  }

  session.subscribe(({ kind, checked, busy }) => {
    drawKind(kind);
    if (checked) editor.show(checked.findings, checked.text);
    else editor.show([], editor.text);
    const says = checked
      ? texts.checkedFor(checked.kubespray, checked.resolved?.cilium ?? '')
      : busy
        ? texts.checking
        : texts.private;
    const work = checked?.milliseconds.toFixed(1);
    fill(
      foot,
      h(
        'span',
        { role: 'status', 'aria-busy': busy && 'true', 'data-milliseconds': work, title: work && `${work} ms` },
        says,
      ),
      h('span', { class: 'keys' }, texts.editorHint),
    );
  });
  const warn = (): void => {
    warning.hidden = !store.get().text.includes(hiddenSecret);
  };
  warn();
  store.subscribe(warn);
  store.subscribe(() => drawKind(session.knowledge.kind));
  const element = h(
    'section',
    { class: 'pane input', 'aria-label': texts.input },
    head,
    warning,
    tooLong,
    holder,
    foot,
  );
  const tellIsKept = (isKept: boolean): void => {
    tooLong.hidden = isKept;
  };
  return { element, editor, tellIsKept };
}
