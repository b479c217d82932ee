/** The state of the page, as far as an address can contain it. */
import type { PasteFormat, PasteKind } from '../../../src/index.ts';

export const tabs = ['findings', 'output', 'cluster', 'matrix', 'explain'] as const;
export type Tab = (typeof tabs)[number];

export interface State {
  text: string;
  /** Chosen by the user; undefined: detected from the text. */
  kind: PasteKind | undefined;
  /** undefined: from the text, or else the newest release. */
  kubespray: string | undefined;
  /** A release of Kubean instead of one of Kubespray. */
  kubean: string | undefined;
  /** undefined: from the text, or else the release's default. */
  cilium: string | undefined;
  kernel: string | undefined;
  tab: Tab;
  /** undefined: the first format of the kind. */
  format: PasteFormat | undefined;
  /** The release for comparison in the table of the cluster. */
  compare: string | undefined;
  /** The name that is explained. */
  name: string | undefined;
}

type Listener = (state: State, before: State) => void;

/** The only place of the state. Everything that shows it subscribes. */
export class Store {
  #state: State;
  readonly #listeners = new Set<Listener>();

  constructor(state: State) {
    this.#state = state;
  }

  get(): State {
    return this.#state;
  }

  set(change: Partial<State>): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    const keys = Object.keys(change) as (keyof State)[];
    if (keys.every((key) => before[key] === change[key])) return;
    for (const listener of this.#listeners) listener(this.#state, before);
  }

  /** Ends every subscription. */
  clear(): void {
    this.#listeners.clear();
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
