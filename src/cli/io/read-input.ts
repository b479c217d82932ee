import { resolve } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { toText } from '../../core/text.ts';
import { FileAccessError, maximalFileSize } from '../../formats/files/file-system.ts';
import { readBounded } from '../../formats/files/node-file-system.ts';
import { decodeText } from '../../yaml/decode.ts';
import type { Io } from './io.ts';

/** An input text, and its name in findings. */
export interface Input {
  text: string;
  file: string;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or directory',
  ENOTDIR: 'a part of the path is not a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a directory, not a file',
  ELOOP: 'its symbolic links form a loop',
  ENAMETOOLONG: 'the path is too long',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EFBIG: 'the file would be too large',
  EBADF: 'it is not open',
};

/** The system's reason as words, for an error of `node:fs`. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? toText(error.code) : 'unknown';
  return reasons[code] ?? `the system reports ${code}`;
}

async function readStdin(io: Io): Promise<Uint8Array> {
  if (io.stdin.isTTY === true) {
    throw new UserError('nothing to read on standard input', {
      hint: 'Use a file name, or pipe a file to standard input.',
    });
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of io.stdin) {
      const buffer = Buffer.from(chunk);
      bytes += buffer.length;
      if (bytes > maximalFileSize) throw tooLarge('standard input');
      chunks.push(buffer);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`cannot read standard input: ${systemReason(error)}`, { cause: error });
  }
  return Buffer.concat(chunks);
}

function tooLarge(file: string): UserError {
  return new UserError(`cannot read ${file}: it is larger than ${maximalFileSize >> 20} MiB`);
}

/** Synchronous: the command waits only for this file, and loading the promise API takes longer than reading it. */
function readPath(io: Io, path: string): Uint8Array {
  try {
    return readBounded(resolve(io.cwd, path));
  } catch (error) {
    if (!(error instanceof FileAccessError)) throw error;
    const { cause } = error;
    throw new UserError(`cannot read ${path}: ${cause === undefined ? error.reason : systemReason(cause)}`, { cause });
  }
}

/**
 * Reads a file, or standard input for `-`, as UTF-8 text.
 * @throws UserError if it is missing, a directory, unreadable, too large, binary, UTF-16 or invalid UTF-8.
 */
export async function readInput(io: Io, path: string): Promise<Input> {
  const file = path === '-' ? '<stdin>' : path;
  const decoded = decodeText(path === '-' ? await readStdin(io) : readPath(io, path));
  if ('problem' in decoded) throw new UserError(`cannot read ${file}: ${decoded.problem}`);
  await io.secrets?.prepare();
  io.secrets?.collect(decoded.text);
  return { text: decoded.text, file };
}
