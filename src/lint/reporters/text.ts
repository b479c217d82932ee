/** The report for people: findings by file, each with its line, and a summary. */

import { codeFrame, printable, printableMessage, splitLines } from '../../core/code-frame.ts';
import type { Finding, Severity } from '../../core/finding.ts';
import { hideSecrets } from '../../core/secrets.ts';
import { counted } from '../../core/wording.ts';
import { summarise } from './summary.ts';
import type { ReportContext, Reporter } from './types.ts';

export const text: Reporter = (findings, context) => {
  const { chalk } = context;
  const blocks: string[] = [];
  for (const [file, group] of byFile(findings)) {
    const lines = splitLines(hideSecrets(file === undefined ? '' : (context.textOf(file) ?? '')));
    const entries = group.map((finding) => entry(finding, lines, context));
    blocks.push([...(file === undefined ? [] : [chalk.underline(printable(file))]), ...entries].join('\n'));
  }
  blocks.push(summaryLine(findings, context));
  return `${blocks.join('\n\n')}\n`;
};

function byFile(findings: readonly Finding[]): Map<string | undefined, Finding[]> {
  const groups = new Map<string | undefined, Finding[]>();
  for (const finding of findings) {
    const file = finding.location?.file;
    const group = groups.get(file);
    if (group) group.push(finding);
    else groups.set(file, [finding]);
  }
  return groups;
}

function entry(finding: Finding, lines: readonly string[], context: ReportContext): string {
  const { chalk, translate = (text: string) => text } = context;
  const { location } = finding;
  const place = location ? `${chalk.dim(`${location.line}:${location.column}`)}  ` : '';
  const mark = finding.fixable ? chalk.dim(` ${translate('(fixable)')}`) : '';
  const name = chalk.dim(printable(finding.rule));
  const rule = context.link?.(finding.rule, name) ?? name;
  const head = `  ${place}${painted(finding.severity, context)}  ${printableMessage(finding.message)}  ${rule}${mark}`;
  const frame = location ? codeFrame(lines, location, { gutter: chalk.dim, marker: chalk.red }) : '';
  return frame === '' ? head : `${head}\n${indent(frame)}`;
}

function painted(severity: Severity, { chalk }: ReportContext): string {
  if (severity === 'error') return chalk.red(severity);
  return severity === 'warning' ? chalk.yellow(severity) : chalk.blue(severity);
}

function indent(block: string): string {
  return block.replace(/^/gm, '    ');
}

function summaryLine(findings: readonly Finding[], context: ReportContext): string {
  const { chalk, files, translate = (text: string) => text } = context;
  const { errors, warnings, infos } = summarise(findings, files);
  const looked = `${counted(files, 'file')} checked`;
  if (findings.length === 0) return chalk.green(translate(`No problems: ${looked}.`));
  const counts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(infos > 0 ? [counted(infos, 'info')] : []),
  ].join(', ');
  const fixable = findings.filter((finding) => finding.fixable).length;
  const hint = fixable > 0 ? ` ${fixable} can be fixed with --fix.` : '';
  const line = translate(`${counts}; ${looked}.${hint}`);
  return errors > 0 ? chalk.red(line) : warnings > 0 ? chalk.yellow(line) : line;
}
