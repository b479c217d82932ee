/** The text in every format that its target supports. */
import type { Generated, PasteFormat } from '../../../src/index.ts';
import { field, fill, h, select } from '../dom.ts';
import type { Checked } from '../state/session.ts';
import { Latest } from '../worker/client.ts';
import { code } from './code.ts';
import { commandFor } from './command.ts';
import { commandLine, copyButton } from './copy.ts';
import type { Context, Panel } from './panel.ts';

export function outputPanel(context: Context): Panel {
  const { store, session, client, texts } = context;
  const latest = new Latest();
  const head = h('div', { class: 'bar wrap' });
  const body = h('div', { class: 'stack' });
  const element = h('div', { class: 'panel' }, head, body);
  let shown = '';

  function commands(checked: Checked, format: PasteFormat): string {
    const { paste } = checked;
    const isInventory = paste.kind === 'group-vars' || paste.kind === 'inventory' || paste.kind === 'kubean';
    if (isInventory) {
      const read = commandFor('import', checked, ['-o intent.yaml']);
      return format === 'intent' ? read : `${read} && cilium-extras generate intent.yaml --format ${format}`;
    }
    const name = paste.kind === 'intent' ? 'generate' : 'translate';
    return commandFor(name, checked, [`--format ${format}`, '--partial']);
  }

  function show({ text, findings }: Generated, checked: Checked, format: PasteFormat): void {
    const errors = findings.filter(({ severity }) => severity === 'error');
    const about = text === undefined ? texts.noOutput : format === 'intent' ? texts.refusedIntent : texts.partial;
    const problems = h(
      'ul',
      { class: 'findings' },
      errors.map(({ message }) => h('li', { class: 'finding error' }, h('p', {}, message))),
    );
    fill(
      body,
      errors.length > 0 && h('div', { class: 'problems' }, h('p', {}, about), problems),
      text !== undefined &&
        h(
          'div',
          { class: 'with-copy' },
          h(
            'div',
            { class: 'bar' },
            h('strong', {}, texts.formats[format]),
            copyButton(texts, () => text),
          ),
          code(text, texts.formats[format]),
        ),
      commandLine(texts, commands(checked, format)),
    );
  }

  async function work(): Promise<void> {
    const { checked, error } = session.knowledge;
    if (!checked) {
      shown = '';
      fill(head);
      fill(body, h('p', { class: 'notice' }, error === undefined ? texts.noText : texts.failed(error)));
      return;
    }
    const { paste } = checked;
    const formats = await client.ask('formats', paste.kind);
    if (formats.length === 0) {
      shown = '';
      fill(head);
      fill(body, h('p', { class: 'notice' }, texts.noFormats));
      return;
    }
    const chosen = store.get().format;
    const format = formats.find((known) => known === chosen) ?? formats[0] ?? 'group-vars';
    const key = JSON.stringify([paste, format]);
    if (key === shown) return;
    shown = key;
    const options = formats.map((value) => ({ value, text: texts.formats[value] }));
    const control = select(texts.format, options, format, (value) => store.set({ format: value as PasteFormat }));
    const focused = head.contains(document.activeElement);
    fill(head, field(texts.format, control), h('span', { class: 'hint' }, texts.formatHints[format]));
    if (focused) control.focus();
    try {
      show(await client.ask('generate', paste, format), checked, format);
    } catch (problem) {
      fill(body, h('p', { class: 'notice error' }, texts.failed(problem instanceof Error ? problem.message : '')));
    }
  }

  async function busily(): Promise<void> {
    body.setAttribute('aria-busy', 'true');
    await work();
    body.removeAttribute('aria-busy');
  }

  return { element, update: () => latest.run(busily) };
}
