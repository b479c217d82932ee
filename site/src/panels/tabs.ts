/** The tabs of the results. A panel is active only while it is open. */
import { h } from '../dom.ts';
import { type Tab, tabs } from '../state/state.ts';
import type { Context, Panel } from './panel.ts';

export function tabbed(context: Context, panels: Readonly<Record<Tab, Panel>>): HTMLElement {
  const { store, session, texts } = context;
  const buttons = new Map<Tab, HTMLButtonElement>();

  function move(event: KeyboardEvent, tab: Tab): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] ?? tab;
    store.set({ tab: next });
    buttons.get(next)?.focus();
  }

  for (const tab of tabs) {
    const count = h('span', { class: 'count' });
    const button = h(
      'button',
      {
        role: 'tab',
        type: 'button',
        id: `tab-${tab}`,
        'aria-controls': `panel-${tab}`,
        onclick: () => store.set({ tab }),
        onkeydown: (event: KeyboardEvent) => move(event, tab),
      },
      texts.tabs[tab],
      tab === 'findings' && count,
    );
    buttons.set(tab, button);
    const { element } = panels[tab];
    element.id = `panel-${tab}`;
    element.setAttribute('role', 'tabpanel');
    element.setAttribute('aria-labelledby', `tab-${tab}`);
    if (tab === 'findings') {
      session.subscribe(({ checked }) => {
        const worst = checked?.findings.find(({ severity }) => severity === 'error') ?? checked?.findings[0];
        count.textContent = checked && checked.findings.length > 0 ? `${checked.findings.length}` : '';
        count.className = `count ${worst?.severity ?? ''}`;
      });
    }
  }

  function show(): void {
    const open = store.get().tab;
    for (const [tab, button] of buttons) {
      button.setAttribute('aria-selected', `${tab === open}`);
      button.tabIndex = tab === open ? 0 : -1;
      panels[tab].element.hidden = tab !== open;
    }
    panels[open].update();
  }
  store.subscribe(show);
  session.subscribe(show);
  return h(
    'section',
    { class: 'pane results', 'aria-label': texts.results },
    h('div', { role: 'tablist', class: 'tabs', 'aria-label': texts.results }, [...buttons.values()]),
    ...tabs.map((tab) => panels[tab].element),
  );
}
