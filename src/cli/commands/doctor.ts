import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, outputOption, targetOptions } from '../options.ts';

export const doctor: CommandDeclaration = {
  syntax: 'doctor <path...>',
  summary: 'Diagnose a live cluster from files that kubectl and the Cilium CLI collected',
  description:
    'Diagnose a cluster from collected files: objects in YAML or JSON, directories of a sysdump, the output of cilium status and of\n' +
    'kubectl get nodes -o wide, and the log of an agent. doctor reports what runs, which release it fits, and findings on the\n' +
    'live options. With --inventory or --intent it reports the options and images that differ. The exit code is 1 for errors\n' +
    'and differences. - is standard input.\n' +
    '  kubectl -n kube-system get configmap,daemonset,deployment -o yaml |\n' +
    '    cilium-extras doctor -',
  options: () => [
    formatOption('text', 'json'),
    ...targetOptions(),
    new Option('--intent <file>', 'expected settings, as an intent'),
    new Option('--inventory <dir>', 'expected settings, as an inventory or a variables file').conflicts('intent'),
    outputOption(),
  ],
  examples: ['doctor live.yaml', 'doctor cilium-sysdump/ --inventory inventory/mycluster'],
  takesConfiguredTarget: true,
  texts: ['clusters'],
  load: () => import('../actions/doctor.ts'),
};
