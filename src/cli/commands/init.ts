import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, repeatable, targetOptions } from '../options.ts';

export const init: CommandDeclaration = {
  syntax: 'init [file]',
  summary: 'write a first intent: asks for release and features, or imports an inventory',
  description:
    'Asks which release, which features and what each leaves to decide, writes a commented intent (to intent.yaml, or - for\n' +
    'stdout) and prints what generate makes of it. With --yes nothing is asked: what the options do not say is left to Cilium.\n' +
    'With --from the intent says what an inventory (or Helm values, or a live cilium-config) says already.',
  options: [
    ...targetOptions(),
    new Option('--helm', 'for plain Helm or the Cilium CLI, without Kubespray').conflicts(['kubespray', 'kubean']),
    repeatable(
      '--feature <name[=value]>',
      'a feature or a decision: dsr, dsr.mode=hybrid, maglev=false; may be repeated',
    ),
    new Option('--from <path>', 'take over what this inventory, values file or cilium-config sets'),
    new Option('--yes', 'ask nothing'),
    new Option('--force', 'overwrite the file if there is one'),
    formatOption('text', 'json'),
  ],
  examples: [
    'init',
    'init --yes --kubespray v2.31.0 --feature egressGateway --feature bandwidthManager.bbr=true',
    'init --from inventory/mycluster --kubespray v2.27.1',
  ],
  writesConfiguration: true,
  load: () => import('../actions/init.ts'),
};
