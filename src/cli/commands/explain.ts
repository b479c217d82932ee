import type { CommandDeclaration } from '../command.ts';
import { formatOption, targetOptions } from '../options.ts';

export const explain: CommandDeclaration = {
  syntax: 'explain <name>',
  summary: 'explain a feature, rule, Helm value, agent option or cilium_* variable',
  description: 'Says what it is, where it works, and what carries it in each Kubespray release.',
  options: [formatOption('text', 'json'), ...targetOptions()],
  examples: ['explain egressGateway', 'explain cilium_loadbalancer_mode', 'explain dsr/needs-native-routing'],
  load: () => import('../actions/explain.ts'),
};
