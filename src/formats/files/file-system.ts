/**
 * The one door to files. Everything else in the project works on texts, so that it runs in a browser too.
 * Paths use forward slashes on every system.
 */
import { UserError } from '../../core/errors.ts';

export type EntryKind = 'file' | 'directory';

export interface Entry {
  name: string;
  /** What it is, links followed. */
  kind: EntryKind;
  /** True for a symbolic link. */
  link: boolean;
}

/** No variables file comes near; reading one by mistake must not fill the memory. */
export const maximalFileSize = 32 * 1024 * 1024;

export interface FileSystem {
  /** What a path is, links followed; undefined if there is nothing, a dangling link, or something else (a socket). */
  kind(path: string): EntryKind | undefined;
  /** What is in a directory, in the order of names; links followed, without what is not a file nor directory. Throws a FileAccessError. */
  list(path: string): Entry[];
  /** Bytes of a file up to `maximalFileSize`. Throws a FileAccessError, for a larger file too. */
  read(path: string): Uint8Array;
  /** As `read`, for a look at what a file is: none of it will be shown. Absent where that makes no difference. */
  peek?(path: string): Uint8Array;
  /** The path from the root on, links left alone. */
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

/** A path that cannot be read. `reason` is the system's code (`EACCES`) or a phrase of ours; the message has words. */
export class FileAccessError extends UserError {
  override name = 'FileAccessError';
  readonly path: string;
  /** Why, in words. */
  readonly reason: string;

  constructor(path: string, reason: string, cause?: unknown) {
    const words = reasons[reason] ?? reason;
    super(`Cannot read ${path}: ${words}`, { cause });
    this.path = path;
    this.reason = words;
  }
}

/** Joins a directory and a relative path; `.` and empty directories vanish. */
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

/** The extension with its dot, empty if it is missing; a leading dot is not an extension (as Python's splitext). */
export function extensionOf(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot);
}

/** A path below `base`, relative to it; undefined if it lies elsewhere. Both must be of one kind, absolute or not. */
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
