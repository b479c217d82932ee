import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, outputOption, targetOptions } from '../options.ts';

export const migrate: CommandDeclaration = {
  syntax: 'migrate <inventory>',
  summary: "rewrite an inventory's Cilium settings for another Kubespray release",
  description:
    'Reads an inventory at one release and prints a unified diff that says the same for another one; comments and layout\n' +
    'stay. --format markdown or json reports what changes for the cluster: agent options before and after, new defaults,\n' +
    'settings lost and why, and the manual steps in order. Exits with 1 if something is lost.',
  options: [
    formatOption('diff', 'markdown', 'json'),
    new Option('--from <release>', 'Kubespray (or Kubean) release that the inventory is for').makeOptionMandatory(),
    new Option('--to <release>', 'Kubespray (or Kubean) release that it shall be for').makeOptionMandatory(),
    ...targetOptions().filter(({ long }) => long === '--cilium' || long === '--kernel'),
    new Option('--write', 'change the files (atomically) instead of printing the diff'),
    outputOption(),
  ],
  examples: ['migrate inventory/mycluster --from v2.27.1 --to v2.31.0'],
  load: () => import('../actions/migrate.ts'),
};
