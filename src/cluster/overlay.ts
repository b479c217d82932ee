/** A file system with changed files on top: the results of fixes that are not written yet. */
import type { FileSystem } from '../formats/files/file-system.ts';

export class OverlayFileSystem implements FileSystem {
  readonly #below: FileSystem;
  readonly #changed = new Map<string, string>();
  readonly #originals = new Map<string, string>();

  constructor(below: FileSystem) {
    this.#below = below;
  }

  /** Files that differ from the file system below, with their new text. */
  get changed(): ReadonlyMap<string, string> {
    return this.#changed;
  }

  /** The text of the changed files when they were read. */
  get originals(): ReadonlyMap<string, string> {
    return this.#originals;
  }

  /** `before` is the text of the file until now. */
  write(path: string, text: string, before: string): void {
    if (!this.#originals.has(path)) this.#originals.set(path, before);
    this.#changed.set(path, text);
  }

  kind(path: string): ReturnType<FileSystem['kind']> {
    return this.#changed.has(path) ? 'file' : this.#below.kind(path);
  }

  list(path: string): ReturnType<FileSystem['list']> {
    return this.#below.list(path);
  }

  read(path: string): Uint8Array {
    const text = this.#changed.get(path);
    return text === undefined ? this.#below.read(path) : new TextEncoder().encode(text);
  }

  realPath(path: string): string {
    return this.#below.realPath(path);
  }

  absolute(path: string): string {
    return this.#below.absolute(path);
  }
}
