/** The state in the fragment of the address, which browsers never send to a server. */
import type { PasteFormat } from '../../../src/index.ts';
import { exampleOf, examples } from '../examples/examples.ts';
import type { Client } from '../worker/client.ts';
import { pasteFormats, pasteKinds } from './kinds.ts';
import { type State, type Tab, tabs } from './state.ts';

/** Keys of the fragment for short texts. */
const keys = {
  kind: 'kind',
  kubespray: 'kubespray',
  kubean: 'kubean',
  cilium: 'cilium',
  kernel: 'kernel',
  format: 'format',
  compare: 'compare',
  name: 'name',
} as const satisfies Partial<Record<keyof State, string>>;

/** The initial state. */
export function firstState(): State {
  const [example] = examples;
  return { ...blank, text: example?.text ?? '' };
}

const blank: State = {
  text: '',
  kind: undefined,
  kubespray: undefined,
  kubean: undefined,
  cilium: undefined,
  kernel: undefined,
  tab: 'findings',
  format: undefined,
  compare: undefined,
  name: undefined,
};

/** Maximal length of a packed text. Chromium and Firefox accept longer addresses; Safari and most chats do not. */
const mostCharacters = 64_000;

export interface Fragment {
  text: string;
  /** False if the text is too long for an address: the fragment then contains only the choices. */
  isWhole: boolean;
}

/** Writes a state. An example is written as its name; secrets in any other text are hidden. */
export async function toFragment(state: State, client: Client): Promise<Fragment> {
  const parameters = new URLSearchParams();
  const example = exampleOf(state.text);
  const packed = example || state.text === '' ? '' : await client.ask('pack', state.text);
  const isWhole = packed.length <= mostCharacters;
  if (example) parameters.set('example', example.id);
  else if (packed !== '' && isWhole) parameters.set('text', packed);
  for (const [field, key] of Object.entries(keys)) {
    const value = state[field as keyof typeof keys];
    if (value !== undefined) parameters.set(key, value);
  }
  if (state.tab !== 'findings') parameters.set('tab', state.tab);
  return { text: parameters.toString(), isWhole };
}

/** Reads a fragment; invalid parts are ignored. */
export async function fromFragment(fragment: string, client: Client): Promise<State> {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  if (parameters.size === 0) return firstState();
  const packed = parameters.get('text');
  const example = examples.find(({ id }) => id === parameters.get('example'));
  const unpacked = packed === null ? undefined : await client.ask('unpack', packed).catch(() => undefined);
  const get = (key: string): string | undefined => parameters.get(key) ?? undefined;
  const version = (key: string): string | undefined => {
    const value = get(key);
    return value !== undefined && /^(?:v?\d+(?:\.\d+){1,2}|master)$/.test(value) ? value : undefined;
  };
  return {
    text: unpacked ?? example?.text ?? '',
    kind: oneOf(get('kind'), pasteKinds),
    kubespray: version('kubespray'),
    kubean: version('kubespray') === undefined ? version('kubean') : undefined,
    cilium: version('cilium'),
    kernel: version('kernel'),
    tab: oneOf<Tab>(get('tab'), tabs) ?? 'findings',
    format: oneOf<PasteFormat>(get('format'), pasteFormats),
    compare: version('compare'),
    name: get('name'),
  };
}

function oneOf<T extends string>(value: string | undefined, list: readonly T[]): T | undefined {
  return list.find((item) => item === value);
}
