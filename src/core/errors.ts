import type { Finding } from './finding.ts';

/**
 * A mistake of the user, or something that the user's machine refuses. The program prints one sentence without a stack
 * trace, and exits with code 2. Any other thrown error is a bug in cilium-extras (exit code 3).
 */
export class UserError extends Error {
  override name = 'UserError';
  /** What to do about it. The program prints it on a line of its own. */
  readonly hint: string | undefined;

  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint;
  }
}

/** Files that a command cannot use. The program prints every finding, with the lines of the file. */
export class UnusableFileError extends UserError {
  /**
   * @param findings at least one
   * @param sources texts of the files that findings refer to, by file
   */
  constructor(
    readonly findings: readonly Finding[],
    readonly sources: ReadonlyMap<string, string>,
  ) {
    const [first] = findings;
    const at = first?.location;
    super(`${at ? `${at.file}:${at.line}:${at.column}: ` : ''}${first?.message ?? ''}`);
  }
}

/** A file that somebody else wrote is in the place of a result. The run can still write its other results. */
export class ForeignFileError extends UserError {}
