import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, outputOption, targetOptions } from '../options.ts';

export const verify: CommandDeclaration = {
  syntax: 'verify <live>',
  summary: 'compare a live cilium-config with an intent or an inventory',
  description:
    'Reads ConfigMap cilium-config as kubectl prints it (YAML or JSON; - is standard input) and reports the options whose\n' +
    'value differs from what the intent or inventory asks for, with what picks the right value up. Exits with 1 on drift.\n' +
    '  kubectl -n kube-system get configmap cilium-config -o yaml | cilium-extras verify - --intent intent.yaml',
  options: [
    formatOption('text', 'json'),
    ...targetOptions(),
    new Option('--intent <file>', 'what was asked for, as an intent'),
    new Option('--inventory <dir>', 'what was asked for, as an inventory or a file of variables').conflicts('intent'),
    new Option('--all', 'compare every option, also those that nobody asked for'),
    outputOption(),
  ],
  examples: ['verify live.yaml --intent examples/egress-gateway.yaml'],
  load: () => import('../actions/verify.ts'),
};
