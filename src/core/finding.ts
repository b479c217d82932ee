/** A finding: what is wrong, how severe, about what, and where. All commands and reporters use it. */

export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** A place in a file. Lines and columns count from 1; the end is exclusive. */
export interface Location {
  file: string;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
}

export interface Finding {
  /** `<feature-folder>/<kebab-name>` for a feature's constraint, kebab-case for the rest. */
  rule: string;
  severity: Severity;
  /** What is wrong and what to write instead: one or two sentences, no trailing newline. */
  message: string;
  /** The variable, agent option, Helm value or feature that the finding is about. */
  subject: string;
  location?: Location;
  fixable?: boolean;
}
