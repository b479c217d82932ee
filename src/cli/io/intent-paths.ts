/** The intents that paths refer to: files themselves, and files in directories. */
import { UserError } from '../../core/errors.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { extendedBy } from '../../formats/intent/read-base.ts';
import { discover } from '../../formats/inventory/discover.ts';

/**
 * Replaces each directory by the intents in it, in the order of their names. Leaves out an intent that another one
 * extends, because nobody installs it on its own; files that are named explicitly stay.
 *
 * @throws UserError for a directory without an intent, or one that cannot be read.
 */
export function intentPaths(paths: readonly string[], files: FileSystem): string[] {
  return paths.flatMap((path) => (files.kind(path) === 'directory' ? intentsIn(path, files) : [path]));
}

function intentsIn(folder: string, files: FileSystem): string[] {
  const intents: string[] = [];
  for (const source of discover([folder], files)) if (source.kind === 'intent') intents.push(source.file);
  const bases = extendedBy(intents, files);
  const installed = intents.filter((file) => !bases.has(file)).sort();
  if (installed.length > 0) return installed;
  throw new UserError(`${folder} contains no intent`, {
    hint: 'An intent has the line "version: 1", and a target, features or extends.',
  });
}
