/** The place of a side's inventory, for the command lines of a way. */
import { type FileSystem, relativePath } from '../../formats/files/file-system.ts';
import { discover } from '../../formats/inventory/discover.ts';
import type { Place } from '../../transitions/inventory-path.ts';

/**
 * The place of an inventory's folder or file. ansible-playbook rejects a file of
 * variables, or a manifest of Kubean, as an inventory.
 * @throws UserError if the path does not exist
 */
export function inventoryPlace(path: string, files: FileSystem): Place {
  const [source, second] = [...discover([path], files)];
  if (source?.kind !== 'inventory' || second) return { path, kind: 'other' };
  const { root, inventoryFiles } = source;
  const [first, ...others] = inventoryFiles;
  const hosts = first === undefined || others.length > 0 ? undefined : relativePath(root, first);
  return { path: root, kind: 'inventory', ...(hosts !== undefined && { hosts }) };
}
