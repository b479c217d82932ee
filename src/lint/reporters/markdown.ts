/** Markdown for the comment of a pull request: a summary, and the findings in collapsible tables. */

import { printableMessage } from '../../core/code-frame.ts';
import { type Finding, severities } from '../../core/finding.ts';
import { counted } from '../../core/wording.ts';
import { summarise } from './summary.ts';
import type { Reporter } from './types.ts';

const titles = { error: 'Errors', warning: 'Warnings', info: 'Notes' } as const;

export const markdown: Reporter = (findings, { files, rules }) => {
  const { errors, warnings, infos } = summarise(findings, files);
  const checked = counted(files, 'file');
  if (findings.length === 0) return `### cilium-extras\n\nNo problems in ${checked}.\n`;
  const summary = [counted(errors, 'error'), counted(warnings, 'warning'), counted(infos, 'note')].join(', ');
  const docs = new Map(rules.map((rule) => [rule.id, rule.docs]));
  const tables = severities.flatMap((severity) => {
    const group = findings.filter((finding) => finding.severity === severity);
    if (group.length === 0) return [];
    const open = severity === 'error' ? ' open' : '';
    const rows = group.map((finding) => row(finding, docs.get(finding.rule)));
    const head = `<details${open}><summary>${titles[severity]} (${group.length})</summary>`;
    return [`${head}\n\n| where | what | rule |\n|---|---|---|\n${rows.join('\n')}\n\n</details>`];
  });
  return `${[`### cilium-extras`, `${summary} in ${checked}.`, ...tables].join('\n\n')}\n`;
};

function row({ location, message, rule }: Finding, docs: string | undefined): string {
  const where = location === undefined ? '' : `${location.file}:${location.line}`;
  const id = docs !== undefined && /^https?:/.test(docs) ? `[${cell(rule)}](${docs})` : cell(rule);
  return `| ${cell(where)} | ${cell(message)} | ${id} |`;
}

/** Text for a table cell, escaped so that it contains no markup, link or mention. */
function cell(text: string): string {
  return printableMessage(text)
    .replace(/[\\`*_{}[\]<>|~#&]/g, '\\$&')
    .replaceAll('@', '&#64;');
}
