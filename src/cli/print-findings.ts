import { Chalk } from 'chalk';
import { codeFrame, printable, splitLines } from '../core/code-frame.ts';
import type { Finding, Severity } from '../core/finding.ts';
import { type Io, type Output, usesColour } from './io.ts';

export interface PrintOptions {
  format: 'text' | 'json';
  /** Where to: the findings are the result of some commands and beside it in others. */
  to: 'stdout' | 'stderr';
  /** Text of the files that findings point into, for the code frames. */
  sources?: ReadonlyMap<string, string>;
}

/** Findings by file, line, column and rule: the order in which every report shows them. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...findings].sort(
    (a, b) =>
      byText(a.location?.file ?? '', b.location?.file ?? '') ||
      (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
      (a.location?.column ?? 0) - (b.location?.column ?? 0) ||
      byText(a.rule, b.rule) ||
      byText(a.message, b.message),
  );
}

/** How many there are of each severity, and in how many files. */
export function summarize(findings: readonly Finding[]): {
  errors: number;
  warnings: number;
  infos: number;
  files: number;
} {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const files = new Set(findings.flatMap(({ location }) => (location === undefined ? [] : [location.file])));
  return { errors: count('error'), warnings: count('warning'), infos: count('info'), files: files.size };
}

/** A finding as the JSON of every command has it: flat, and only what is known. */
export function findingToJson({
  rule,
  severity,
  message,
  subject,
  location,
  fixable,
}: Finding): Record<string, unknown> {
  return { rule, severity, message, ...location, subject, fixable: fixable ?? false };
}

function textReport(findings: readonly Finding[], sources: ReadonlyMap<string, string>, colour: boolean): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const paint: Record<Severity, (text: string) => string> = {
    error: chalk.red.bold,
    warning: chalk.yellow.bold,
    info: chalk.blue.bold,
  };
  const lines = new Map([...sources].map(([file, text]) => [file, splitLines(text)]));

  const blocks = findings.map(({ rule, severity, message, location }) => {
    const place =
      location === undefined ? '' : `${chalk.bold(`${printable(location.file)}:${location.line}:${location.column}`)} `;
    const head = `${place}${paint[severity](severity)} ${printable(message)} ${chalk.dim(`[${rule}]`)}`;
    const source = location === undefined ? undefined : lines.get(location.file);
    if (location === undefined || source === undefined) return head;
    const frame = codeFrame(source, location, { gutter: chalk.dim, marker: paint[severity] });
    return frame === '' ? head : `${head}\n${frame}\n`;
  });
  return blocks.map((block) => `${block}\n`).join('');
}

/** Prints findings, sorted; nothing at all in text if there are none. */
export function printFindings(io: Io, findings: readonly Finding[], { format, to, sources }: PrintOptions): void {
  const output: Output = io[to];
  const sorted = sortFindings(findings);
  output.write(
    format === 'json'
      ? `${JSON.stringify({ findings: sorted.map(findingToJson), summary: summarize(sorted) }, undefined, 2)}\n`
      : textReport(sorted, sources ?? new Map(), usesColour(io, output)),
  );
}
