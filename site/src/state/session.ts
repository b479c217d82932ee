/** The facts about the text: its kind and its findings, updated after each pause in typing. */
import type { KnownAt, Paste, PasteKind, Suggestion } from '../../../src/index.ts';
import { type Client, Latest } from '../worker/client.ts';
import type { Examined, Place } from '../worker/protocol.ts';
import type { State, Store } from './state.ts';

export interface Checked extends Examined {
  /** The text that was checked; the editor may contain a newer one. */
  text: string;
  paste: Paste;
  /** The release; empty if it does not exist. */
  kubespray: string;
}

export interface Knowledge {
  kind: PasteKind | undefined;
  /** Undefined before the first check, and for a text that is not recognised. */
  checked: Checked | undefined;
  busy: boolean;
  error: string | undefined;
}

/** Milliseconds without typing after which the text is checked. */
const pause = 120;

export class Session {
  readonly #store: Store;
  readonly #client: Client;
  readonly #latest = new Latest();
  readonly #listeners = new Set<(knowledge: Knowledge) => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #knowledge: Knowledge = { kind: undefined, checked: undefined, busy: true, error: undefined };

  constructor(store: Store, client: Client) {
    this.#store = store;
    this.#client = client;
    store.subscribe((state, before) => {
      if (state.text !== before.text) this.#later(pause);
      else if (isOther(state, before)) this.#later(0);
    });
    this.#later(0);
  }

  get knowledge(): Knowledge {
    return this.#knowledge;
  }

  subscribe(listener: (knowledge: Knowledge) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#knowledge);
    return () => this.#listeners.delete(listener);
  }

  /** Possible continuations at a place, for the target of the page. */
  async suggest(text: string, place: Place): Promise<Suggestion[]> {
    return this.#client.ask('suggest', this.#pasteOf(text), place);
  }

  /** The explanation of the name at a place. */
  async describe(text: string, place: Place): Promise<KnownAt | undefined> {
    return this.#client.ask('describe', this.#pasteOf(text), place);
  }

  /** Opens the explanation of a name. */
  explain(name: string): void {
    this.#store.set({ name, tab: 'explain' });
  }

  /** An empty text can become anything; most become variables. */
  #pasteOf(text: string): Paste {
    const state = { ...this.#store.get(), text };
    return pasteOf(state, state.kind ?? this.#knowledge.kind ?? 'group-vars');
  }

  /** Ends all notifications. */
  end(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#knowledge.busy) this.#tell({ busy: true });
    this.#timer = setTimeout(() => this.#latest.run(() => this.#check()), milliseconds);
  }

  #tell(change: Partial<Knowledge>): void {
    this.#knowledge = { ...this.#knowledge, ...change };
    for (const listener of this.#listeners) listener(this.#knowledge);
  }

  async #check(): Promise<void> {
    const state = this.#store.get();
    try {
      // A text that is invalid for a moment during typing keeps its kind.
      const recognised = await this.#client.ask('recognise', state.text);
      const before = state.text.trim() === '' ? undefined : this.#knowledge.kind;
      const kind = state.kind ?? recognised ?? before;
      if (kind === undefined || state.text.trim() === '') {
        this.#tell({ kind, checked: undefined, busy: false, error: undefined });
        return;
      }
      const paste = pasteOf(state, kind);
      const examined = await this.#client.ask('examine', paste);
      this.#tell({
        kind,
        checked: { ...examined, text: state.text, paste, kubespray: examined.resolved?.kubespray ?? '' },
        busy: false,
        error: undefined,
      });
    } catch (error) {
      this.#tell({ busy: false, error: error instanceof Error ? error.message : `${error}` });
    }
  }
}

function pasteOf({ text, kubespray, kubean, cilium, kernel }: State, kind: PasteKind): Paste {
  return { text, kind, target: { kubespray, kubean, cilium, kernel } };
}

function isOther(state: State, before: State): boolean {
  return (['kind', 'kubespray', 'kubean', 'cilium', 'kernel'] as const).some((key) => state[key] !== before[key]);
}
