import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, targetOptions } from '../options.ts';

export const check: CommandDeclaration = {
  syntax: 'check [intent]',
  summary: 'Check an intent for problems on a release',
  options: () => [
    formatOption('text', 'json'),
    ...targetOptions(),
    new Option('--fail-on <severity>', 'lowest severity that fails')
      .choices(['error', 'warning', 'never'])
      .default('error'),
  ],
  examples: ['check examples/load-balancer.yaml --kubespray v2.27.1'],
  takesConfiguredTarget: true,
  load: () => import('../actions/check.ts'),
};
