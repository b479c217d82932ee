import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { type Io, shownResult } from './io.ts';
import { systemReason } from './read-input.ts';

/** A file that is to be written. */
export interface FileToWrite {
  path: string;
  text: string;
  /** Its content when it was read. If it has changed since, writing would destroy somebody else's work. */
  before?: string;
}

/** A temporary file with the new content, in the target's directory. */
interface Staged {
  path: string;
  target: string;
  temporary: string;
}

/**
 * Writes a command's result: to `path` as `writeFiles` does, or to stdout if there is no path or it is `-`.
 *
 * @param inputs files that the result was made from, as the user named them: they are never overwritten
 * @param kept as in `writeResults`
 * @throws UserError as `writeResults` does, and if the path is that of an input
 */
export async function writeOutput(
  io: Io,
  path: string | undefined,
  text: string,
  inputs: Iterable<string> = [],
  kept: readonly string[] = [],
): Promise<void> {
  if (path === undefined || path === '-') {
    io.stdout.write(shownResult(io, text));
    return;
  }
  const output = identity(resolve(io.cwd, path));
  for (const input of inputs) {
    if (output !== undefined && identity(resolve(io.cwd, input)) === output) {
      throw new UserError(`cannot write ${path}: it is the file that was read`, { hint: 'Use another file with -o.' });
    }
  }
  await writeResults(io, [{ path, text }], kept);
}

/**
 * Writes results that belong together: all of them, or none if one fails.
 *
 * @param kept texts that the results contain as a whole: a file with one of these texts loses nothing
 * @throws UserError if a path cannot be written; ForeignFileError if a command that may replace only its own files is
 * about
 *   to replace another one
 */
export async function writeResults(
  io: Io,
  results: readonly FileToWrite[],
  kept: readonly string[] = [],
): Promise<void> {
  const files = results.map(({ path, text }) => ({ path, text: shownResult(io, text) }));
  if (io.replacesOnlyOwn) {
    const { refuseForeignFile } = await import('./own-file.ts');
    for (const { path, text } of files) refuseForeignFile(path, resolve(io.cwd, path), text, kept);
  }
  await writeFiles(io, files);
}

/** Identifies a file independently of its path; undefined for anything else (standard input). */
function identity(path: string): string | undefined {
  try {
    const status = statSync(path);
    return status.isFile() ? `${status.dev}:${status.ino}` : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes files atomically. Writes no file if one of them cannot be written: all texts are on the disk before the first
 * target is replaced. Follows links, and keeps permissions and owners. Writes directly to other kinds of targets (a
 * pipe, `/dev/null`).
 * @throws UserError if a path cannot be written, or if its content is no longer `before`.
 */
export async function writeFiles(io: Io, files: readonly FileToWrite[]): Promise<void> {
  const write = (): void => {
    const staged: Staged[] = [];
    const streams: FileToWrite[] = [];
    try {
      for (const file of files) {
        const absolute = resolve(io.cwd, file.path);
        const status = attempt(file.path, () => statSync(absolute, { throwIfNoEntry: false }));
        if (status === undefined || status.isFile()) staged.push(...stage(file, absolute, status));
        else if (status.isDirectory()) throw new UserError(`cannot write ${file.path}: it is a directory, not a file`);
        else streams.push({ ...file, path: absolute });
      }
      for (let next = staged[0]; next !== undefined; next = staged[0]) {
        const { path, target, temporary } = next;
        attempt(path, () => renameSync(temporary, target));
        staged.shift();
      }
    } finally {
      for (const { temporary } of staged) rmSync(temporary, { force: true });
    }
    for (const { path, text } of streams) attempt(path, () => writeFileSync(path, text));
  };
  if (io.uninterrupted) await io.uninterrupted(write);
  else write();
}

/** Stages nothing for a file that already has the text, for example after the same run in parallel. */
function stage({ path, text, before }: FileToWrite, absolute: string, status: Stats | undefined): Staged[] {
  const target = status ? attempt(path, () => realpathSync(absolute)) : absolute;
  if (status) {
    const now = attempt(path, () => {
      accessSync(target, constants.W_OK);
      return before === undefined ? undefined : readFileSync(target, 'utf8');
    });
    if (now === text) return [];
    if (now !== before) throw changed(path);
  } else if (before !== undefined) {
    throw changed(path);
  } else if (attempt(path, () => lstatSync(absolute, { throwIfNoEntry: false }))?.isSymbolicLink()) {
    throw new UserError(`cannot write ${path}: it is a broken link`);
  }
  // Hidden, so that Ansible ignores a file that remains after a power failure.
  const temporary = join(dirname(target), `.cilium-extras-${crypto.randomUUID()}.tmp`);
  try {
    attempt(path, () => {
      const descriptor = openSync(temporary, 'wx', status ? 0o600 : 0o666);
      try {
        writeFileSync(descriptor, text);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      if (status) keepOwner(temporary, status);
    });
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return [{ path, target, temporary }];
}

function changed(path: string): UserError {
  return new UserError(`${path} has changed since it was read; nothing was written`, {
    hint: 'Run the same command again.',
  });
}

/** Copies owner and permissions of the file that will be replaced. Only root may change the owner. */
function keepOwner(temporary: string, { uid, gid, mode }: Stats): void {
  const own = statSync(temporary);
  if (own.uid !== uid || own.gid !== gid) {
    try {
      chownSync(temporary, uid, gid);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
    }
  }
  chmodSync(temporary, mode & 0o7777);
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new UserError(`cannot write ${path}: ${systemReason(error)}`, { cause: error });
  }
}
