/** Reads the files that intents extend, and finds out which files these are. */
import { readText } from '../files/content.ts';
import { directoryOf, extensionOf, FileAccessError, type FileSystem, joinPath } from '../files/file-system.ts';
import type { ReadBase } from './base.ts';
import { basesOf } from './layers.ts';

/** Reads them from a file system; for an unreadable file, returns a sentence with the reason. */
export function baseReader(files: FileSystem): ReadBase {
  return (file) => {
    const read = readText(files, file);
    if ('text' in read) return read;
    return { problem: read.problem.message.replace(/^The file was not read: /, '').replace(/\.$/, '') };
  };
}

/** The files that some intents extend, directly or indirectly. Nobody installs such a file on its own. */
export function extendedBy(intents: Iterable<string>, files: FileSystem): Set<string> {
  const found = new Set<string>();
  for (const file of intents) {
    const read = readText(files, file);
    if (!('text' in read)) continue;
    for (const base of basesOf({ text: read.text, file }, baseReader(files))) found.add(base);
  }
  return found;
}

/** Far more clusters than one directory contains. */
const mostNeighbours = 500;

/** True for a file that another one extends, in the same directory or in a subdirectory of it. */
export function isExtendedNearby(file: string, files: FileSystem): boolean {
  const folder = directoryOf(file);
  const neighbours: string[] = [];
  for (const { name, kind, link } of entriesOf(folder, files)) {
    const path = joinPath(folder, name);
    if (kind === 'file') neighbours.push(path);
    else if (!link && !name.startsWith('.')) {
      for (const inner of entriesOf(path, files))
        if (inner.kind === 'file') neighbours.push(joinPath(path, inner.name));
    }
  }
  const intents = neighbours.filter((path) => path !== file && ['.yml', '.yaml', '.json'].includes(extensionOf(path)));
  return extendedBy(intents.slice(0, mostNeighbours), files).has(file);
}

function entriesOf(folder: string, files: FileSystem): ReturnType<FileSystem['list']> {
  try {
    return files.list(folder);
  } catch (error) {
    if (error instanceof FileAccessError) return [];
    throw error;
  }
}
