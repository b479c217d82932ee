/** Configuration that is shown, coloured as in the editor. */
import { yamlLanguage } from '@codemirror/lang-yaml';
import { highlightCode } from '@lezer/highlight';
import { h } from '../dom.ts';
import { highlight } from '../editor/look.ts';

/** A text as YAML; flags and commands have nothing to colour but comments, which are the same. */
export function code(text: string, label: string): HTMLElement {
  // A block that scrolls can be scrolled with keys only if it can have the focus.
  const element = h('pre', { class: 'code', tabindex: 0, role: 'region', 'aria-label': label });
  highlightCode(
    text,
    yamlLanguage.parser.parse(text),
    highlight,
    (part, classes) => element.append(classes === '' ? part : h('span', { class: classes }, part)),
    () => element.append('\n'),
  );
  return element;
}
