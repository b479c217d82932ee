import { InvalidArgumentError, Option } from 'commander';
import { reportFormats } from '../../lint/reporters/registry.ts';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, outputOption, targetOptions } from '../options.ts';

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Write a whole number.');
  return Number(text);
}

export const lint: CommandDeclaration = {
  syntax: 'lint [path...]',
  summary: 'say what in existing group_vars will not take effect',
  description:
    'Reads inventories, files of variables, Kubean manifests and intents (- is standard input, nothing the current folder),\n' +
    'works out what the cluster would get on the target, and reports what is wrong, dead, overridden or impossible.',
  options: [
    formatOption(...reportFormats),
    ...targetOptions(),
    new Option('--fix', 'repair what can be repaired with certainty'),
    new Option('--dry-run', 'with --fix: print a unified diff and write nothing'),
    new Option('--fail-on <severity>', 'lowest severity that fails')
      .choices(['error', 'warning', 'never'])
      .default('error'),
    new Option('--rule <id=severity>', 'a rule as off, info, warning or error; may be repeated')
      .argParser((value: string, before: string[] | undefined) => [...(before ?? []), value])
      .default(undefined, 'as the rules say'),
    new Option('--baseline <file>', 'report only findings that are not in this file'),
    new Option('--update-baseline', 'write all findings to the baseline file'),
    new Option('--changed-since <revision>', 'report only findings in files that changed since this Git revision'),
    new Option('--quiet', 'report errors only'),
    new Option('--max-warnings <count>', 'fail if there are more warnings').argParser(wholeNumber),
    new Option('--allow-empty', 'accept a path with nothing to check'),
    new Option('--stdin-filename <file>', 'check standard input (-) as this file'),
    outputOption(),
    new Option('--list-rules', 'print every rule and stop'),
  ],
  examples: [
    'lint inventory/mycluster --kubespray v2.31.0',
    'lint --list-rules',
    'lint --fix --dry-run inventory/mycluster',
    'lint --baseline .cilium-extras-baseline.json inventory/mycluster',
  ],
  load: () => import('../actions/lint.ts'),
};
