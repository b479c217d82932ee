/** Starts the page: the state from the address, the worker, and all parts that show them. */
import { fill, h } from './dom.ts';
import { type EditorPane, editorPane } from './editor/pane.ts';
import { targetFields, tools } from './header/header.ts';
import { keepForOffline } from './offline.ts';
import { clusterPanel } from './panels/cluster.ts';
import { explainPanel } from './panels/explain.ts';
import { findingsPanel } from './panels/findings.ts';
import { matrixPanel } from './panels/matrix.ts';
import { outputPanel } from './panels/output.ts';
import type { Context } from './panels/panel.ts';
import { tabbed } from './panels/tabs.ts';
import { firstState, fromFragment, toFragment } from './state/address.ts';
import { keepLanguage, keepTheme, language, theme } from './state/preferences.ts';
import { Session } from './state/session.ts';
import { Store } from './state/state.ts';
import { type Texts, textsIn } from './texts/texts.ts';
import { Client } from './worker/client.ts';
import type { Catalogue } from './worker/protocol.ts';
import './style/page.css';

const file = (path: string): string => new URL(path, document.baseURI.replace(/#.*$/, '')).href;
const root = document.getElementById('app') ?? document.body;
const client = new Client(file('catalog/'));
const store = new Store(firstState());

/** The fragment that this page wrote last, to distinguish it from one that somebody opened. */
let written = location.hash;

/** How many addresses were opened on the loaded page. */
let opened = 0;

function show(catalogue: Catalogue, texts: Texts): EditorPane {
  document.documentElement.lang = texts.language;
  document.title = `${texts.title}: ${texts.tagline}`;
  // All later answers are in this language, because the worker handles requests in order.
  void client.ask('speak', language());
  const session = new Session(store, client);
  const pane = editorPane(store, session, texts);
  const { element, editor } = pane;
  const context: Context = { store, session, client, editor, texts, file };
  const results = tabbed(context, {
    findings: findingsPanel(context),
    output: outputPanel(context),
    cluster: clusterPanel(context, [...catalogue.snapshots, ...catalogue.releases.map(({ release }) => release)]),
    matrix: matrixPanel(context),
    explain: explainPanel(context),
  });
  const switches = {
    language: async () => {
      const other = language() === 'en' ? 'zh' : 'en';
      const texts = await textsIn(other);
      keepLanguage(other);
      // Everything that uses the old texts is removed with them.
      store.clear();
      session.end();
      editor.destroy();
      keepAddress(show(catalogue, texts));
    },
    theme: () => {
      const next = theme() === 'dark' ? 'light' : 'dark';
      keepTheme(next);
      document.documentElement.dataset.theme = next;
    },
  };
  fill(
    root,
    h(
      'header',
      { class: 'top' },
      h('div', { class: 'brand' }, h('h1', {}, texts.title), h('p', {}, texts.tagline)),
      targetFields(context, catalogue),
      tools(context, switches),
    ),
    h('main', { class: 'panes' }, element, results),
  );
  store.subscribe((state) => {
    if (state.text !== editor.text) editor.setText(state.text);
  });
  // Without a service worker, the page works as long as there is a network.
  void keepForOffline(client, session).catch(() => undefined);
  return pane;
}

/** Writes the state into the address. The pane shows if the text is too long for that. */
function keepAddress({ tellIsKept }: EditorPane): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = async (): Promise<void> => {
    const before = opened;
    const { text, isWhole } = await toFragment(store.get(), client);
    // An address that somebody opened in the meantime must stay.
    if (location.hash !== written || opened !== before) return;
    tellIsKept(isWhole);
    history.replaceState(null, '', `#${text}`);
    written = location.hash;
  };
  store.subscribe((state, before) => {
    clearTimeout(timer);
    timer = setTimeout(write, state.text === before.text ? 0 : 300);
  });
}

addEventListener('hashchange', async () => {
  if (location.hash === written) return;
  written = location.hash;
  opened++;
  const own = opened;
  const state = await fromFragment(written, client);
  // A later address is read without waiting for this one.
  if (opened === own) store.set(state);
});

/** Global keyboard shortcut: the search over every name. */
addEventListener('keydown', (event) => {
  if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  store.set({ tab: 'explain' });
  root.querySelector<HTMLInputElement>('#panel-explain input')?.focus();
});

async function start(): Promise<void> {
  document.documentElement.dataset.theme = theme();
  store.set(await fromFragment(location.hash, client));
  const [catalogue, texts] = await Promise.all([client.ask('catalogue'), textsIn(language())]);
  keepAddress(show(catalogue, texts));
}

start().catch((error: Error) => {
  // The texts themselves may have failed to load.
  fill(root, h('p', { class: 'notice error', role: 'alert' }, `Something went wrong: ${error.message}`));
});
