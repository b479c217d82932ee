/** The command with the same result as a panel. */
import type { Checked } from '../state/session.ts';

/** `cilium-extras <command> <file>` with the target of the check. */
export function commandFor(name: string, { file, paste, kubespray }: Checked, options: string[] = []): string {
  const { kind, target } = paste;
  // An intent names its own release, and a Kubean release determines that of Kubespray.
  const preset = kind === 'intent' || target.kubean !== undefined ? undefined : kubespray;
  const own = Object.entries({ ...target, kubespray: target.kubespray ?? preset });
  const flags = own.flatMap(([key, value]) => (value === undefined ? [] : [`--${key} ${value}`]));
  const named = name === 'translate' && kind === 'helm-values' ? `-f ${file}` : file;
  return ['cilium-extras', name, named, ...flags, ...options].join(' ');
}
