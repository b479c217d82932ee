/** The editor: CodeMirror with the library's findings in the text. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import type { LintFinding } from '../../../src/index.ts';
import type { Texts } from '../texts/texts.ts';
import type { Assistant } from './assist.ts';
import { look } from './look.ts';
import { rangeOf } from './places.ts';

export class Editor {
  readonly #view: EditorView;
  readonly #texts: Texts;

  readonly #assistance = new Compartment();

  /** @param changed called with the text after each change, whatever caused it */
  constructor(parent: HTMLElement, text: string, texts: Texts, assistant: Assistant, changed: (text: string) => void) {
    this.#texts = texts;
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          indentUnit.of('  '),
          bracketMatching(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          yaml(),
          placeholder(texts.placeholder),
          // Tab keeps its meaning in the browser, so that keyboard users can leave the editor.
          keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': texts.editorLabel, spellcheck: 'false' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed(update.state.doc.toString());
          }),
          this.#assistance.of([]),
          look,
        ],
      }),
    });
    // Somebody who only reads findings needs neither completion nor search, so their code is not loaded.
    let asked = false;
    const assist = async (): Promise<void> => {
      if (asked) return;
      asked = true;
      try {
        const { assistance } = await import('./assist.ts');
        this.#view.dispatch({ effects: this.#assistance.reconfigure(assistance(assistant, texts)) });
      } catch {
        // Without a network the editor works without it; the next attempt loads again.
        asked = false;
      }
    };
    for (const event of ['focus', 'pointerenter'] as const) this.#view.contentDOM.addEventListener(event, assist);
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Replaces the whole text, in one step that can be undone. */
  setText(text: string): void {
    const { doc } = this.#view.state;
    if (doc.toString() === text) return;
    this.#view.dispatch({ changes: { from: 0, to: doc.length, insert: text }, selection: { anchor: 0 } });
  }

  /** Marks the findings, unless the text has changed since. */
  show(findings: readonly LintFinding[], text: string): void {
    const { doc } = this.#view.state;
    if (doc.toString() !== text) return;
    // A finding about the whole text is only in the list.
    const placed = findings.filter(({ location }) => location !== undefined);
    const diagnostics = placed.map((finding): Diagnostic => {
      const { fix } = finding;
      const action = { name: this.#texts.fix, apply: () => this.apply(finding, text) };
      return {
        ...rangeOf(doc, finding.location),
        severity: finding.severity,
        message: finding.message,
        source: finding.rule,
        ...(fix && { actions: [action] }),
      };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  /** Applies a finding's fix; false if the text has changed since the finding. */
  apply({ fix }: LintFinding, text: string): boolean {
    if (!fix || this.text !== text) return false;
    this.#view.dispatch({
      changes: fix.changes.map(({ start, end, text: insert }) => ({ from: start, to: end, insert })),
      userEvent: 'input.fix',
    });
    return true;
  }

  /** Moves the cursor to a finding and focuses the editor. */
  goTo({ location }: LintFinding): void {
    const { from } = rangeOf(this.#view.state.doc, location);
    this.#view.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }
}
