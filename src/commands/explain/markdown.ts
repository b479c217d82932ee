/** An explanation as Markdown, for an editor or a page. */
import { compare, valid } from '../../core/versions.ts';
import { untranslated } from '../../language/language.ts';
import type { Translate } from '../../language/translator.ts';
import type { Explanation, Span } from './explain.ts';
import { explanationIn } from './in-language.ts';

const kinds: Readonly<Record<Explanation['kind'], string>> = {
  feature: 'feature',
  decision: 'key of the intent',
  rule: 'rule',
  'helm-value': 'Helm value',
  'helm-section': 'section of Helm values',
  'agent-option': 'agent option',
  variable: 'variable',
};

/** The target of the explanation; its line comes first. */
export interface MarkdownTarget {
  kubespray: string;
  cilium: string;
}

/** The explanation in a language; ends with a line break. */
export function explanationMarkdown(
  explanation: Explanation,
  target: MarkdownTarget,
  translate: Translate = untranslated,
): string {
  const { name, kind, text, cilium, kubespray } = explanationIn(explanation, translate);
  return [
    `**\`${name}\`** ${translate(`(${kinds[kind]})`)}`,
    ...here({ cilium, kubespray }, target),
    ...paragraphs(text),
    ...table('Cilium', cilium),
    ...table('Kubespray', kubespray),
  ]
    .join('\n\n')
    .concat('\n');
}

function here({ cilium, kubespray }: Pick<Explanation, 'cilium' | 'kubespray'>, target: MarkdownTarget): string[] {
  const lines = [
    ['Kubespray', target.kubespray, spanAt(kubespray, target.kubespray)] as const,
    ['Cilium', target.cilium, spanAt(cilium, target.cilium)] as const,
  ];
  const said = lines.flatMap(([what, version, span]) => (span ? [`${what} ${version}: ${escaped(span.says)}`] : []));
  return said.length > 0 ? [said.join('  \n')] : [];
}

function spanAt(spans: readonly Span[], version: string): Span | undefined {
  const wanted = valid(version.replace(/^v/, ''));
  if (!wanted) return undefined;
  const bare = (text: string): string => text.replace(/^v/, '');
  // Spans list only the versions that were examined. A version between two of them behaves like the older one.
  return spans.findLast(({ from }) => compare(bare(from), wanted) <= 0);
}

/** Splits lines into paragraphs. Lines that begin with a blank are examples. */
function paragraphs(lines: readonly string[]): string[] {
  const blocks: string[] = [];
  let code: string[] = [];
  const close = (): void => {
    if (code.length > 0) blocks.push(['```yaml', ...code, '```'].join('\n'));
    code = [];
  };
  for (const line of lines) {
    if (line.startsWith('  ')) code.push(line.slice(2));
    else {
      close();
      if (line !== '') blocks.push(escaped(line));
    }
  }
  close();
  return blocks;
}

function table(title: string, spans: readonly Span[]): string[] {
  if (spans.length === 0) return [];
  const rows = spans.map(({ from, to, says }) => {
    return `| ${from === to ? from : `${from} - ${to}`} | ${escaped(says).replaceAll('|', '\\|')} |`;
  });
  return [[`| ${title} | |`, '|---|---|', ...rows].join('\n')];
}

/**
 * Escapes characters that are markup in Markdown: underscores in names, asterisks
 * in values, angle brackets of placeholders.
 */
function escaped(text: string): string {
  return text.replace(/[\\*_<`[\]]/g, '\\$&');
}
