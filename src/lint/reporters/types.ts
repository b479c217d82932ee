/** What a reporter gets and what it is. Reporters are pure: findings and context in, text out. */
import type { ChalkInstance } from 'chalk';
import type { Finding, Severity } from '../../core/finding.ts';

/** A rule as a report explains it. */
export interface RuleHelp {
  id: string;
  severity: Severity;
  /** One sentence. */
  title: string;
  why: string;
  fix: string;
  /** Where the rule's page is: an address, or a path in the package. */
  docs?: string;
}

export interface ReportContext {
  /** Every rule that ran, whether it found something or not. */
  rules: readonly RuleHelp[];
  /** How many files were looked at. */
  files: number;
  /** The text of a file that a finding points into, for code frames; undefined if it is not at hand. */
  textOf(file: string): string | undefined;
  /** Paints the text report; `new Chalk({ level: 0 })` paints nothing. */
  chalk: ChalkInstance;
  /** Makes a link of a rule's name, as it is painted, where the report goes to a terminal that can open it. */
  link?(rule: string, painted: string): string;
  /** Severities that make the run fail; errors alone if it is left out. */
  failing?: ReadonlySet<Severity>;
  /** Into the language of the run, for texts of the report itself. Missing: English. */
  translate?(text: string): string;
  /** This program's version. */
  version: string;
}

/** Findings must have gone through `normalise`. The result ends with a line break unless it is empty. */
export type Reporter = (findings: readonly Finding[], context: ReportContext) => string;
