/** The language server, which answers requests from clients with the data of the session. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CompletionItem,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { features } from '../../features/registry.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { TargetRequest } from '../cluster/target/target.ts';
import { explain } from '../commands/explain/explain.ts';
import { explanationMarkdown } from '../commands/explain/markdown.ts';
import type { MatrixSource } from '../commands/matrix/matrix.ts';
import { version } from '../core/version.ts';
import type { FileSystem } from '../formats/files/file-system.ts';
import { type Language, languageOf, translationInto, untranslated } from '../language/language.ts';
import type { Translate } from '../language/translator.ts';
import type { LintFinding } from '../lint/rule.ts';
import { actionsFor } from './actions.ts';
import type { Analysis } from './analysis.ts';
import { completionsAt, type ItemData } from './completion.ts';
import { definitionsAt } from './definition.ts';
import { diagnosticOf, findingsOf, rangeOf } from './diagnostics.ts';
import { hoverAt } from './hover.ts';
import { linksIn } from './links.ts';
import { pathOfUri, uriOfPath } from './paths.ts';
import { Session } from './session.ts';
import { checkTarget, readSettings, section } from './settings.ts';

export interface ServerHost {
  files: FileSystem;
  catalog: Catalog;
  /** The stored matrix, if there is one. */
  matrix?: MatrixSource;
  /** The address of a rule's page; undefined if the rule has no page. */
  pageOf(rule: string): string | undefined;
  /** The language that the process was started with; if it is missing, the client's language is used. */
  language?: Language;
}

/** Handles requests on a connection until it ends. */
export function serve(connection: Connection, host: ServerHost): void {
  new Server(connection, host).listen();
}

/** Files whose change on the disk can affect an open document. */
const watched = ['**/*.{yml,yaml,json,ini}', '**/{group_vars,host_vars}/**', '**/hosts', '**/inventory'];

/** Capabilities of the client that this server uses. */
interface ClientAbilities {
  configuration: boolean;
  registersConfiguration: boolean;
  registersWatchers: boolean;
}

class Server {
  readonly #connection: Connection;
  readonly #host: ServerHost;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #session: Session;
  #client: ClientAbilities = { configuration: false, registersConfiguration: false, registersWatchers: false };
  #folders: readonly string[] = [];
  #language: Language = 'en';
  #translate: Translate = untranslated;
  /** The translation including the texts of explanations, loaded with the first hover. */
  #explaining: Promise<Translate> | undefined;
  /** Messages that were shown. Each is shown only once. */
  readonly #shown = new Set<string>();
  readonly #lines = new WeakMap<TextDocument, { version: number; lines: readonly string[] }>();

  constructor(connection: Connection, host: ServerHost) {
    this.#connection = connection;
    this.#host = host;
    this.#session = new Session({
      files: host.files,
      catalog: host.catalog,
      publish: (document, analysis) => this.#publish(document, analysis),
      failed: (error) => this.#log(error),
    });
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#initialized());
    connection.onDidChangeConfiguration(({ settings }) => this.#configure(settings));
    connection.onDidChangeWatchedFiles(() => this.#session.refresh());
    connection.onCompletion((params, token) => this.#answer(params, token, [], this.#completions));
    connection.onCompletionResolve((item) => this.#resolve(item));
    connection.onHover((params, token) => this.#answer(params, token, null, this.#hover));
    connection.onDefinition((params, token) => this.#answer(params, token, [], this.#definitions));
    connection.onCodeAction((params, token) => this.#answer(params, token, [], this.#actions));
    connection.onDocumentLinks((params, token) => this.#answer(params, token, [], this.#links));
    this.#documents.onDidChangeContent(({ document }) => this.#session.update(document));
    this.#documents.onDidClose(({ document }) => {
      this.#session.close(document);
      this.#deliver(connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }));
    });
    this.#documents.listen(connection);
    connection.listen();
  }

  async #initialize({ capabilities, initializationOptions, ...params }: InitializeParams): Promise<InitializeResult> {
    const { workspace } = capabilities;
    this.#client = {
      configuration: workspace?.configuration === true,
      registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
      registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    };
    this.#language = this.#host.language ?? languageOf([], { LANG: params.locale }) ?? 'en';
    this.#translate = await translationInto(this.#language);
    const root = params.rootUri ?? undefined;
    this.#folders = (params.workspaceFolders?.map(({ uri }) => uri) ?? (root === undefined ? [] : [root])).map(
      pathOfUri,
    );
    // The client's configuration is requested later, and no analysis starts before that.
    if (this.#client.configuration) this.#session.hold();
    await this.#take(initializationOptions);
    // Runs while the client processes the answer.
    setTimeout(() => this.#deliver(this.#session.warmUp()));
    return {
      serverInfo: { name: section, version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { triggerCharacters: [' ', '.', ':'], resolveProvider: true },
        hoverProvider: true,
        definitionProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, `${CodeActionKind.SourceFixAll}.${section}`] },
        documentLinkProvider: { resolveProvider: false },
      },
    };
  }

  async #initialized(): Promise<void> {
    const { client } = this.#connection;
    if (this.#client.registersConfiguration) {
      this.#deliver(client.register(DidChangeConfigurationNotification.type, { section }));
    }
    if (this.#client.registersWatchers) {
      const watchers = watched.map((globPattern) => ({ globPattern }));
      this.#deliver(client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (this.#client.configuration) await this.#configure(undefined);
    this.#session.release();
  }

  /** The client's current settings, either sent with the notification or requested. */
  async #configure(sent: unknown): Promise<void> {
    try {
      const settings: unknown = this.#client.configuration
        ? await this.#connection.workspace.getConfiguration(section)
        : sent;
      const isEmpty = typeof settings === 'object' && settings !== null && Object.keys(settings).length === 0;
      if (settings !== null && settings !== undefined && !isEmpty) await this.#take(settings);
    } catch (error) {
      this.#log(error);
    }
  }

  /** Uses the target from settings, and shows problems with them. */
  async #take(settings: unknown): Promise<void> {
    const read = readSettings(settings);
    const { target, problems } = await checkTarget(read.target, this.#host.catalog);
    for (const problem of [...read.problems, ...problems]) this.#show(problem);
    this.#session.refresh(target satisfies TargetRequest);
  }

  #show(message: string, type: MessageType = MessageType.Warning): void {
    if (this.#shown.has(message)) return;
    this.#shown.add(message);
    // A notification, because the server may not send a request before it has answered `initialize`.
    const shown = { type, message: `${section}: ${this.#translate(message)}` };
    this.#deliver(this.#connection.sendNotification('window/showMessage', shown));
  }

  /** Errors of a message are only logged, so that the server keeps running if the client rejects it or is gone. */
  #deliver(sent: Promise<unknown>): void {
    sent.catch((error: unknown) => this.#log(error));
  }

  #log(error: unknown): void {
    this.#connection.console.error(error instanceof Error ? (error.stack ?? error.message) : `${error as string}`);
  }

  #publish(document: TextDocument, { findings }: Analysis): void {
    const path = pathOfUri(document.uri);
    const lines = this.#linesOf(document);
    const diagnostics = findingsOf(findings, path).map((finding) => this.#diagnosticOf(finding, lines));
    this.#deliver(this.#connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics }));
    for (const { rule, message, location } of findings) {
      if (rule === 'target') this.#show(message);
      if (rule === 'assumed-target') this.#show(message, MessageType.Info);
      // The mistake is in a file that may not be open, and it stops all checks.
      if (rule === 'configuration' && location && location.file !== path) {
        this.#show(`${this.#shortPath(location.file)}:${location.line}: ${this.#translate(message)}`);
      }
    }
  }

  #diagnosticOf(finding: LintFinding, lines: readonly string[]): Diagnostic {
    return diagnosticOf(finding, lines, this.#host.pageOf, this.#translate);
  }

  /** Runs a request on the analysis of its document; returns `nothing` if the document is not open. */
  async #answer<Params extends { textDocument: { uri: string } }, Result>(
    params: Params,
    token: { isCancellationRequested: boolean },
    nothing: Result,
    answer: (this: Server, params: Params, analysis: Analysis, document: TextDocument) => Promise<Result> | Result,
  ): Promise<Result> {
    const { uri } = params.textDocument;
    const analysis = await this.#session.analysis(uri);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    const document = this.#session.document(uri);
    if (!analysis || !document) return nothing;
    try {
      return await answer.call(this, params, analysis, document);
    } catch (error) {
      // An editor would show a failed request to its user, who cannot do anything about it.
      this.#log(error);
      return nothing;
    }
  }

  #completions(
    { position }: TextDocumentPositionParams,
    analysis: Analysis,
    document: TextDocument,
  ): Promise<CompletionItem[]> {
    return completionsAt(position, {
      catalog: this.#host.catalog,
      analysis,
      path: pathOfUri(document.uri),
      lines: this.#linesOf(document),
      translate: this.#translate,
    });
  }

  #inExplanations(): Promise<Translate> {
    this.#explaining ??= translationInto(this.#language, { rooms: ['reasons'] });
    return this.#explaining;
  }

  async #resolve(item: CompletionItem): Promise<CompletionItem> {
    const data = item.data as ItemData | undefined;
    if (data === undefined) return item;
    const { name, isSetting } = data.topic;
    const explanation = await explain(name, this.#host.catalog, features, this.#host.matrix, isSetting);
    if (!explanation) return item;
    const value = explanationMarkdown(explanation, data, await this.#inExplanations());
    return { ...item, documentation: { kind: 'markdown', value } };
  }

  async #hover({ position }: TextDocumentPositionParams, analysis: Analysis, document: TextDocument) {
    const hover = await hoverAt(position, {
      catalog: this.#host.catalog,
      matrix: this.#host.matrix,
      analysis,
      path: pathOfUri(document.uri),
      lines: this.#linesOf(document),
      translate: await this.#inExplanations(),
      shortPath: (path) => this.#shortPath(path),
    });
    return hover ?? null;
  }

  async #definitions({ position }: TextDocumentPositionParams, analysis: Analysis, document: TextDocument) {
    const places = await definitionsAt(position, {
      analysis,
      path: pathOfUri(document.uri),
      lines: this.#linesOf(document),
    });
    return places.map((place) => ({ uri: this.#uriOf(place.file), range: rangeOf(place) }));
  }

  #actions({ range, context }: CodeActionParams, analysis: Analysis, document: TextDocument): CodeAction[] {
    const path = pathOfUri(document.uri);
    const text = document.getText();
    // The locations of the findings belong to an older text.
    if (!analysis.isOf(path, text)) return [];
    const lines = this.#linesOf(document);
    const actions = actionsFor(findingsOf(analysis.findings, path), range, {
      file: { uri: document.uri, text },
      lines,
      fileOf: (file) => this.#fileOf(file, analysis),
      diagnosticOf: (finding) => this.#diagnosticOf(finding, lines),
      translate: this.#translate,
    });
    const { only } = context;
    return only
      ? actions.filter(({ kind }) => only.some((wanted) => kind === wanted || kind?.startsWith(`${wanted}.`)))
      : actions;
  }

  #fileOf(path: string, analysis: Analysis): { uri: string; text: string } | undefined {
    const text = analysis.textOf(path);
    const open = this.#session.document(uriOfPath(path));
    if (text === undefined || (open && open.getText() !== text)) return undefined;
    return { uri: open?.uri ?? uriOfPath(path), text };
  }

  #links(_: unknown, analysis: Analysis, document: TextDocument) {
    return linksIn(this.#linesOf(document), analysis.kindOf(pathOfUri(document.uri)), this.#host.pageOf);
  }

  /** The client's own address of a file, if the file is open. */
  #uriOf(path: string): string {
    const uri = uriOfPath(path);
    return this.#session.document(uri)?.uri ?? uri;
  }

  #shortPath(path: string): string {
    const folder = this.#folders.find((one) => path.startsWith(`${one}/`));
    return folder === undefined ? path : path.slice(folder.length + 1);
  }

  #linesOf(document: TextDocument): readonly string[] {
    const known = this.#lines.get(document);
    if (known?.version === document.version) return known.lines;
    const lines = document.getText().split(/\r\n|\n|\r/);
    this.#lines.set(document, { version: document.version, lines });
    return lines;
  }
}
