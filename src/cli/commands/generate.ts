import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { planOptions } from '../options.ts';

export const generate: CommandDeclaration = {
  syntax: 'generate [intent]',
  summary: 'Generate configuration for a release from an intent',
  description:
    'Generate group_vars, a Kubean ConfigMap or Helm values from an intent in YAML or JSON. Without an argument, or with -,\n' +
    'generate reads standard input. If the target cannot set something, generate reports it on stderr and writes nothing;\n' +
    'see --partial.',
  options: [...planOptions(), new Option('--inventory <dir>', 'keep the settings of this inventory')],
  examples: [
    'generate examples/egress-gateway.yaml',
    'generate --format helm-set --cilium 1.18.4 examples/load-balancer.yaml',
  ],
  writesConfiguration: true,
  takesConfiguredTarget: true,
  load: () => import('../actions/generate.ts'),
};
