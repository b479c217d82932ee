/** `explain` as a search over every name. */
import type { Explanation, KnownName } from '../../../src/index.ts';
import { fill, freshId, h } from '../dom.ts';
import { Latest } from '../worker/client.ts';
import { commandLine } from './copy.ts';
import type { Context, Panel } from './panel.ts';

/** As many names as a user can scan at once. */
const mostMatches = 12;

/** Parts of a text that can be names; everything else separates them. */
const nameInText = /([A-Za-z][\w./-]*[A-Za-z0-9])/;

/** Plain words are names too (`debug`, `routing`), but text rarely means them. */
function isName(word: string): boolean {
  return /[-_./]|[a-z][A-Z]/.test(word);
}

/** Names that contain all words: first those that begin with the text, then shorter ones. */
function matching(names: readonly KnownName[], text: string): KnownName[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const found = names.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const first = words[0] ?? '';
  const rank = ({ name }: KnownName): number => (name.toLowerCase().startsWith(first) ? 0 : 1000) + name.length;
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, mostMatches);
}

export function explainPanel(context: Context): Panel {
  const { store, client, texts, file } = context;
  const latest = new Latest();
  const listId = freshId('names');
  let names: readonly KnownName[] | undefined;
  let known: ReadonlySet<string> = new Set();
  let matches: KnownName[] = [];
  let active = -1;
  let shown: string | undefined;

  const input = h('input', {
    type: 'search',
    role: 'combobox',
    'aria-label': texts.explainSearch,
    'aria-expanded': 'false',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: texts.explainPlaceholder,
    oninput: () => suggest(),
    onkeydown: (event: KeyboardEvent) => keys(event),
    onblur: () => setTimeout(close, 150),
  });
  const list = h('ul', {
    class: 'suggestions',
    role: 'listbox',
    id: listId,
    'aria-label': texts.explainSearch,
    hidden: true,
  });
  const body = h('div', { class: 'stack' });
  const size = h('span', { class: 'hint' });
  const element = h(
    'div',
    { class: 'panel' },
    h('p', { class: 'intro' }, texts.explainIntro, ' ', size),
    h('div', { class: 'combobox' }, input, list),
    body,
  );

  function close(): void {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function choose(name: string): void {
    input.value = name;
    close();
    store.set({ name });
  }

  function suggest(): void {
    matches = matching(names ?? [], input.value);
    active = -1;
    fill(
      list,
      matches.map(({ name, kind }, index) =>
        h(
          'li',
          { role: 'option', id: `${listId}-${index}`, 'aria-selected': 'false', onmousedown: () => choose(name) },
          h('span', { class: 'mono' }, name),
          h('span', { class: 'hint' }, texts.explanationKinds[kind]),
        ),
      ),
    );
    list.hidden = matches.length === 0;
    input.setAttribute('aria-expanded', `${matches.length > 0}`);
  }

  function keys(event: KeyboardEvent): void {
    if (event.key === 'Escape') close();
    if (event.key === 'Enter') choose(matches[active]?.name ?? input.value.trim());
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (list.hidden) suggest();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    active = matches.length === 0 ? -1 : (active + step + matches.length) % matches.length;
    for (const [index, item] of [...list.children].entries()) item.setAttribute('aria-selected', `${index === active}`);
    if (active >= 0) input.setAttribute('aria-activedescendant', `${listId}-${active}`);
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  }

  function spans(title: string, entries: Explanation['cilium'], self: string): HTMLElement | false {
    if (entries.length === 0) return false;
    return h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': title },
      h(
        'table',
        { class: 'spans' },
        h('caption', {}, title),
        h(
          'tbody',
          {},
          entries.map(({ from, to, says }) =>
            h(
              'tr',
              {},
              h('th', { scope: 'row' }, from === to ? from : `${from} – ${to}`),
              h('td', {}, linked(says, self)),
            ),
          ),
        ),
      ),
    );
  }

  /** A text in which the names of other explanations are links. */
  function linked(text: string, self: string): (HTMLElement | string)[] {
    return text.split(nameInText).map((part) => {
      if (part === self || !isName(part) || !known.has(part)) return part;
      return h('button', { class: 'link', type: 'button', onclick: () => choose(part) }, part);
    });
  }

  /** The features, as suggestions before the user types anything. */
  function offer(): void {
    const all = (names ?? []).filter(({ kind }) => kind === 'feature');
    fill(
      body,
      h('h2', {}, texts.features),
      h(
        'div',
        { class: 'chips' },
        all.map(({ name }) => h('button', { class: 'chip', type: 'button', onclick: () => choose(name) }, name)),
      ),
    );
  }

  /** Indented lines are examples of configuration. */
  function paragraphs(lines: readonly string[], self: string): HTMLElement[] {
    const found: HTMLElement[] = [];
    for (const line of lines) {
      const last = found.at(-1);
      if (line.startsWith('  ') && last?.tagName === 'PRE') last.append(`\n${line.slice(2)}`);
      else if (line.startsWith('  ')) found.push(h('pre', { class: 'code', tabindex: 0 }, line.slice(2)));
      else if (line !== '') found.push(h('p', {}, linked(line, self)));
    }
    return found;
  }

  function show(name: string, explanation: Explanation | undefined): void {
    if (!explanation) {
      fill(body, h('p', { class: 'notice' }, texts.notFound(name)));
      return;
    }
    fill(
      body,
      h(
        'h2',
        { class: 'mono' },
        explanation.name,
        ' ',
        h('span', { class: 'badge' }, texts.explanationKinds[explanation.kind]),
      ),
      h('div', { class: 'prose' }, paragraphs(explanation.text, name)),
      spans(texts.byRelease, explanation.kubespray, name),
      spans(texts.byCilium, explanation.cilium, name),
      commandLine(texts, `cilium-extras explain ${name}`),
    );
  }

  async function loadNames(): Promise<void> {
    if (names) return;
    const response = await fetch(file('names.json'));
    const grouped = (await response.json()) as Record<KnownName['kind'], string[]>;
    names = Object.entries(grouped).flatMap(([kind, all]) =>
      all.map((name) => ({ name, kind: kind as KnownName['kind'] })),
    );
    known = new Set(names.map(({ name }) => name));
    size.textContent = texts.names(names.length);
    if (document.activeElement === input) suggest();
  }

  async function work(): Promise<void> {
    await loadNames().catch(() => undefined);
    const { name } = store.get();
    if (name === undefined || name === '') {
      if (shown !== '') offer();
      shown = '';
      return;
    }
    if (name === shown) return;
    shown = name;
    input.value = name;
    fill(body, h('p', { class: 'notice' }, texts.loading));
    try {
      show(name, await client.ask('explain', name));
    } catch (error) {
      shown = undefined;
      fill(body, h('p', { class: 'notice error' }, texts.failed(error instanceof Error ? error.message : '')));
    }
  }

  return {
    element,
    update: () => latest.run(work),
  };
}
