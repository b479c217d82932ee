import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { planOptions } from '../options.ts';

export const generate: CommandDeclaration = {
  syntax: 'generate [intent...]',
  summary: 'Generate configuration for a release from an intent',
  description:
    'Generate group_vars, a Kubean ConfigMap or Helm values from an intent in YAML or JSON. Without an argument, or with -,\n' +
    'generate reads standard input. If the target cannot set something, generate reports it on stderr and writes nothing;\n' +
    'see --partial. Several intents, or those of a folder, are written to --out-dir. An intent can extend another intent: `extends: base.yaml`.',
  options: () => [
    ...planOptions(),
    new Option('--out-dir <dir>', 'write a file for each intent into this directory').conflicts('output'),
    new Option('--check', 'compare with the files of -o or --out-dir: print a diff and fail if they differ'),
    new Option('--inventory <dir>', 'keep the settings of this inventory'),
  ],
  examples: [
    'generate examples/egress-gateway.yaml',
    'generate --format helm-set --cilium 1.18.4 examples/load-balancer.yaml',
  ],
  writesConfiguration: true,
  takesConfiguredTarget: true,
  load: () => import('../actions/generate.ts'),
};
