import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, outputOption, targetOptions } from '../options.ts';

export const diff: CommandDeclaration = {
  syntax: 'diff <a> <b>',
  summary: 'Compare the resulting configuration of two inputs',
  description:
    'Compare the configuration that a cluster gets from two inputs. An input is an inventory, a variables file, an intent, a\n' +
    'file of Helm values, a live cilium-config, or a release alone (v2.27.1); - is standard input. Add @ and a Kubespray\n' +
    'release (@v2.31.0) or a Kubean release to an input, or a Cilium version to Helm values. Agent options are compared as\n' +
    'the agent reads them.',
  options: () => [
    formatOption('text', 'json'),
    ...targetOptions(),
    new Option('--exit-code', 'exit with 1 if they differ'),
    outputOption(),
  ],
  examples: [
    'diff inventory/mycluster@v2.27.1 inventory/mycluster@v2.31.0',
    'diff examples/egress-gateway.yaml@v2.27.1 examples/egress-gateway.yaml@v2.31.0',
  ],
  takesConfiguredTarget: true,
  texts: ['clusters'],
  load: () => import('../actions/diff.ts'),
};
