import type { CommandDeclaration } from '../command.ts';
import { formatOption, targetOptions } from '../options.ts';

export const explain: CommandDeclaration = {
  syntax: 'explain <name>',
  summary: 'Explain a feature, rule, Helm value, agent option or variable',
  description:
    'Explain a feature, rule, Helm value, agent option or cilium_* variable: what it does, which versions have it, and which\n' +
    'variable sets it in each Kubespray release. With a target it states first what holds there.',
  options: () => [formatOption('text', 'json'), ...targetOptions()],
  examples: [
    'explain egressGateway',
    'explain cilium_loadbalancer_mode',
    'explain dsr/needs-native-routing',
    'explain hubble --kubespray v2.31.0',
  ],
  takesConfiguredTarget: true,
  texts: ['reasons', 'clusters'],
  load: () => import('../actions/explain.ts'),
};
