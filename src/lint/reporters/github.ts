/** GitHub Actions annotations: one workflow command for each finding. */
import { printableLines } from '../../core/code-frame.ts';
import type { Finding, Severity } from '../../core/finding.ts';
import type { Reporter } from './types.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>;

export const github: Reporter = (findings) => findings.map((finding) => `${annotation(finding)}\n`).join('');

function annotation({ rule, severity, message, location }: Finding): string {
  const properties: [string, string | number][] = [];
  if (location) {
    properties.push(['file', location.file], ['line', location.line]);
    if (location.endLine !== undefined) properties.push(['endLine', location.endLine]);
    properties.push(['col', location.column]);
    // GitHub accepts columns only for a range on one line.
    if (location.endColumn !== undefined && location.endLine === location.line) {
      properties.push(['endColumn', location.endColumn]);
    }
  }
  properties.push(['title', rule]);
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${commands[severity]} ${list}::${escapeMessage(message)}`;
}

/**
 * The runner decodes only these three. Other control characters have no escape, so a visible character replaces them.
 */
function escapeMessage(text: string): string {
  const printable = text
    .split('\r')
    .map((part) => printableLines(part))
    .join('\r');
  return printable.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
