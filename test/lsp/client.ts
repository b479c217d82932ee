/** An editor without a user interface: the protocol's own client library, and the built program as a process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const bin = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url));

export interface ClientOptions {
  initializationOptions?: unknown;
  capabilities?: ClientCapabilities;
  /** The answer to workspace/configuration. */
  configuration?: unknown;
  locale?: string;
  /** Options of the command line. */
  argv?: readonly string[];
  /** Merged over the environment. */
  env?: Readonly<Record<string, string>>;
}

export class Client {
  folder: string;
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly messages: string[] = [];
  readonly logged: string[] = [];
  configuration: unknown = null;
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  readonly #waiting: (() => void)[] = [];
  readonly #texts = new Map<string, { text: string; version: number }>();

  private constructor(folder: string, argv: readonly string[], env: Readonly<Record<string, string>>) {
    this.folder = folder;
    this.process = spawn(process.execPath, [bin, 'lsp', '--stdio', ...argv], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, LC_ALL: '', LC_MESSAGES: '', LANG: 'C.UTF-8', ...env },
    });
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error('the server has no streams');
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#published.set(params.uri, params);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    this.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  /** Starts a server for a folder with these files. */
  static async start(
    folder: string,
    files: Readonly<Record<string, string>>,
    { initializationOptions, capabilities = {}, configuration, locale, argv = [], env = {} }: ClientOptions = {},
  ): Promise<Client> {
    writeFiles(folder, files);
    const client = new Client(folder, argv, env);
    client.configuration = configuration ?? null;
    client.connection.onRequest('workspace/configuration', () => [client.configuration]);
    await client.request<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      capabilities,
      initializationOptions,
      ...(locale !== undefined && { locale }),
    });
    await client.notify('initialized', {});
    return client;
  }

  /** Closes everything and continues in another folder with these files. */
  async move(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
    for (const path of [...this.#texts.keys()]) await this.close(path);
    this.#published.clear();
    this.messages.splice(0);
    writeFiles(folder, files);
    this.folder = folder;
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  async open(path: string, text: string): Promise<void> {
    this.#texts.set(path, { text, version: 1 });
    await this.notify('textDocument/didOpen', {
      textDocument: { uri: this.uri(path), languageId: 'yaml', version: 1, text },
    });
  }

  async close(path: string): Promise<void> {
    this.#texts.delete(path);
    await this.notify('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  /** The text of an open document. */
  text(path: string): string {
    return this.#texts.get(path)?.text ?? '';
  }

  /** Replaces the whole text. */
  async edit(path: string, text: string): Promise<number> {
    const version = (this.#texts.get(path)?.version ?? 1) + 1;
    this.#texts.set(path, { text, version });
    await this.notify('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version },
      contentChanges: [{ text }],
    });
    return version;
  }

  /** The findings of a document's newest version, as soon as they are available. */
  async diagnostics(path: string): Promise<Diagnostic[]> {
    for (;;) {
      const published = this.#published.get(this.uri(path));
      const wanted = this.#texts.get(path)?.version;
      if (published && (published.version === undefined || published.version === wanted)) return published.diagnostics;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Waits until the findings of a document satisfy a condition. */
  async until(path: string, fits: (found: Diagnostic[]) => boolean): Promise<void> {
    while (!fits(await this.diagnostics(path))) {
      this.forget(path);
      await this.diagnostics(path);
    }
  }

  /** Waits for a message to the user. */
  async shown(): Promise<void> {
    while (this.messages.length === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Forgets what was published, in order to wait for new findings. */
  forget(path: string): void {
    this.#published.delete(this.uri(path));
  }

  /** Sends a request about a place in a document: `|` in `before` marks the cursor. */
  at<Result>(method: string, path: string, before: string): Promise<Result> {
    const { text } = this.#texts.get(path) ?? { text: '' };
    const offset = text.indexOf(before);
    if (offset < 0) throw new Error(`${path} has no ${before}`);
    const lines = text.slice(0, offset + before.length).split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    return this.request(method, { textDocument: { uri: this.uri(path) }, position });
  }

  /** Stops the server as an editor does; resolves to its exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    await this.request('shutdown', null);
    await this.notify('exit', null);
    const code = await ended;
    this.connection.dispose();
    return code;
  }
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
