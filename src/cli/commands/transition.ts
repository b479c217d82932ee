import type { CommandDeclaration } from '../command.ts';
import { formatOption, outputOption, targetOptions } from '../options.ts';

export const transition: CommandDeclaration = {
  syntax: 'transition <before> <after>',
  summary: 'Plan the change of a running cluster to another configuration',
  description:
    'Plan the change of a running cluster: the steps before, during and after the playbook, the interruptions, the checks and\n' +
    'the rollback. An input is an inventory, a variables file, an intent, a file of Helm values, a live cilium-config, or\n' +
    'a release alone (v2.27.1). Add @ and a release to an input, as in diff. --format script is a POSIX shell script.\n' +
    'What no source tells is listed as unknown.',
  options: () => [formatOption('text', 'markdown', 'json', 'script'), ...targetOptions(), outputOption()],
  examples: [
    'transition v2.27.1 v2.28.1',
    'transition inventory/mycluster@v2.27.1 examples/egress-gateway.yaml@v2.27.1 --format markdown',
  ],
  takesConfiguredTarget: true,
  texts: ['clusters'],
  load: () => import('../actions/transition.ts'),
};
