import type { CommandDeclaration } from '../command.ts';
import { forceOption, formatOption, outputOption, targetOptions } from '../options.ts';

export const importCommand: CommandDeclaration = {
  syntax: 'import <path>',
  summary: 'Convert an inventory, Helm values or a live cilium-config into an intent',
  description:
    'Convert an inventory, a variables file, a Kubean manifest, a file of Helm values or a live cilium-config into an intent\n' +
    'with the same settings. The intent uses features where possible, and raw values and options otherwise. Comments list the\n' +
    'settings that have no effect and were omitted. - is standard input.',
  options: () => [formatOption('yaml', 'json'), ...targetOptions(), outputOption(), forceOption()],
  examples: ['import inventory/mycluster --kubespray v2.27.1', 'import cilium-config.yaml --cilium 1.17.3'],
  writesConfiguration: true,
  takesConfiguredTarget: true,
  texts: ['clusters'],
  load: () => import('../actions/import.ts'),
};
