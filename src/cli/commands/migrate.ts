import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, outputOption, targetOptions } from '../options.ts';

export const migrate: CommandDeclaration = {
  syntax: 'migrate <inventory>',
  summary: 'Rewrite the Cilium settings of an inventory for another release',
  description:
    'Rewrite the Cilium settings of an inventory for another release, and print a unified diff. Comments and layout are kept.\n' +
    '--format markdown or json prints a report: changed agent options, new defaults, lost settings with the reason, and the\n' +
    'manual steps in order. The exit code is 1 if a setting is lost.',
  options: () => [
    formatOption('diff', 'markdown', 'json'),
    new Option(
      '--from <release>',
      'current release of Kubespray (v2.27.1) or Kubean (v0.20.0); default: of .cilium-extras.yaml',
    ),
    new Option('--to <release>', 'new release of Kubespray or Kubean').makeOptionMandatory(),
    ...targetOptions().filter(({ long }) => long === '--cilium' || long === '--kernel'),
    new Option('--write', 'change the files (atomically) instead of printing the diff'),
    outputOption(),
  ],
  examples: [
    'migrate inventory/mycluster --from v2.27.1 --to v2.31.0',
    'migrate inventory/mycluster --from v0.20.0 --to v0.37.0',
  ],
  takesConfiguredTarget: true,
  texts: ['clusters'],
  load: () => import('../actions/migrate.ts'),
};
