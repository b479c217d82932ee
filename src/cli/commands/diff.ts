import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, outputOption, targetOptions } from '../options.ts';

export const diff: CommandDeclaration = {
  syntax: 'diff <a> <b>',
  summary: 'compare what the cluster gets from two inventories, intents, Helm values or live ConfigMaps',
  description:
    'A side is an inventory, a file of variables, an intent, a file of Helm values or a live cilium-config (- is standard\n' +
    'input). Behind an @ stands its release: a Kubespray release (@v2.31.0), a Kubean release or, for Helm values, a Cilium\n' +
    'version. Agent options are compared as the agent reads them.',
  options: [
    formatOption('text', 'json'),
    ...targetOptions(),
    new Option('--exit-code', 'exit with 1 if they differ'),
    outputOption(),
  ],
  examples: [
    'diff inventory/mycluster@v2.27.1 inventory/mycluster@v2.31.0',
    'diff examples/egress-gateway.yaml@v2.27.1 examples/egress-gateway.yaml@v2.31.0',
  ],
  load: () => import('../actions/diff.ts'),
};
