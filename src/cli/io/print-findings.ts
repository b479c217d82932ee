import { Chalk, type ChalkInstance } from 'chalk';
import { codeFrame, printable, printableMessage, splitLines } from '../../core/code-frame.ts';
import type { Finding, Severity } from '../../core/finding.ts';
import { hideSecrets, withoutSecrets } from '../../core/secrets.ts';
import { version } from '../../core/version.ts';
import { json } from '../../lint/reporters/json.ts';
import { normalise } from '../../lint/reporters/normalise.ts';
import type { RuleHelp } from '../../lint/reporters/types.ts';
import { type Io, inLanguage, usesColour } from './io.ts';
import type { Output } from './output.ts';
import { ruleLink, usesLinks } from './rule-pages.ts';

export interface PrintOptions {
  format: 'text' | 'json';
  /** The findings are the result of some commands; for others they go to stderr. */
  to: 'stdout' | 'stderr';
  /** Texts of the files that findings refer to, for the code frames. */
  sources?: ReadonlyMap<string, string>;
  /** Descriptions of the rules, for JSON. */
  rules?: readonly RuleHelp[];
}

function textReport(
  findings: readonly Finding[],
  sources: ReadonlyMap<string, string>,
  chalk: ChalkInstance,
  link: (rule: string, painted: string) => string,
): string {
  const paint: Record<Severity, (text: string) => string> = {
    error: chalk.red.bold,
    warning: chalk.yellow.bold,
    info: chalk.blue.bold,
  };
  const lines = new Map([...sources].map(([file, text]) => [file, splitLines(hideSecrets(text))]));

  const blocks = findings.map(({ rule, severity, message, location }) => {
    const place =
      location === undefined ? '' : `${chalk.bold(`${printable(location.file)}:${location.line}:${location.column}`)} `;
    const head = `${place}${paint[severity](severity)} ${printableMessage(message)} ${link(rule, chalk.dim(`[${rule}]`))}`;
    const source = location === undefined ? undefined : lines.get(location.file);
    if (location === undefined || source === undefined) return head;
    const frame = codeFrame(source, location, { gutter: chalk.dim, marker: paint[severity] });
    return frame === '' ? head : `${head}\n${frame}\n`;
  });
  return blocks.map((block) => `${block}\n`).join('');
}

/** Prints findings, sorted. In text format, prints nothing if the list is empty. */
export function printFindings(
  io: Io,
  findings: readonly Finding[],
  { format, to, sources = new Map(), rules = [] }: PrintOptions,
): void {
  const output: Output = io[to];
  const colour = usesColour(io, output);
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const files = new Set(findings.flatMap(({ location }) => (location === undefined ? [] : [location.file]))).size;
  const textOf = (file: string): string | undefined => sources.get(file);
  const translated = findings.map((finding) => ({ ...finding, message: inLanguage(io, finding.message) }));
  const sorted = withoutSecrets(normalise(translated), textOf);
  output.write(
    format === 'json'
      ? json(sorted, { rules, files, textOf, chalk, version })
      : textReport(sorted, sources, chalk, usesLinks(io, output) ? ruleLink : (_, painted) => painted),
  );
}
