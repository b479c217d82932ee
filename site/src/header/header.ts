/** The head of the page: the target, examples, the link, and appearance settings. */
import { type Choice, field, fill, h, select } from '../dom.ts';
import { examples } from '../examples/examples.ts';
import { copyText } from '../panels/copy.ts';
import type { Context } from '../panels/panel.ts';
import type { State } from '../state/state.ts';
import type { Catalogue } from '../worker/protocol.ts';

/** Kernels of the distributions that Kubespray supports, offered in addition to the current value. */
const kernels = ['4.18', '4.19', '5.4', '5.10', '5.14', '5.15', '6.1', '6.6', '6.8', '6.12'];

export interface Switches {
  language(): Promise<void>;
  theme(): void;
}

/** A list that includes the current value, even if it is unusual. */
function withValue(list: readonly string[], value: string | undefined): string[] {
  return value === undefined || list.includes(value) ? [...list] : [value, ...list];
}

/** Prefix of Kubean releases in the drop-down, to distinguish them from Kubespray releases. */
const kubeanPrefix = 'kubean ';

/** The drop-downs of the target. */
export function targetFields({ store, session, texts }: Context, catalogue: Catalogue): HTMLElement {
  const { releases, snapshots, kubean, cilium } = catalogue;
  const element = h('div', { class: 'target' });
  const chosen = (value: string) => (value === '' ? undefined : value);
  const options = (first: string, list: readonly string[]): Choice[] => [
    { value: '', text: first },
    ...list.map((value) => ({ value, text: value })),
  ];

  function releaseChoices(automatic: string, state: State): Choice[] {
    const names = withValue([...snapshots, ...releases.map(({ release }) => release)], state.kubespray);
    const pinned = new Map(kubean.map((entry) => [entry.release, entry.kubespray]));
    return [
      { value: '', text: texts.automatic(automatic) },
      ...names.map((value) => ({ value, text: value, group: 'Kubespray' })),
      ...withValue([...pinned.keys()], state.kubean).map((release) => ({
        value: `${kubeanPrefix}${release}`,
        text: pinned.has(release) ? `Kubean ${release} (${pinned.get(release)})` : `Kubean ${release}`,
        group: 'Kubean',
      })),
    ];
  }

  function chooseRelease(value: string): void {
    const isKubean = value.startsWith(kubeanPrefix);
    store.set({
      kubespray: isKubean ? undefined : chosen(value),
      kubean: isKubean ? value.slice(kubeanPrefix.length) : undefined,
    });
  }

  function draw(): void {
    const state = store.get();
    const { checked } = session.knowledge;
    const release = checked?.kubespray || releases[0]?.release || '';
    const own = releases.find((entry) => entry.release === release)?.cilium ?? '';
    const active = [...element.querySelectorAll('select')].indexOf(document.activeElement as HTMLSelectElement);
    const shown = state.kubean === undefined ? (state.kubespray ?? '') : `${kubeanPrefix}${state.kubean}`;
    fill(
      element,
      field(texts.releaseField, select(texts.releaseField, releaseChoices(release, state), shown, chooseRelease)),
      field(
        texts.ciliumField,
        select(
          texts.ciliumField,
          options(texts.automatic(checked?.resolved?.cilium ?? own), withValue(cilium, state.cilium)),
          state.cilium ?? '',
          (value) => store.set({ cilium: chosen(value) }),
        ),
      ),
      field(
        texts.kernelField,
        select(texts.kernelField, options(texts.unset, withValue(kernels, state.kernel)), state.kernel ?? '', (value) =>
          store.set({ kernel: chosen(value) }),
        ),
      ),
    );
    element.querySelectorAll('select')[active]?.focus();
  }

  let drawn = '';
  const again = (): void => {
    const { kubespray, kubean: pin, cilium: version, kernel } = store.get();
    const { checked } = session.knowledge;
    const key = JSON.stringify([kubespray, pin, version, kernel, checked?.kubespray, checked?.resolved?.cilium]);
    if (key === drawn) return;
    drawn = key;
    draw();
  };
  store.subscribe(again);
  session.subscribe(again);
  return element;
}

/** Examples, the link, the theme and the language. */
export function tools({ store, editor, texts }: Context, switches: Switches): HTMLElement {
  const chooser = select(
    texts.example,
    [{ value: '', text: texts.example }, ...examples.map(({ id }) => ({ value: id, text: texts.examples[id] }))],
    '',
    (value) => {
      const example = examples.find(({ id }) => id === value);
      chooser.value = '';
      if (!example) return;
      store.set({
        kind: undefined,
        kubespray: undefined,
        kubean: undefined,
        cilium: undefined,
        kernel: undefined,
        format: undefined,
      });
      editor.setText(example.text);
    },
  );
  const share = h('button', { type: 'button', onclick: copy }, texts.share);
  async function copy(): Promise<void> {
    const copied = await copyText(location.href);
    share.textContent = copied ? texts.shared : texts.shareFailed;
    setTimeout(() => {
      share.textContent = texts.share;
    }, 1800);
  }
  return h(
    'div',
    { class: 'tools' },
    chooser,
    share,
    h(
      'button',
      { type: 'button', class: 'icon', 'aria-label': texts.theme, title: texts.theme, onclick: switches.theme },
      '◐',
    ),
    h(
      'button',
      { type: 'button', lang: texts.language === 'en' ? 'zh' : 'en', onclick: switches.language },
      texts.switchLanguage,
    ),
  );
}
