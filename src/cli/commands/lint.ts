import { Option } from 'commander';
import { reportFormats } from '../../lint/reporters/registry.ts';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, targetOptions } from '../options.ts';

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
    new Option('--list-rules', 'print every rule and stop'),
  ],
  examples: [
    'lint inventory/mycluster --kubespray v2.31.0',
    'lint --list-rules',
    'lint --fix --dry-run inventory/mycluster',
  ],
  load: () => import('../actions/lint.ts'),
};
