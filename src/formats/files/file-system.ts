/**
 * The only access to files. Everything else in the project works on texts, so that it also runs in a browser. Paths use
 * forward slashes on every system.
 */
import { UserError } from '../../core/errors.ts';

export type EntryKind = 'file' | 'directory';

export interface Entry {
  name: string;
  /** The kind of the entry; for a link, that of its target. */
  kind: EntryKind;
  /** True for a symbolic link. */
  link: boolean;
}

/** No variables file comes close to it. The limit keeps a file that is read by mistake from filling the memory. */
export const maximalFileSize = 32 * 1024 * 1024;

export interface FileSystem {
  /**
   * The kind of a path; for a link, that of its target. Undefined if the path does not exist, is a dangling link, or is
   * something else (a socket).
   */
  kind(path: string): EntryKind | undefined;
  /**
   * The entries of a directory in alphabetical order. Links are followed; only files and directories are included.
   * Throws a FileAccessError.
   */
  list(path: string): Entry[];
  /** Bytes of a file up to `maximalFileSize`. Throws a FileAccessError if it cannot be read or is larger. */
  read(path: string): Uint8Array;
  /**
   * As `read`, but only to find out what kind of file it is: the program shows none of its content. Absent where that
   * makes no difference.
   */
  peek?(path: string): Uint8Array;
  /** The absolute path; links are not resolved. */
  absolute(path: string): string;
  /** The path with all links resolved; the path itself if that fails. */
  realPath(path: string): string;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'there is no such file',
  ENOTDIR: 'it is not a directory',
  EISDIR: 'it is a directory',
  ELOOP: 'its symbolic links form a loop',
};

/**
 * A path that cannot be read. `reason` is the system's code (`EACCES`) or a phrase of ours; the message words it for
 * people.
 */
export class FileAccessError extends UserError {
  override name = 'FileAccessError';
  readonly path: string;
  /** The reason, worded for people. */
  readonly reason: string;

  constructor(path: string, reason: string, cause?: unknown) {
    const words = reasons[reason] ?? reason;
    super(`Cannot read ${path}: ${words}`, { cause });
    this.path = path;
    this.reason = words;
  }
}

/** Joins a directory and a relative path; `.` and an empty directory are left out. */
export function joinPath(directory: string, name: string): string {
  if (directory === '' || directory === '.') return name;
  return directory.endsWith('/') ? directory + name : `${directory}/${name}`;
}

/** The last component of a path. */
export function baseName(path: string): string {
  const trimmed = trimSlashes(path);
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** The directory that holds a path: `.` for a bare name, `/` for the root. */
export function directoryOf(path: string): string {
  const trimmed = trimSlashes(path);
  const slash = trimmed.lastIndexOf('/');
  if (slash < 0) return '.';
  return slash === 0 ? '/' : trimmed.slice(0, slash);
}

/**
 * The extension with its dot, empty if the name has none; a leading dot does not begin an extension (as in Python's
 * splitext).
 */
export function extensionOf(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot);
}

/** A path below `base`, relative to it; undefined if it is elsewhere. Both must be absolute, or both relative. */
export function relativePath(base: string, path: string): string | undefined {
  const from = trimSlashes(base);
  if (from === '.' || from === '') return path.startsWith('/') ? undefined : path;
  if (path === from) return '.';
  const prefix = from === '/' ? '/' : `${from}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

function trimSlashes(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') || '/' : path;
}
