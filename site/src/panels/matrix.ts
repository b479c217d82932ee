/** Features and releases as a grid: the colour of each cell shows how the release supports the feature. */
import type { MatrixCell, MatrixRow } from '../../../src/index.ts';
import { fill, h } from '../dom.ts';
import type { Context, Panel } from './panel.ts';

type Carried = 'native' | 'extra-values' | 'extra-vars' | 'none';

/** The carrier that determines a cell's colour: the least capable one that is needed. */
function paint({ carried, carriers }: MatrixCell): Carried {
  if (!carried) return 'none';
  if (carriers.includes('extra-vars')) return 'extra-vars';
  return carriers.includes('extra-values') ? 'extra-values' : 'native';
}

const arrows: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function matrixPanel(context: Context): Panel {
  const { store, texts, file } = context;
  const detail = h('div', { class: 'detail', 'aria-live': 'polite' });
  const picture = h('div', { class: 'scroll picture', tabindex: -1 });
  const element = h(
    'div',
    { class: 'panel' },
    h('p', { class: 'intro' }, texts.matrixIntro),
    legend(),
    picture,
    detail,
  );
  let rows: readonly MatrixRow[] | undefined;
  let cells: HTMLButtonElement[][] = [];
  let marked = '';

  function legend(): HTMLElement {
    const entries = Object.entries(texts.carriers) as [Carried, string][];
    return h(
      'ul',
      { class: 'legend' },
      entries.map(([carrier, text]) =>
        h('li', {}, h('span', { class: `cell ${carrier}`, 'aria-hidden': 'true' }), text),
      ),
    );
  }

  function label({ feature, mode }: MatrixRow, cell: MatrixCell): string {
    return `${texts.onRelease(`${feature} (${mode})`, cell.release, cell.cilium)}: ${texts.carriers[paint(cell)]}`;
  }

  function open(row: MatrixRow, cell: MatrixCell): void {
    const how = cell.carriers.map((carrier) => texts.carriers[carrier as Carried] ?? carrier).join(', ');
    const says = cell.carried ? (how === '' ? texts.byItself : texts.carriedBy(how)) : (cell.reason ?? '');
    fill(
      detail,
      h('h2', {}, texts.onRelease(`${row.feature} (${row.mode})`, cell.release, cell.cilium)),
      h('p', {}, says),
      h(
        'div',
        { class: 'bar' },
        h(
          'button',
          { class: 'small', type: 'button', onclick: () => store.set({ kubespray: cell.release, tab: 'findings' }) },
          texts.useRelease(cell.release),
        ),
        h(
          'button',
          { class: 'small', type: 'button', onclick: () => store.set({ name: row.feature, tab: 'explain' }) },
          `${texts.explainFeature} ${row.feature}`,
        ),
      ),
    );
    for (const button of cells.flat()) button.setAttribute('aria-selected', 'false');
  }

  /** Only one cell is in the tab order; the arrow keys move from there. */
  function move(event: KeyboardEvent, row: number, column: number): void {
    const step = arrows[event.key];
    if (!step) return;
    event.preventDefault();
    const next = cells[row + step[0]]?.[column + step[1]];
    if (!next) return;
    for (const button of cells.flat()) button.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  function cellButton(row: MatrixRow, cell: MatrixCell, at: readonly [number, number]): HTMLButtonElement {
    const button = h('button', {
      class: `cell ${paint(cell)}${cell.release.endsWith('.0') ? ' minor' : ''}`,
      type: 'button',
      tabindex: at[0] === 0 && at[1] === 0 ? 0 : -1,
      'aria-label': label(row, cell),
      title: `${cell.release}: ${texts.carriers[paint(cell)]}`,
      onclick: () => {
        open(row, cell);
        button.setAttribute('aria-selected', 'true');
      },
      onkeydown: (event: KeyboardEvent) => move(event, ...at),
    });
    button.setAttribute('role', 'gridcell');
    return button;
  }

  function draw(): void {
    if (!rows) return;
    const releases = rows[0]?.cells ?? [];
    cells = rows.map((row, index) => row.cells.map((cell, column) => cellButton(row, cell, [index, column])));
    const head = h(
      'div',
      { class: 'matrix-row matrix-head', role: 'row' },
      h('span', { class: 'matrix-name', role: 'columnheader' }, texts.feature),
      releases.map(({ release }) =>
        h(
          'span',
          {
            class: `matrix-release${release.endsWith('.0') ? ' minor' : ''}`,
            role: 'columnheader',
            'data-release': release,
          },
          h('span', {}, release.replace(/^v/, '')),
        ),
      ),
    );
    const lines = rows.map((row, index) =>
      h(
        'div',
        { class: `matrix-row${rows?.[index - 1]?.feature === row.feature ? '' : ' first'}`, role: 'row' },
        h(
          'span',
          { class: 'matrix-name', role: 'rowheader' },
          row.feature,
          ' ',
          h('span', { class: 'hint' }, row.mode),
        ),
        cells[index],
      ),
    );
    const grid = h('div', { class: 'matrix', role: 'grid', 'aria-label': texts.matrixGrid }, head, lines);
    grid.style.setProperty('--releases', `${releases.length}`);
    fill(picture, grid);
    // If not all releases fit, shows the newest.
    picture.scrollLeft = picture.scrollWidth;
  }

  function mark(): void {
    const release = context.session.knowledge.checked?.kubespray ?? store.get().kubespray ?? '';
    if (release === marked) return;
    marked = release;
    for (const column of picture.querySelectorAll<HTMLElement>('.matrix-release')) {
      column.classList.toggle('current', column.dataset.release === release);
    }
  }

  async function load(): Promise<void> {
    if (!rows) {
      fill(picture, h('p', { class: 'notice' }, texts.loading));
      const response = await fetch(file('matrix.json'));
      rows = (await response.json()) as MatrixRow[];
      draw();
    }
    mark();
  }

  return {
    element,
    update: () =>
      void load().catch((error: Error) =>
        fill(picture, h('p', { class: 'notice error' }, texts.failed(error.message))),
      ),
  };
}
