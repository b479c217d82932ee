import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { decodeText } from '../yaml/decode.ts';
import type { Io } from './io.ts';

/** What was read, and the name that findings call it by. */
export interface Input {
  text: string;
  file: string;
}

/** Nothing that a person writes is larger; a path to something else should not fill the memory. */
const maxBytes = 64 * 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is not a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a directory, not a file',
  ELOOP: 'its links go in a circle',
  ENAMETOOLONG: 'the path is too long',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EFBIG: 'the file would be too large',
  EBADF: 'it is not open',
};

/** The system's reason in words, for an error of `node:fs`. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return reasons[code] ?? `the system answers ${code}`;
}

async function readStdin(io: Io): Promise<Uint8Array> {
  if (io.stdin.isTTY === true) {
    throw new UserError('nothing to read on standard input', { hint: 'Name a file, or pipe one in.' });
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of io.stdin) {
      const buffer = Buffer.from(chunk);
      bytes += buffer.length;
      if (bytes > maxBytes) throw tooLarge('<stdin>');
      chunks.push(buffer);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`cannot read standard input: ${systemReason(error)}`, { cause: error });
  }
  return Buffer.concat(chunks);
}

function tooLarge(file: string): UserError {
  return new UserError(`${file}: larger than ${maxBytes / 1024 / 1024} MiB`);
}

/** Synchronously: it is all that there is to wait for, and loading the promises takes longer than the file. */
function readPath(io: Io, path: string): Uint8Array {
  const absolute = resolve(io.cwd, path);
  try {
    const facts = statSync(absolute);
    if (facts.isDirectory()) throw new UserError(`cannot read ${path}: it is a directory, not a file`);
    if (facts.size > maxBytes) throw tooLarge(path);
    return readFileSync(absolute);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`cannot read ${path}: ${systemReason(error)}`, { cause: error });
  }
}

/**
 * Reads a file, or standard input for `-`, as UTF-8 text.
 * @throws UserError if it is missing, a directory, unreadable, too large, binary, UTF-16 or broken UTF-8.
 */
export async function readInput(io: Io, path: string): Promise<Input> {
  const file = path === '-' ? '<stdin>' : path;
  const decoded = decodeText(path === '-' ? await readStdin(io) : readPath(io, path));
  if ('problem' in decoded) throw new UserError(`cannot read ${file}: ${decoded.problem}`);
  return { text: decoded.text, file };
}
