import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, outputOption, targetOptions } from '../options.ts';

export const verify: CommandDeclaration = {
  syntax: 'verify <live>',
  summary: 'Compare a live cilium-config with an intent or an inventory',
  description:
    'Compare the ConfigMap cilium-config, as kubectl prints it in YAML or JSON, with an intent or an inventory. verify reports\n' +
    'the options that differ, and the component to restart. The exit code is 1 if options differ. - is standard input.\n' +
    '  kubectl -n kube-system get configmap cilium-config -o yaml |\n' +
    '    cilium-extras verify - --intent intent.yaml',
  options: () => [
    formatOption('text', 'json'),
    ...targetOptions(),
    new Option('--intent <file>', 'expected settings, as an intent'),
    new Option('--inventory <dir>', 'expected settings, as an inventory or a variables file').conflicts('intent'),
    new Option('--all', 'compare all options, also those that the input does not set'),
    outputOption(),
  ],
  examples: ['verify live.yaml --intent examples/egress-gateway.yaml'],
  takesConfiguredTarget: true,
  texts: ['clusters'],
  load: () => import('../actions/verify.ts'),
};
