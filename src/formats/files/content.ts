/** Reading files as text. */
import { decodeText } from '../../yaml/decode.ts';
import { FileAccessError, type FileSystem } from './file-system.ts';
import type { ReadProblem } from './read-problem.ts';

/** Reads a file as text, or returns the problem that prevented it. */
export function readText(files: FileSystem, file: string): { text: string } | { problem: ReadProblem } {
  return textOf(file, () => files.read(file));
}

/** As `readText`, but only to find out what kind of file it is. */
export function peekText(files: FileSystem, file: string): { text: string } | { problem: ReadProblem } {
  return textOf(file, () => files.peek?.(file) ?? files.read(file));
}

function textOf(file: string, bytes: () => Uint8Array): { text: string } | { problem: ReadProblem } {
  const problem = (rule: ReadProblem['rule'], why: string): { problem: ReadProblem } => ({
    problem: { rule, message: `The file was not read: ${why}.`, location: { file, line: 1, column: 1 } },
  });
  try {
    const decoded = decodeText(bytes());
    // Ansible stops at such a file.
    return 'text' in decoded ? decoded : problem('parse-error', decoded.problem);
  } catch (error) {
    if (!(error instanceof FileAccessError)) throw error;
    return problem('skipped-file', error.reason);
  }
}
