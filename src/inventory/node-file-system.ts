/** The real file system. The only module below the CLI that imports `node:fs`. */
import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Entry,
  type EntryKind,
  FileAccessError,
  type FileSystem,
  joinPath,
  maximalFileSize,
} from './file-system.ts';

/** Reads synchronously: a lint run is a walk over many small files, where promises cost more than they hide. */
export const nodeFileSystem: FileSystem = {
  kind: kindOf,
  list(path) {
    return readable(path, () => {
      const entries: Entry[] = [];
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        const link = entry.isSymbolicLink();
        const kind = link ? kindOf(joinPath(path, entry.name)) : kindOfEntry(entry);
        if (kind) entries.push({ name: entry.name, kind, link });
      }
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    });
  },
  read(path) {
    const size = readable(path, () => statSync(path).size);
    if (size > maximalFileSize) throw new FileAccessError(path, `it is larger than ${maximalFileSize >> 20} MiB`);
    return readable(path, () => readFileSync(path));
  },
  absolute: (path) => resolve(path).replaceAll('\\', '/'),
  realPath(path) {
    try {
      return realpathSync.native(path);
    } catch {
      return path;
    }
  },
};

function kindOf(path: string): EntryKind | undefined {
  try {
    const status = statSync(path, { throwIfNoEntry: false });
    return status && kindOfEntry(status);
  } catch {
    return undefined;
  }
}

function kindOfEntry(entry: Dirent | Stats): EntryKind | undefined {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'directory' : undefined;
}

function readable<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'the system refuses';
    throw new FileAccessError(path, code, cause);
  }
}
