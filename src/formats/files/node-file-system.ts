/** The real file system. The only module below the CLI that imports `node:fs`. */

import {
  closeSync,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { toText } from '../../core/text.ts';
import {
  type Entry,
  type EntryKind,
  FileAccessError,
  type FileSystem,
  joinPath,
  maximalFileSize,
} from './file-system.ts';

/** Reads synchronously: a lint run reads many small files, for which promises cost more time than they save. */
export const nodeFileSystem: FileSystem = {
  kind(path) {
    const status = statusOf(path);
    // A path that the user names may be a pipe (`<(command)`) or a device. The size limit applies to these too.
    return status && (kindOfEntry(status) ?? (isStream(status) ? 'file' : undefined));
  },
  list(path) {
    return readable(path, () => {
      const entries: Entry[] = [];
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        const link = entry.isSymbolicLink();
        // A directory walk skips pipes and devices: nothing may ever be written to them, and a read would hang.
        const target = link ? statusOf(joinPath(path, entry.name)) : entry;
        const kind = target && kindOfEntry(target);
        if (kind) entries.push({ name: entry.name, kind, link });
      }
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    });
  },
  read: readBounded,
  absolute: (path) => resolve(path).replaceAll('\\', '/'),
  realPath(path) {
    try {
      return realpathSync.native(path);
    } catch {
      return path;
    }
  },
};

function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isStream(status: Stats): boolean {
  return status.isFIFO() || status.isCharacterDevice() || status.isSocket();
}

/** The content of pipes, by device and inode: a pipe yields its content only once, and several readers may need it. */
const piped = new Map<string, Uint8Array>();

/**
 * The bytes of a file, a pipe or a device. Every command reads paths through this function, so one limit applies to
 * all. It counts the bytes while it reads, because the size that the system reports can be wrong (0 for `/dev/zero`).
 * @throws FileAccessError if it cannot be read, or is larger than `maximalFileSize`.
 */
export function readBounded(path: string): Uint8Array {
  return readable(path, () => {
    const before = statSync(path);
    const identity = before.isFIFO() ? `${before.dev}:${before.ino}` : undefined;
    const known = identity === undefined ? undefined : piped.get(identity);
    if (known) return known;
    const descriptor = openSync(path, 'r');
    try {
      const bytes = readAll(descriptor, path);
      if (identity !== undefined) piped.set(identity, bytes);
      return bytes;
    } finally {
      closeSync(descriptor);
    }
  });
}

const chunkSize = 1 << 16;

function readAll(descriptor: number, path: string): Uint8Array {
  const { size } = fstatSync(descriptor);
  if (size > maximalFileSize) throw tooLarge(path);
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    // One read gets the whole file; the extra byte shows whether it has grown.
    const chunk = Buffer.allocUnsafe(Math.max(chunkSize, size + 1 - total));
    const count = readSync(descriptor, chunk);
    if (count === 0) break;
    total += count;
    if (total > maximalFileSize) throw tooLarge(path);
    chunks.push(chunk.subarray(0, count));
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function tooLarge(path: string): FileAccessError {
  return new FileAccessError(path, `it is larger than ${maximalFileSize >> 20} MiB`);
}

function kindOfEntry(entry: Dirent | Stats): EntryKind | undefined {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'directory' : undefined;
}

function readable<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    if (cause instanceof FileAccessError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? toText(cause.code) : 'the system refuses access';
    throw new FileAccessError(path, code, cause);
  }
}
