/**
 * A mistake of the user's, or something that their machine refuses: exit code 2 and a sentence, never a stack.
 * Anything else that is thrown is a bug of ours (exit code 3).
 */
export class UserError extends Error {
  override name = 'UserError';
  /** What to do about it, printed on a line of its own. */
  readonly hint: string | undefined;

  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint;
  }
}

/** A file that somebody else wrote is in the place of a result. Other results of the same run can still be written. */
export class ForeignFileError extends UserError {}
