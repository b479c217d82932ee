/** The type and the input of a reporter. Reporters are pure: they turn findings and context into text. */
import type { ChalkInstance } from 'chalk';
import type { Finding, Severity } from '../../core/finding.ts';

/** The texts of a rule in a report. */
export interface RuleHelp {
  id: string;
  severity: Severity;
  /** One sentence. */
  title: string;
  why: string;
  fix: string;
  /** Location of the rule's page: an address, or a path in the package. */
  docs?: string;
}

export interface ReportContext {
  /** Every rule that ran, whether it found something or not. */
  rules: readonly RuleHelp[];
  /** The number of files that were checked. */
  files: number;
  /** The text of a file with a finding, for code frames; undefined if it is not available. */
  textOf(file: string): string | undefined;
  /** Colours for the text report; `new Chalk({ level: 0 })` adds none. */
  chalk: ChalkInstance;
  /** Turns a rule's coloured name into a link, if the report goes to a terminal that supports links. */
  link?(rule: string, painted: string): string;
  /** Severities that make the run fail; by default, only errors. */
  failing?: ReadonlySet<Severity>;
  /** Translates texts of the report itself. If it is missing, they stay English. */
  translate?(text: string): string;
  /** This program's version. */
  version: string;
}

/** Callers must pass findings through `normalise` first. The result ends with a line break unless it is empty. */
export type Reporter = (findings: readonly Finding[], context: ReportContext) => string;
