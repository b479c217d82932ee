/** What every panel gets, and what the page asks of it. */
import type { Editor } from '../editor/editor.ts';
import type { Session } from '../state/session.ts';
import type { Store } from '../state/state.ts';
import type { Texts } from '../texts/texts.ts';
import type { Client } from '../worker/client.ts';

export interface Context {
  store: Store;
  session: Session;
  client: Client;
  editor: Editor;
  texts: Texts;
  /** The address of what was built beside the page. */
  file(path: string): string;
}

export interface Panel {
  element: HTMLElement;
  /** Called when the panel is opened and, while it is open, after each check and change of state. */
  update(): void;
}
