/** A file system of texts in memory: what a browser, an editor or a test uses instead of a disk. */
import { type EntryKind, FileAccessError, type FileSystem } from './file-system.ts';

/** Makes a read-only file system from paths (forward slashes, relative) and their contents. */
export function memoryFileSystem(files: Readonly<Record<string, string>>): FileSystem {
  const kinds = new Map<string, EntryKind>([['.', 'directory']]);
  for (const path of Object.keys(files)) {
    const parts = path.split('/');
    for (let length = 1; length < parts.length; length++) kinds.set(parts.slice(0, length).join('/'), 'directory');
    kinds.set(path, 'file');
  }
  const encoder = new TextEncoder();
  return {
    kind: (path) => kinds.get(path),
    list(path) {
      if (kinds.get(path) !== 'directory') throw new FileAccessError(path, 'ENOTDIR');
      const prefix = path === '.' ? '' : `${path}/`;
      return [...kinds]
        .filter(([entry]) => entry !== '.' && entry.startsWith(prefix) && !entry.slice(prefix.length).includes('/'))
        .map(([entry, kind]) => ({ name: entry.slice(prefix.length), kind, link: false }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    read(path) {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      if (text === undefined) throw new FileAccessError(path, 'ENOENT');
      return encoder.encode(text);
    },
    absolute: (path) => path,
    realPath: (path) => path,
  };
}
