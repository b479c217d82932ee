/** What the cluster gets, and what it would get on another release for comparison. */
import type { ClusterEntry, ComparedEntry, PastedCluster } from '../../../src/index.ts';
import { field, fill, h, select } from '../dom.ts';
import { Latest } from '../worker/client.ts';
import { commandLine } from './copy.ts';
import type { Context, Panel } from './panel.ts';

type Kind = ClusterEntry['kind'];
type Show = 'all' | 'set' | 'different';

/** Without a comparison, all entries count as equal. */
function alone({ entries }: PastedCluster): ComparedEntry[] {
  return entries.map((entry) => ({ kind: entry.kind, name: entry.name, a: entry, same: true }));
}

function isSet({ a, b }: ComparedEntry): boolean {
  return a?.isDefault === false || b?.isDefault === false;
}

export function clusterPanel(context: Context, releases: readonly string[]): Panel {
  const { store, session, client, texts } = context;
  const latest = new Latest();
  let here: PastedCluster | undefined;
  let there: PastedCluster | undefined;
  let all: readonly ComparedEntry[] = [];
  let asked = '';
  let kind: Kind | undefined;
  let show: Show = 'set';
  let words = '';

  const search = h('input', {
    type: 'search',
    placeholder: texts.searchCluster,
    'aria-label': texts.searchCluster,
    oninput: () => {
      words = search.value;
      draw();
    },
  });
  const kinds = h('div', { class: 'chips', role: 'group', 'aria-label': texts.show });
  const controls = h('div', { class: 'bar wrap' });
  const count = h('span', { class: 'hint', 'aria-live': 'polite' });
  const body = h('div', { class: 'stack' });
  const element = h('div', { class: 'panel' }, controls, h('div', { class: 'bar wrap' }, kinds, search, count), body);

  function drawControls(): void {
    const compare = store.get().compare;
    const options = [
      { value: '', text: texts.nothing },
      ...releases.map((release) => ({ value: release, text: `Kubespray ${release}` })),
    ];
    const other = select(texts.compareField, options, compare ?? '', (value) => {
      show = value === '' ? 'set' : 'different';
      store.set({ compare: value === '' ? undefined : value });
    });
    const shows: { value: Show; text: string }[] = [
      { value: 'set', text: texts.showSet },
      { value: 'all', text: texts.showAll },
    ];
    if (compare !== undefined) shows.push({ value: 'different', text: texts.showDifferent });
    if (compare === undefined && show === 'different') show = 'set';
    const filter = select(texts.show, shows, show, (value) => {
      show = value as Show;
      draw();
    });
    const focused = controls.contains(document.activeElement);
    fill(controls, field(texts.show, filter), field(texts.compareField, other));
    if (focused) other.focus();
  }

  function drawKinds(rows: readonly ComparedEntry[]): void {
    const chip = (value: Kind | undefined, text: string, size: number) =>
      h(
        'button',
        {
          class: 'chip',
          type: 'button',
          'aria-pressed': kind === value ? 'true' : 'false',
          onclick: () => {
            kind = value;
            draw();
          },
        },
        `${text} ${size}`,
      );
    const entries = Object.entries(texts.entryKinds) as [Kind, string][];
    const focused = [...kinds.children].indexOf(document.activeElement as Element);
    fill(
      kinds,
      chip(undefined, texts.all, rows.length),
      entries.map(([value, text]) => chip(value, text, rows.filter((row) => row.kind === value).length)),
    );
    (kinds.children[focused] as HTMLElement | undefined)?.focus();
  }

  function matches(row: ComparedEntry): boolean {
    if (words === '') return true;
    const text = `${row.name} ${row.a?.value ?? ''} ${row.b?.value ?? ''}`.toLowerCase();
    return words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word));
  }

  function isShown(row: ComparedEntry): boolean {
    return show === 'all' || (show === 'different' ? !row.same : isSet(row));
  }

  function cell(entry: ClusterEntry | undefined): HTMLElement {
    if (!entry) return h('td', { class: 'quiet' }, texts.absent);
    const mark = entry.isDefault ? '' : 'set';
    if (entry.kind === 'object') return h('td', { class: mark }, texts.present);
    if (entry.value === null) return h('td', { class: 'quiet' }, texts.atRunTime);
    return h(
      'td',
      { class: `mono ${mark}` },
      entry.value === '' ? h('span', { class: 'quiet' }, texts.emptyValue) : entry.value,
    );
  }

  function line(row: ComparedEntry): HTMLElement {
    const compared = there !== undefined;
    const isDifferent = compared && !row.same;
    const name =
      row.kind === 'option'
        ? h(
            'button',
            { class: 'link mono', type: 'button', onclick: () => store.set({ name: row.name, tab: 'explain' }) },
            row.name,
          )
        : h('span', { class: 'mono' }, row.name);
    // If only differences are shown, every row would have the mark.
    const isMarked = isDifferent && show !== 'different';
    return h(
      'tr',
      isMarked ? { class: 'different' } : {},
      h('th', { scope: 'row' }, name, isMarked && h('span', { class: 'badge' }, texts.different)),
      cell(row.a),
      compared && cell(row.b),
    );
  }

  /** `diff` accepts a file with two releases, but it cannot read a command line. */
  function command(a: PastedCluster, b: PastedCluster): HTMLElement | false {
    const { paste, file } = session.knowledge.checked ?? {};
    if (!paste || paste.kind === 'helm-command' || paste.kind === 'helm-values' || paste.kind === 'services')
      return false;
    return commandLine(texts, `cilium-extras diff ${file}@${a.kubespray} ${file}@${b.kubespray}`);
  }

  function title({ kubespray, cilium }: PastedCluster): HTMLElement {
    return h('th', { scope: 'col' }, `Kubespray ${kubespray}`, h('span', { class: 'hint' }, ` Cilium ${cilium}`));
  }

  function draw(): void {
    if (!here) return;
    const problem = here.problem ?? there?.problem;
    const found = all.filter((row) => isShown(row) && matches(row));
    // Entries that the text sets come first.
    const wanted = show === 'different' ? [...found.filter(isSet), ...found.filter((row) => !isSet(row))] : found;
    drawKinds(wanted);
    const rows = wanted.filter((row) => kind === undefined || row.kind === kind);
    count.textContent = texts.rows(rows.length, all.length);
    const nothing =
      words !== ''
        ? texts.noRows
        : show === 'different'
          ? texts.noDifferences
          : show === 'set'
            ? texts.onlyDefaults
            : texts.noRows;
    fill(
      body,
      problem !== undefined && h('p', { class: 'notice warning' }, problem),
      rows.length === 0
        ? h('p', { class: 'notice' }, nothing)
        : h(
            'div',
            { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': texts.tabs.cluster },
            h(
              'table',
              { class: 'entries' },
              h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, texts.name), title(here), there && title(there))),
              h('tbody', {}, rows.map(line)),
            ),
          ),
      there && command(here, there),
    );
  }

  async function work(): Promise<void> {
    const { checked, error } = session.knowledge;
    drawControls();
    if (!checked) {
      here = undefined;
      asked = '';
      fill(body, h('p', { class: 'notice' }, error === undefined ? texts.noText : texts.failed(error)));
      return;
    }
    const { compare } = store.get();
    const key = JSON.stringify([checked.paste, compare]);
    if (key === asked) return;
    if (!here) fill(body, h('p', { class: 'notice' }, texts.loading));
    try {
      if (compare === undefined) {
        here = await client.ask('cluster', checked.paste);
        there = undefined;
        all = alone(here);
      } else {
        const { a, b, entries } = await client.ask('compare', checked.paste, compare);
        here = a;
        there = b;
        all = entries;
      }
      asked = key;
      draw();
    } catch (problem) {
      fill(body, h('p', { class: 'notice error' }, texts.failed(problem instanceof Error ? problem.message : '')));
    }
  }

  if (store.get().compare !== undefined) show = 'different';
  async function busily(): Promise<void> {
    body.setAttribute('aria-busy', 'true');
    await work();
    body.removeAttribute('aria-busy');
  }

  return { element, update: () => latest.run(busily) };
}
