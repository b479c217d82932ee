/**
 * Files from the point of view of a command: relative paths start from its working directory, and standard input is a
 * file too.
 */
import { resolve } from 'node:path';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { memoryFileSystem } from '../../formats/files/memory-file-system.ts';
import { nodeFileSystem } from '../../formats/files/node-file-system.ts';
import type { Io } from './io.ts';
import { readInput } from './read-input.ts';

/** The name that standard input has among the files. */
export const stdinFile = '<stdin>';

/**
 * The real files. With `stdin`, the content of standard input is the file `name`.
 * @throws UserError if standard input is wanted and cannot be read.
 */
export async function openFiles(io: Io, stdin: boolean, name = stdinFile): Promise<FileSystem> {
  await io.secrets?.prepare();
  const at = (path: string): string => resolve(io.cwd, path);
  const disk: FileSystem = {
    kind: (path) => nodeFileSystem.kind(at(path)),
    list: (path) => nodeFileSystem.list(at(path)),
    read(path) {
      const bytes = nodeFileSystem.read(at(path));
      io.progress?.readFile();
      io.secrets?.collect(new TextDecoder().decode(bytes));
      return bytes;
    },
    // Most files of a large tree are only peeked at, so they are not searched for secrets.
    peek: (path) => nodeFileSystem.read(at(path)),
    realPath: (path) => nodeFileSystem.realPath(at(path)),
    absolute: (path) => nodeFileSystem.absolute(at(path)),
  };
  if (!stdin) return disk;
  const memory = memoryFileSystem({ [name]: (await readInput(io, '-')).text });
  const pick = (path: string): FileSystem => (path === name ? memory : disk);
  return {
    kind: (path) => pick(path).kind(path),
    list: (path) => pick(path).list(path),
    read: (path) => pick(path).read(path),
    peek: (path) => (path === name ? memory.read(path) : (disk.peek?.(path) ?? disk.read(path))),
    realPath: (path) => pick(path).realPath(path),
    // Under the name of a file, standard input has that file's location and configuration.
    absolute: (path) => (path === stdinFile ? memory : disk).absolute(path),
  };
}
