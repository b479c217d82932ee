/** The command that gives what a panel shows. */
import type { Checked } from '../state/session.ts';

/** `cilium-extras <command> <file>` with the target that was used. */
export function commandFor(name: string, { file, paste, kubespray }: Checked, options: string[] = []): string {
  const { kind, target } = paste;
  // An intent names its release itself, and Kubean's release tells Kubespray's.
  const preset = kind === 'intent' || target.kubean !== undefined ? undefined : kubespray;
  const own = Object.entries({ ...target, kubespray: target.kubespray ?? preset });
  const flags = own.flatMap(([key, value]) => (value === undefined ? [] : [`--${key} ${value}`]));
  const named = name === 'translate' && kind === 'helm-values' ? `-f ${file}` : file;
  return ['cilium-extras', name, named, ...flags, ...options].join(' ');
}
