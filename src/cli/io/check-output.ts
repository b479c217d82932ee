/** `--check`: compares a generated file with what would be generated now. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { unifiedDiff } from '../../outputs/unified-diff.ts';
import { type Io, inLanguage } from './io.ts';
import { systemReason } from './read-input.ts';

/**
 * True if the file has this content. Otherwise prints the difference on stdout, without secrets, and a sentence on
 * stderr.
 * @throws UserError for a file that cannot be read; a missing file counts as empty
 */
export function checkOutput(io: Io, path: string, text: string): boolean {
  const before = contentOf(io, path);
  if (before === text) return true;
  const diff = unifiedDiff({ file: path, before: before ?? '', after: text });
  io.stdout.write(io.secrets?.conceal(diff) ?? diff);
  const what = before === undefined ? 'does not exist' : 'differs from the generated configuration';
  io.stderr.write(`${inLanguage(io, `${path} ${what}. Run generate without --check to write it.`)}\n`);
  return false;
}

/** Undefined for a missing file. */
function contentOf(io: Io, path: string): string | undefined {
  try {
    return readFileSync(resolve(io.cwd, path), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new UserError(`cannot read ${path}: ${systemReason(error)}`, { cause: error });
  }
}
