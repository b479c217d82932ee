/** The report of a migration, for people. */

import type { Json } from '../../core/json.ts';
import { counted } from '../../core/wording.ts';
import type { Translate } from '../../language/translator.ts';
import type { OptionChange } from './gone-options.ts';
import type { Migration } from './migrate.ts';
import type { Lost } from './requested-settings.ts';

/** A page in Markdown, without empty sections. */
export function markdown(migration: Migration, translate: Translate = (text) => text): string {
  const {
    from,
    to,
    steps,
    lost,
    removed,
    repeated,
    questions,
    facts,
    resources,
    objects,
    options,
    findings,
    notes,
    files,
  } = migration;
  const asked = options.filter((change) => change.asked);
  const defaults = options.filter((change) => !change.asked);
  const sections: [title: string, lines: string[]][] = [
    ['Files', files.map(({ file }) => `- ${file}`)],
    ['Steps, in order', numbered(steps)],
    ['Lost', lost.map(sentence)],
    ['To decide', questions.map((question) => `- ${question}`)],
    ['Left out, because the new release does it by default', repeated.map(sentence)],
    ['Removed from the files', removed.map(sentence)],
    [
      'Findings of lint in the result',
      findings.map(({ severity, message, rule }) => `- ${severity}: ${message} (${rule})`),
    ],
    [
      'Other facts of the cluster',
      facts.map(({ fact, before, after }) => `- ${translate(fact)}: ${before} -> ${after}`),
    ],
    [
      'Limits and requests',
      rows(
        'place',
        resources.map(({ place, before, after }) => [place, before, after]),
      ),
    ],
    [
      'Settings of the inventory that change other objects',
      rows(
        'setting',
        objects.map(({ name, before, after }) => [name, before, after]),
      ),
    ],
    ['Agent options that depend on the inventory', table(asked)],
    ['New defaults', folded(defaults, translate)],
  ];
  const head = [
    `# Kubespray ${from.release} to ${to.release}`,
    translate(`${summary(migration)}.`),
    translate(`Cilium ${from.cilium} before, ${to.cilium} after.`),
    ...notes,
  ];
  const written = sections.flatMap(([title, lines]) =>
    lines.length === 0 ? [] : [`## ${translate(title)}`, lines.join('\n')],
  );
  return `${[...head, ...written].join('\n\n')}\n`;
}

function numbered(lines: readonly string[]): string[] {
  return lines.map((line, index) => `${index + 1}. ${line}`);
}

function sentence({ name, value, reason }: Lost): string {
  return `- ${code(name)} (${code(value)}): ${reason}`;
}

function table(changes: readonly OptionChange[]): string[] {
  return rows(
    'option',
    changes.map(({ option, before, after }) => [option, before, after]),
  );
}

function rows(what: string, changes: readonly (readonly [name: string, before: Json, after: Json])[]): string[] {
  if (changes.length === 0) return [];
  const lines = changes.map(([name, before, after]) => `| ${code(name)} | ${cell(before)} | ${cell(after)} |`);
  return [`| ${what} | before | after |`, '|---|---|---|', ...lines];
}

/** Changes that a cluster with default settings also gets are in a folded section. */
function folded(changes: readonly OptionChange[], translate: Translate): string[] {
  const lines = table(changes);
  if (lines.length === 0) return [];
  const what = `${counted(changes.length, 'agent option')}, in a cluster with the defaults of the releases too`;
  return ['<details>', `<summary>${translate(what)}</summary>`, '', ...lines, '', '</details>'];
}

/** The result in one line. */
export function summary({ options, resources, objects, lost, questions, steps }: Migration): string {
  const changes = [...options, ...resources];
  const defaults = changes.filter((change) => !change.asked).length;
  const asked = changes.length - defaults + objects.length;
  const parts = [
    `${counted(asked, 'setting')} of the inventory ${asked === 1 ? 'changes' : 'change'}`,
    `${lost.length} lost`,
    `${defaults} changed by new defaults`,
    ...(questions.length > 0 ? [`${questions.length} to decide`] : []),
    counted(steps.length, 'manual step'),
  ];
  return parts.join(', ');
}

function cell(value: Json): string {
  return value === null ? 'not set' : code(value);
}

function code(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const oneLine = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  return oneLine === '' ? '``""``' : oneLine.includes('`') ? `\`\` ${oneLine} \`\`` : `\`${oneLine}\``;
}
