/** The error for a side whose intent is not valid. */
import type { Finding } from '../../core/finding.ts';

/** An intent that is not valid. Its problems have places, so they are printed one by one. */
export class InvalidSide extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super('the intent is not valid');
    this.findings = findings;
  }
}
