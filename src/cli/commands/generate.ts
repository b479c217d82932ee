import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { planOptions } from '../options.ts';

export const generate: CommandDeclaration = {
  syntax: 'generate [intent]',
  summary: 'turn an intent into configuration that takes effect on the target',
  description:
    'Reads an intent (YAML or JSON; - or nothing is standard input) and writes group_vars, a Kubean ConfigMap or Helm flags.\n' +
    'If anything in it cannot be expressed on the target, says so on stderr and writes nothing (see --partial).',
  options: [
    ...planOptions(),
    new Option('--inventory <dir>', 'take into account, and keep, what this inventory sets already'),
  ],
  examples: [
    'generate examples/egress-gateway.yaml',
    'generate --format helm-set --cilium 1.18.4 examples/load-balancer.yaml',
  ],
  writesConfiguration: true,
  load: () => import('../actions/generate.ts'),
};
