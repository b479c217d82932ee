/** Values with placeholders that a shell, or another program that renders the values file, has not filled in yet. */
import type { Finding } from '../../core/finding.ts';
import { isMap, leaves, type PartlyKnown, removePath } from '../../core/value-tree.ts';
import { placeholdersIn } from '../../formats/helm/placeholders.ts';
import { readable, variablesIn } from '../../formats/helm/shell-words.ts';
import type { ValueTree } from '../../predict/chart.ts';

/** Removes these values, and reports an error for each. */
export function takeUnresolved(values: ValueTree): { values: ValueTree; findings: Finding[] } {
  const findings: Finding[] = [];
  let rest = values;
  for (const [path, value] of leaves(values)) {
    const shell = [...variablesIn(path), ...inside(value, variablesIn)];
    const names = shell.length > 0 ? shell : inside(value, placeholdersIn);
    const [name] = names;
    if (name === undefined) continue;
    rest = removePath(rest, path);
    const message = shell.length > 0 ? ofShell(path, names) : ofFile(path, names);
    findings.push({ rule: 'unresolved-value', severity: 'error', subject: readable(path), message });
  }
  return { values: rest, findings };
}

function ofShell(path: string, names: readonly string[]): string {
  const shown = names.map((name) => `$${name}`).join(' and ');
  return `${readable(path)} depends on ${shown}, which only the shell can evaluate. Write the value, or add ${names[0]?.startsWith('(') ? 'it' : `${names[0]}=...`} before the command.`;
}

function ofFile(path: string, names: readonly string[]): string {
  const shown = [...new Set(names)].join(' and ');
  return names.some((name) => name.startsWith('{{'))
    ? `${path} depends on ${shown}: the tool that reads this file, such as Ansible, Argo CD or helmfile, fills it in later. Write the value of one cluster.`
    : `${path} depends on ${shown}, which Flux or envsubst sets later. Write the value, or run envsubst on the file first.`;
}

function inside(value: PartlyKnown, find: (text: string) => string[]): string[] {
  if (typeof value === 'string') return find(value);
  if (Array.isArray(value)) return value.flatMap((item) => inside(item, find));
  return isMap(value) ? Object.values(value).flatMap((item) => inside(item, find)) : [];
}
