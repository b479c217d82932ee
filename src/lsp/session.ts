/** The open documents, and their analyses, which are updated after edits. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Catalog } from '../catalog/catalog.ts';
import type { TargetRequest } from '../cluster/target/target.ts';
import type { FileSystem } from '../formats/files/file-system.ts';
import { memoryFileSystem } from '../formats/files/memory-file-system.ts';
import { Analysis, isConfiguration } from './analysis.ts';
import { OpenFiles } from './open-files.ts';
import { pathOfUri } from './paths.ts';

export interface SessionHost {
  files: FileSystem;
  catalog: Catalog;
  /** Called for each open document that has a new analysis. */
  publish(document: TextDocument, analysis: Analysis): void;
  /** Called for internal errors. */
  failed(error: unknown): void;
}

/** The document was edited during its analysis. */
class Superseded extends Error {}

/** The longest time for which an analysis blocks other messages, in milliseconds. */
const longestStretch = 20;

export class Session {
  readonly files: OpenFiles;
  readonly #host: SessionHost;
  readonly #documents = new Map<string, TextDocument>();
  readonly #latest = new Map<string, Analysis>();
  readonly #dirty = new Set<string>();
  #preset: TargetRequest = {};
  #running: Promise<void> | undefined;
  #held: { until: Promise<void>; release: () => void } | undefined;

  constructor(host: SessionHost) {
    this.#host = host;
    this.files = new OpenFiles(
      host.files,
      (path) => this.#documents.get(path)?.getText(),
      () => this.#documents.keys(),
    );
  }

  /** Delays all analyses until `release`. */
  hold(): void {
    let release = (): void => {};
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#held = { until, release };
  }

  release(): void {
    this.#held?.release();
    this.#held = undefined;
  }

  /** Call when a document was opened or edited. */
  update(document: TextDocument): void {
    const path = pathOfUri(document.uri);
    this.#documents.set(path, document);
    const known = this.#latest.get(path) ?? this.#analysisWith(path, document.getText());
    if (known?.isOf(path, document.getText()) && !this.#dirty.has(path)) {
      this.#latest.set(path, known);
      this.#host.publish(document, known);
      return;
    }
    this.#markDirty(path);
  }

  /** Call when a document was closed, so that its text on the disk is used again. */
  close(document: TextDocument): void {
    const path = pathOfUri(document.uri);
    const closed = this.#latest.get(path);
    this.#documents.delete(path);
    this.#latest.delete(path);
    this.#dirty.delete(path);
    for (const other of this.#documents.keys()) if (closed?.covers(other)) this.#markDirty(other);
  }

  /** Analyses a small text, so that facts are loaded and code is compiled before the first document is opened. */
  async warmUp(): Promise<void> {
    const files = memoryFileSystem({
      'group_vars/all.yml': 'kube_network_plugin: cilium\ncilium_tunnel_mode: vxlan\n',
    });
    await Analysis.of('group_vars/all.yml', { files, catalog: this.#host.catalog, preset: this.#preset });
  }

  /** Call when files on the disk, or the settings, have changed. */
  refresh(preset: TargetRequest = this.#preset): void {
    this.#preset = preset;
    for (const path of this.#documents.keys()) this.#markDirty(path);
  }

  /** The open document at an address. */
  document(uri: string): TextDocument | undefined {
    return this.#documents.get(pathOfUri(uri));
  }

  /** The analysis of a document's present text; undefined if the document is not open. */
  async analysis(uri: string): Promise<Analysis | undefined> {
    while (this.#running) await this.#running;
    return this.#latest.get(pathOfUri(uri));
  }

  #analysisWith(path: string, text: string): Analysis | undefined {
    for (const analysis of this.#latest.values()) if (analysis.isOf(path, text)) return analysis;
    return undefined;
  }

  #markDirty(path: string): void {
    this.#dirty.add(path);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async #run(): Promise<void> {
    await this.#held?.until;
    // Handles pending messages first, so that one analysis covers all of them.
    await breath();
    for (const path of this.#dirty) {
      try {
        await this.#analyse(path);
      } catch (error) {
        if (error instanceof Superseded) continue;
        this.#dirty.delete(path);
        this.#host.failed(error);
      }
    }
    if (this.#dirty.size > 0) await this.#run();
  }

  async #analyse(path: string): Promise<void> {
    this.#dirty.delete(path);
    let since = performance.now();
    const pause = async (): Promise<void> => {
      if (performance.now() - since < longestStretch) return;
      await breath();
      since = performance.now();
      if (this.#dirty.has(path)) throw new Superseded();
    };
    if (isConfiguration(path))
      for (const open of this.#documents.keys()) if (!isConfiguration(open)) this.#dirty.add(open);
    const before = this.#latest.get(path);
    const analysis = await Analysis.of(path, {
      files: this.files,
      catalog: this.#host.catalog,
      preset: this.#preset,
      pause,
    });
    for (const [open, document] of this.#documents) {
      // If this document is the base of an open intent, its new text affects the intent too.
      const isBelow = open !== path && this.#latest.get(open)?.reads(path) === true;
      if (isBelow && !analysis.covers(open) && before !== undefined) this.#dirty.add(open);
      if (!analysis.covers(open)) continue;
      // The document was edited meanwhile, and has an analysis of its own pending.
      if (!analysis.isOf(open, document.getText()) && open !== path) continue;
      this.#latest.set(open, analysis);
      this.#dirty.delete(open);
      this.#host.publish(document, analysis);
    }
  }
}

/** Lets other messages be handled. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
