/** The disk, overlaid with the documents that are open in the editor, saved or not. */
import { baseName, directoryOf, type Entry, type EntryKind, type FileSystem } from '../formats/files/file-system.ts';

export class OpenFiles implements FileSystem {
  readonly #disk: FileSystem;
  readonly #textOf: (path: string) => string | undefined;
  readonly #paths: () => Iterable<string>;
  readonly #encoder = new TextEncoder();

  /**
   * @param textOf returns the text of an open document
   * @param paths returns the paths of all open documents
   */
  constructor(disk: FileSystem, textOf: (path: string) => string | undefined, paths: () => Iterable<string>) {
    this.#disk = disk;
    this.#textOf = textOf;
    this.#paths = paths;
  }

  kind(path: string): EntryKind | undefined {
    if (this.#textOf(path) !== undefined) return 'file';
    const onDisk = this.#disk.kind(path);
    if (onDisk !== undefined) return onDisk;
    return [...this.#paths()].some((open) => open.startsWith(`${path}/`)) ? 'directory' : undefined;
  }

  list(path: string): Entry[] {
    const entries = this.#disk.kind(path) === 'directory' ? this.#disk.list(path) : [];
    const names = new Set(entries.map(({ name }) => name));
    const unsaved = [...this.#paths()].filter((open) => directoryOf(open) === path && !names.has(baseName(open)));
    if (unsaved.length === 0) return entries;
    const added = unsaved.map((open): Entry => ({ name: baseName(open), kind: 'file', link: false }));
    return [...entries, ...added].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  read(path: string): Uint8Array {
    const text = this.#textOf(path);
    return text === undefined ? this.#disk.read(path) : this.#encoder.encode(text);
  }

  absolute(path: string): string {
    return path.includes(':') && this.#textOf(path) !== undefined ? path : this.#disk.absolute(path);
  }

  realPath(path: string): string {
    return this.#disk.realPath(path);
  }
}
