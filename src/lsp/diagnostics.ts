/** Findings in the form that an editor shows. */
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from 'vscode-languageserver';
import type { Location, Severity } from '../core/finding.ts';
import type { LintFinding } from '../lint/rule.ts';
import { section } from './settings.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Rules about text that nothing reads. Editors show it faded. */
const unnecessary: ReadonlySet<string> = new Set(['dead-variable', 'ignored-carrier', 'useless-suppression']);

/**
 * Converts a location, from 1, to a range of the protocol, from 0. A location
 * without an end covers the rest of its line.
 */
export function rangeOf({ line, column, endLine, endColumn }: Location, lines?: readonly string[]): Range {
  const start = { line: Math.max(0, line - 1), character: Math.max(0, column - 1) };
  if (endLine !== undefined && endColumn !== undefined && (endLine > line || endColumn > column)) {
    return { start, end: { line: endLine - 1, character: endColumn - 1 } };
  }
  const length = lines?.[start.line]?.trimEnd().length ?? start.character + 1;
  return { start, end: { line: start.line, character: Math.max(length, start.character) } };
}

/** A document's findings, without duplicates. */
export function findingsOf(findings: readonly LintFinding[], path: string): LintFinding[] {
  const unique = new Map<string, LintFinding>();
  for (const finding of findings) {
    const { location, rule, message } = finding;
    if (location?.file !== path) continue;
    const key = JSON.stringify([rule, location.line, location.column, message]);
    if (!unique.has(key)) unique.set(key, finding);
  }
  return [...unique.values()];
}

/** Converts one finding; `link` returns the address of a rule's page. */
export function diagnosticOf(
  finding: LintFinding,
  lines: readonly string[],
  link: (rule: string) => string | undefined,
  translate: (text: string) => string,
): Diagnostic {
  const { location, rule, severity, message } = finding;
  const range = location ? rangeOf(location, lines) : rangeOf({ file: '', line: 1, column: 1 }, lines);
  const href = link(rule);
  return {
    range,
    severity: severities[severity],
    code: rule,
    ...(href !== undefined && { codeDescription: { href } }),
    source: section,
    message: translate(message),
    ...(unnecessary.has(rule) && { tags: [DiagnosticTag.Unnecessary] }),
  };
}
