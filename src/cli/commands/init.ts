import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, repeatable, targetOptions } from '../options.ts';

export const init: CommandDeclaration = {
  syntax: 'init [file]',
  summary: 'Create an intent with questions, or from an inventory',
  description:
    'Create an intent file with comments, and print the configuration that generate writes from it.\n\n' +
    'On a terminal, init asks for the release, the features and their settings. With --yes it asks nothing, and Cilium uses\n' +
    'its defaults for everything that the options do not set. With --from it converts an inventory, a file of Helm values or\n' +
    'a live cilium-config. The default file is intent.yaml; - is standard output.',
  options: () => [
    ...targetOptions(),
    new Option('--helm', 'use plain Helm or the Cilium CLI, without Kubespray').conflicts(['kubespray', 'kubean']),
    repeatable(
      '--feature <name[=value]>',
      'enable a feature or set one of its settings, for example dsr, dsr.mode=hybrid, maglev=false; repeatable',
    ),
    new Option('--from <path>', 'convert this inventory, values file or cilium-config'),
    new Option('--yes', 'ask nothing'),
    new Option('--force', 'overwrite an existing file'),
    formatOption('text', 'json'),
  ],
  examples: [
    'init',
    'init --yes --kubespray v2.31.0 --feature egressGateway --feature bandwidthManager.bbr=true',
    'init --from inventory/mycluster --kubespray v2.27.1',
  ],
  writesConfiguration: true,
  hasNoResult: true,
  texts: ['dialogue'],
  load: () => import('../actions/init.ts'),
};
