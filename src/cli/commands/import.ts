import type { CommandDeclaration } from '../command.ts';
import { formatOption, outputOption, targetOptions } from '../options.ts';

export const importCommand: CommandDeclaration = {
  syntax: 'import <path>',
  summary: 'turn an inventory, Helm values or a live cilium-config into an intent that says the same',
  description:
    'Reads an inventory, a file of variables, a Kubean manifest, a file of Helm values or a live cilium-config (- is\n' +
    'standard input) and writes an intent: features where they say it all, raw values and options for the rest, and comments\n' +
    'on what does nothing and is left out.',
  options: [formatOption('yaml', 'json'), ...targetOptions(), outputOption()],
  examples: ['import inventory/mycluster --kubespray v2.27.1', 'import cilium-config.yaml --cilium 1.17.3'],
  writesConfiguration: true,
  load: () => import('../actions/import.ts'),
};
