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
  summary: 'Find settings in an inventory that do not take effect',
  description:
    'Find settings that have no effect, are overridden, or make the installation fail on the target. lint reads inventories,\n' +
    'variables files, Kubean manifests and intents. Without a path it reads the current directory; - is standard input.',
  options: () => [
    formatOption(...reportFormats),
    ...targetOptions(),
    new Option('--fix', 'apply the fixes that are safe'),
    new Option('--dry-run', 'with --fix: print a unified diff and change no file'),
    new Option('--fail-on <severity>', 'lowest severity that fails')
      .choices(['error', 'warning', 'never'])
      .default('error'),
    new Option('--rule <id=severity>', 'set a rule to off, info, warning or error; repeatable')
      .argParser((value: string, before: string[] | undefined) => [...(before ?? []), value])
      .default(undefined, 'as the rules define'),
    new Option('--baseline <file>', 'report only findings that are not in this file'),
    new Option('--update-baseline', 'write all findings to the baseline file'),
    new Option('--changed-since <revision>', 'report only findings in files that changed since this Git revision'),
    new Option('--quiet', 'report errors only'),
    new Option('--max-warnings <count>', 'fail with more warnings than this').argParser(wholeNumber),
    new Option('--allow-empty', 'accept paths with nothing to check'),
    new Option('--stdin-filename <file>', 'check standard input (-) as this file'),
    outputOption(),
    new Option('--list-rules', 'print all rules and exit'),
  ],
  examples: [
    'lint inventory/mycluster --kubespray v2.31.0',
    'lint --list-rules',
    'lint --fix --dry-run inventory/mycluster',
    'lint --baseline .cilium-extras-baseline.json inventory/mycluster',
  ],
  load: () => import('../actions/lint.ts'),
};
