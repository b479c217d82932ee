import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { planOptions, repeatable } from '../options.ts';

export const translate: CommandDeclaration = {
  syntax: 'translate [commands]',
  summary: 'Translate Helm flags and values files into configuration for a release',
  description:
    'Translate Helm flags (--set, -f), or commands such as helm install and cilium install, into configuration for the\n' +
    'target. The commands come from a file; without flags, or with -, from standard input. Values of another Cilium version\n' +
    'are converted. If the target cannot set something, translate reports it on stderr and writes nothing; see --partial.',
  options: () => [
    repeatable('--set <values>', 'set values, as in Helm; repeatable'),
    repeatable('--set-string <values>', 'set string values; repeatable'),
    repeatable('--set-json <values>', 'set JSON values; repeatable'),
    repeatable('--set-file <values>', 'set values from files; repeatable'),
    repeatable('--set-literal <value>', 'set one literal string, with commas; repeatable'),
    repeatable('-f, --values <file>', 'read a values file; repeatable, later files override earlier ones'),
    new Option('--explain', 'print the variable for each value, on stderr'),
    ...planOptions(),
  ],
  examples: [
    'translate --kubespray v2.31.0 --set kubeProxyReplacement=true,loadBalancer.algorithm=maglev',
    'translate --kubespray v2.27.1 --set tunnel=disabled,autoDirectNodeRoutes=true --set ipv4NativeRoutingCIDR=10.233.64.0/18',
  ],
  writesConfiguration: true,
  takesConfiguredTarget: true,
  load: () => import('../actions/translate.ts'),
};
