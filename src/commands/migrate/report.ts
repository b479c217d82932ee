/** What a migration changes, for people. */
import type { Json } from '../../core/json.ts';
import type { Migration, OptionChange } from './migrate.ts';
import type { Lost } from './requested-settings.ts';

/** A page in Markdown; sections that would be empty are left out. */
export function markdown(migration: Migration): string {
  const { from, to, steps, lost, removed, facts, options, findings, notes, files } = migration;
  const asked = options.filter((change) => change.asked);
  const defaults = options.filter((change) => !change.asked);
  const sections: [title: string, lines: string[]][] = [
    ['Files', files.map(({ file }) => `- ${file}`)],
    ['Steps, in order', numbered(steps)],
    ['Lost', lost.map(sentence)],
    ['Removed from the files', removed.map(sentence)],
    [
      'What lint says of the result',
      findings.map(({ severity, message, rule }) => `- ${severity}: ${message} (${rule})`),
    ],
    ['Beside cilium-config', facts.map(({ fact, before, after }) => `- ${fact}: ${before} before, ${after} after`)],
    ['Agent options that the inventory has a part in', table(asked)],
    ['New defaults', table(defaults)],
  ];
  const head = [
    `# Kubespray ${from.release} to ${to.release}`,
    `Cilium ${from.cilium} before, ${to.cilium} after.`,
    ...notes,
  ];
  const written = sections.flatMap(([title, lines]) => (lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')]));
  return `${[...head, ...written].join('\n\n')}\n`;
}

function numbered(lines: readonly string[]): string[] {
  return lines.map((line, index) => `${index + 1}. ${line}`);
}

function sentence({ name, value, reason }: Lost): string {
  return `- ${code(name)} (${code(value)}): ${reason}`;
}

function table(changes: readonly OptionChange[]): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map(({ option, before, after }) => `| ${code(option)} | ${cell(before)} | ${cell(after)} |`);
  return ['| option | before | after |', '|---|---|---|', ...rows];
}

function cell(text: string | null): string {
  return text === null ? 'not written' : code(text);
}

function code(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const oneLine = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  return oneLine === '' ? '``""``' : oneLine.includes('`') ? `\`\` ${oneLine} \`\`` : `\`${oneLine}\``;
}
