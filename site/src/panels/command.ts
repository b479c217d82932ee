/** The command that gives what a panel shows. */
import type { Paste } from '../../../src/index.ts';

/** Names of files as the library calls a pasted text. */
export const files: Readonly<Record<Paste['kind'], string>> = {
  'group-vars': 'group_vars/k8s_cluster/cilium.yml',
  intent: 'intent.yaml',
  'helm-values': 'values.yaml',
  kubean: 'kubean.yml',
  'helm-command': 'install.sh',
  inventory: 'inventory.ini',
  services: 'services.yaml',
};

/** `cilium-extras <command> <file>` with the target that was used. */
export function commandFor(name: string, { kind, target }: Paste, kubespray: string, options: string[] = []): string {
  // An intent names its release itself, and Kubean's release tells Kubespray's.
  const preset = kind === 'intent' || target.kubean !== undefined ? undefined : kubespray;
  const own = Object.entries({ ...target, kubespray: target.kubespray ?? preset });
  const flags = own.flatMap(([key, value]) => (value === undefined ? [] : [`--${key} ${value}`]));
  const file = name === 'translate' && kind === 'helm-values' ? `-f ${files[kind]}` : files[kind];
  return ['cilium-extras', name, file, ...flags, ...options].join(' ');
}
