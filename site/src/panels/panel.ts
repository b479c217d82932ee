/** The context of every panel, and the interface that the page expects. */
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
  /** The address of a file that was built together with the page. */
  file(path: string): string;
}

export interface Panel {
  element: HTMLElement;
  /** Called when the panel is opened and, while it is open, after each check and each change of the state. */
  update(): void;
}
