/** Commands that are about one cluster: its inventory, and the hosts that decide what Cilium gets. */
import { UserError } from '../../core/errors.ts';
import type { EffectiveScope, Inventory } from '../ansible/inventory.ts';
import type { FileSystem } from '../files/file-system.ts';
import { discover } from './discover.ts';
import { type ReadOptions, readSource } from './read.ts';

/**
 * The one inventory below a path.
 * @throws UserError if it is missing, more than one, or if it does not parse.
 */
export function readOneInventory(path: string, files: FileSystem, options: ReadOptions = {}): Inventory {
  const inventories = [...discover([path], files)].flatMap((source) =>
    source.kind === 'intent' ? [] : readSource(source, files, options),
  );
  const [inventory] = inventories;
  if (!inventory) throw new UserError(`there is no inventory in ${path}`);
  if (inventories.length > 1) {
    throw new UserError(`${path} contains ${inventories.length} inventories`, {
      hint: 'Use the directory of one inventory.',
    });
  }
  const broken = inventory.problems.find(({ rule }) => rule === 'parse-error');
  if (broken) {
    const { file, line, column } = broken.location;
    throw new UserError(`${file}:${line}:${column}: ${broken.message}`);
  }
  return inventory;
}

/** The scope of the hosts on which Kubespray renders cilium-config: the control plane's. */
export function decidingScope({ scopes, root }: Inventory): EffectiveScope {
  const found = scopes.find(({ groups }) => groups.some((group) => /^kube[_-](?:control_plane|master)$/.test(group)));
  const scope = found ?? scopes[0];
  if (!scope) throw new UserError(`${root} has no hosts`);
  return scope;
}
