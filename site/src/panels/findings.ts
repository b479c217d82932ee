/** The findings as a list, with a button for each fix. */
import type { LintFinding } from '../../../src/index.ts';
import { fill, h } from '../dom.ts';
import { examples } from '../examples/examples.ts';
import type { Checked } from '../state/session.ts';
import { commandFor } from './command.ts';
import { commandLine } from './copy.ts';
import type { Context, Panel } from './panel.ts';

/** Rules with an explanation have a kebab-case name; others are notes on the run. */
function ruleLink({ store }: Context, { rule }: LintFinding): HTMLElement {
  return h(
    'button',
    { class: 'link mono', type: 'button', onclick: () => store.set({ name: rule, tab: 'explain' }) },
    rule,
  );
}

function place(context: Context, finding: LintFinding): HTMLElement {
  const { texts, editor } = context;
  const { location } = finding;
  if (!location) return h('span', { class: 'place' }, texts.wholeText);
  return h(
    'button',
    { class: 'link place', type: 'button', onclick: () => editor.goTo(finding) },
    texts.line(location.line),
  );
}

function row(context: Context, finding: LintFinding, { text }: Checked): HTMLElement {
  const { texts, editor } = context;
  return h(
    'li',
    { class: `finding ${finding.severity}` },
    h(
      'div',
      { class: 'finding-head' },
      h('span', { class: 'severity' }, texts.severities[finding.severity]),
      place(context, finding),
      ruleLink(context, finding),
    ),
    h(
      'div',
      { class: 'finding-body' },
      h('p', {}, finding.message),
      finding.fix &&
        h('button', { class: 'small', type: 'button', onclick: () => editor.apply(finding, text) }, texts.fix),
    ),
  );
}

/** Suggestions for a start, if the text is empty. */
function beginnings({ texts, editor }: Context): HTMLElement {
  return h(
    'div',
    { class: 'notice' },
    h('p', {}, texts.empty),
    h(
      'ul',
      { class: 'choices' },
      examples.map(({ id, text }) =>
        h(
          'li',
          {},
          h('button', { class: 'link', type: 'button', onclick: () => editor.setText(text) }, texts.examples[id]),
        ),
      ),
    ),
  );
}

async function fixAll({ client, editor }: Context, { paste, text }: Checked): Promise<void> {
  const fixed = await client.ask('fix', paste);
  if (editor.text === text) editor.setText(fixed);
}

export function findingsPanel(context: Context): Panel {
  const { session, texts } = context;
  const element = h('div', { class: 'panel' });

  function summary(checked: Checked): HTMLElement {
    const count = (severity: string) => checked.findings.filter((finding) => finding.severity === severity).length;
    const fixable = checked.findings.filter(({ fix }) => fix).length;
    return h(
      'div',
      { class: 'bar' },
      h('strong', {}, texts.counts(count('error'), count('warning'), count('info'))),
      fixable > 0 &&
        h(
          'button',
          { class: 'primary', type: 'button', title: texts.undoHint, onclick: () => fixAll(context, checked) },
          texts.fixAll(fixable),
        ),
    );
  }

  function content(): (HTMLElement | false)[] {
    const { checked, kind, error } = session.knowledge;
    if (error !== undefined) return [h('p', { class: 'notice error', role: 'alert' }, texts.failed(error))];
    if (context.store.get().text.trim() === '') return [beginnings(context)];
    if (!checked)
      return [h('p', { class: 'notice' }, kind || session.knowledge.busy ? texts.loading : texts.unknownKind)];
    const isHelm = checked.paste.kind === 'helm-command' || checked.paste.kind === 'helm-values';
    return [
      checked.findings.length > 0 && summary(checked),
      checked.findings.length === 0
        ? h('p', { class: 'notice good' }, texts.clean(checked.kubespray))
        : h(
            'ul',
            { class: 'findings' },
            checked.findings.map((finding) => row(context, finding, checked)),
          ),
      isHelm && commandLine(texts, commandFor('translate', checked)),
      checked.paste.kind !== 'helm-command' && commandLine(texts, commandFor('lint', checked)),
    ];
  }

  return { element, update: () => fill(element, content()) };
}
