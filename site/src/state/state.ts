/** What the page shows, as far as an address can tell it. */
import type { PasteFormat, PasteKind } from '../../../src/index.ts';

export const tabs = ['findings', 'output', 'cluster', 'matrix', 'explain'] as const;
export type Tab = (typeof tabs)[number];

export interface State {
  text: string;
  /** Chosen by hand; undefined: as it is recognised. */
  kind: PasteKind | undefined;
  /** undefined: what the text names, or the newest release. */
  kubespray: string | undefined;
  /** A release of Kubean in place of one of Kubespray. */
  kubean: string | undefined;
  /** undefined: what the text names, or the release's default. */
  cilium: string | undefined;
  kernel: string | undefined;
  tab: Tab;
  /** undefined: the first format of the kind. */
  format: PasteFormat | undefined;
  /** The release beside it in the table of the cluster. */
  compare: string | undefined;
  /** The name that is explained. */
  name: string | undefined;
}

type Listener = (state: State, before: State) => void;

/** The one place that holds the state. Who shows it subscribes. */
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

  /** @returns what ends the subscription */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
