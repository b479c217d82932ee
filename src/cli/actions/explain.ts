/** `explain`: what a name means and where it works. */

import { features } from '../../../features/registry.ts';
import { type Explanation, explain, nearestName, type Span } from '../../commands/explain/explain.ts';
import { type Match, search } from '../../commands/explain/search.ts';
import { UserError } from '../../core/errors.ts';
import { exitOk } from '../../core/exit-codes.ts';
import { jsonText } from '../../core/json-text.ts';
import type { Translate } from '../../language/translator.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { type Io, inLanguage } from '../io/io.ts';

export interface ExplainOptions {
  format: 'text' | 'json';
}

function lines(title: string, spans: readonly Span[]): string[] {
  if (spans.length === 0) return [];
  const range = ({ from, to }: Span) => (from === to ? from : `${from} - ${to}`);
  const width = Math.max(...spans.map((span) => range(span).length));
  return ['', title, ...spans.map((span) => `  ${range(span).padEnd(width)}  ${span.says}`)];
}

function text(explanation: Explanation): string {
  return `${[
    explanation.name,
    ...explanation.text.map((line) => `  ${line}`.trimEnd()),
    ...lines('Cilium', explanation.cilium),
    ...lines('Kubespray', explanation.kubespray),
  ].join('\n')}\n`;
}

/** The explanation in the language of the run; lines that begin with a blank are files and commands. */
function translated(explanation: Explanation, translate: Translate): Explanation {
  const inSpan = (span: Span): Span => ({ ...span, says: translate(span.says) });
  return {
    ...explanation,
    text: explanation.text.map((line) => (line.startsWith(' ') ? line : translate(line))),
    cilium: explanation.cilium.map(inSpan),
    kubespray: explanation.kubespray.map(inSpan),
  };
}

/** Names on a screen: a search for a common word finds hundreds. */
const shownMatches = 40;

function listOf(name: string, matches: readonly Match[]): string {
  const shown = matches.slice(0, shownMatches);
  const width = Math.max(...shown.map((match) => match.name.length));
  const more = matches.length - shown.length;
  return `${[
    `Names with "${name}":`,
    ...shown.map((match) => `  ${match.name.padEnd(width)}  ${match.about}`),
    ...(more > 0 ? [`  and ${more} more; use a longer part of the name, or --format json`] : []),
  ].join('\n')}\n`;
}

/** Runs `explain`; resolves to the exit code. */
export async function run(io: Io, name: string, options: ExplainOptions): Promise<number> {
  const catalog = openCatalog();
  const found = await explain(name, catalog, features);
  if (!found) {
    const matches = await search(name, catalog, features);
    if (matches.length > 0) {
      io.stdout.write(options.format === 'json' ? jsonText({ query: name, matches }) : listOf(name, matches));
      return exitOk;
    }
    const close = await nearestName(name, catalog, features);
    throw new UserError(
      `unknown feature, rule, Helm value, agent option or variable: "${name}"`,
      close === undefined ? {} : { hint: `Did you mean ${close}?` },
    );
  }
  const explanation = translated(found, (line) => inLanguage(io, line));
  io.stdout.write(options.format === 'json' ? jsonText(explanation) : text(explanation));
  return exitOk;
}
