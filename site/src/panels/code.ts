/** Shows configuration, highlighted as in the editor. */
import { yamlLanguage } from '@codemirror/lang-yaml';
import { highlightCode } from '@lezer/highlight';
import { h } from '../dom.ts';
import { highlight } from '../editor/look.ts';

/**
 * A text highlighted as YAML. In flags and commands only comments need highlighting, and these have the same syntax.
 */
export function code(text: string, label: string): HTMLElement {
  // The keyboard can scroll a block only if it is focusable.
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
