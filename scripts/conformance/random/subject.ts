/** The subject of the test: `translate`, with a set of values as flags on a command line. */
import { features } from '../../../features/registry.ts';
import { openCatalog } from '../../../src/cli/io/catalog-files.ts';
import { translate } from '../../../src/commands/translate/translate.ts';
import type { Json } from '../../../src/core/json.ts';
import { readCommandLines } from '../../../src/formats/helm/command-line.ts';
import { groupVars } from '../../../src/outputs/group-vars.ts';
import { helmFlags, shellWord } from '../../../src/outputs/helm-flags.ts';
import type { Complaint, Target } from '../subject.ts';
import type { ValueSet } from './sets.ts';

const catalog = openCatalog();

export interface Translation {
  /** Text for `group_vars`, with the values that can be set. */
  text: string;
  /** Values that it reports as not possible here, with the reason. */
  refused: Map<string, string>;
  /** Other errors: combinations with which Cilium would not work. */
  objections: Complaint[];
}

/** A command line with these values. */
function commandLine(set: ValueSet): string {
  const flags = Object.entries(set).flatMap(([path, value]) => helmFlags(path, value as Json));
  return `helm upgrade cilium cilium/cilium ${flags.map((words) => words.map(shellWord).join(' ')).join(' ')}\n`;
}

/** Runs `translate --partial` as on the command line. @throws Error if the set is not a valid input */
export async function translateSet(set: ValueSet, target: Target): Promise<Translation> {
  const line = commandLine(set);
  const read = readCommandLines(line, 'random');
  const { plan, findings } = await translate({ files: [], flags: read.flags }, { catalog, features, target });
  const errors = [...read.findings, ...findings].filter(({ severity }) => severity === 'error');
  if (!plan) throw new Error(`no valid input: ${errors.map(({ message }) => message).join(' ')}\n${line}`);
  const refused = new Map<string, string>();
  const objections: Complaint[] = [];
  const nowhere = plan.settings.filter(({ carrier, helm }) => carrier === 'none' && helm !== null);
  for (const { helm, reason } of nowhere) refused.set(helm as string, reason);
  for (const { rule, subject, message } of errors) {
    if (rule === 'not-expressible') continue;
    const [path] = Object.keys(set).filter((name) => name === subject || subject.startsWith(`${name}.`));
    if (path !== undefined && /-helm-value$|^invalid-value$/.test(rule)) refused.set(path, message);
    else objections.push({ rule, message });
  }
  return { text: groupVars(plan), refused, objections };
}
