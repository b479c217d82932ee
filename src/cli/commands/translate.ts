import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { planOptions, repeatable } from '../options.ts';

export const translate: CommandDeclaration = {
  syntax: 'translate [commands]',
  summary: "turn Helm's flags and values files into configuration that takes effect on the target",
  description:
    'Reads --set and -f as Helm does, or whole lines of helm install, helm upgrade or cilium install from a file\n' +
    '(- or no flags at all is standard input), and writes what says the same on the target. Values of another Cilium are\n' +
    "rewritten for the target's. If anything cannot be expressed, says so on stderr and writes nothing (see --partial).",
  options: [
    repeatable('--set <values>', "values as Helm's --set takes them; may be repeated"),
    repeatable('--set-string <values>', 'values that stay text; may be repeated'),
    repeatable('--set-json <values>', 'values in JSON; may be repeated'),
    repeatable('--set-file <values>', 'values that are the content of files; may be repeated'),
    repeatable('--set-literal <value>', 'one value that is text to its end, commas and all; may be repeated'),
    repeatable('-f, --values <file>', 'a values file; may be repeated, later ones beat earlier ones'),
    new Option('--explain', 'say of each given value which variable sets it, on stderr'),
    ...planOptions(),
  ],
  examples: [
    'translate --kubespray v2.31.0 --set kubeProxyReplacement=true,loadBalancer.algorithm=maglev',
    'translate --kubespray v2.27.1 --set tunnel=disabled,autoDirectNodeRoutes=true --set ipv4NativeRoutingCIDR=10.233.64.0/18',
  ],
  writesConfiguration: true,
  load: () => import('../actions/translate.ts'),
};
