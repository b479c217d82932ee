/** Buttons that copy, and command lines to be copied. */
import { h } from '../dom.ts';
import type { Texts } from '../texts/texts.ts';

/** Copies a text; false if the browser does not allow it, as on a page without TLS. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A button that copies a text and confirms it. */
export function copyButton(texts: Texts, text: () => string): HTMLButtonElement {
  const button = h('button', { class: 'small', type: 'button', onclick: copy }, texts.copy);
  async function copy(): Promise<void> {
    button.textContent = (await copyText(text())) ? texts.copied : texts.copyFailed;
    setTimeout(() => {
      button.textContent = texts.copy;
    }, 1500);
  }
  return button;
}

/** The equivalent command line. */
export function commandLine(texts: Texts, command: string): HTMLElement {
  return h(
    'div',
    { class: 'command' },
    h('span', { class: 'command-name' }, texts.onCommandLine),
    h('code', {}, command),
    copyButton(texts, () => command),
  );
}
