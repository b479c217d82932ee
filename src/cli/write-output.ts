import { resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Io } from './io.ts';
import { systemReason } from './read-input.ts';

/**
 * Writes a command's result: to `path` atomically (a temporary file beside it, then a rename), or to stdout if there is
 * no path or it is `-`.
 * @throws UserError if the path cannot be written.
 */
export async function writeOutput(io: Io, path: string | undefined, text: string): Promise<void> {
  if (path === undefined || path === '-') {
    io.stdout.write(text);
    return;
  }
  const { default: writeFileAtomic } = await import('write-file-atomic');
  try {
    await writeFileAtomic(resolve(io.cwd, path), text);
  } catch (error) {
    throw new UserError(`cannot write ${path}: ${systemReason(error)}`, { cause: error });
  }
}
