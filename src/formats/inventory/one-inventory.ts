/** For commands that work on one cluster: its inventory, and the hosts that determine Cilium's configuration. */
import { UnusableFileError, UserError } from '../../core/errors.ts';
import type { EffectiveScope, Inventory } from '../ansible/inventory.ts';
import type { FileSystem } from '../files/file-system.ts';
import { type DiscoverOptions, discover } from './discover.ts';
import { type ReadOptions, readSource } from './read.ts';

/** Options for finding and reading the inventory. */
export type OneInventoryOptions = ReadOptions & Pick<DiscoverOptions, 'ignored'>;

/**
 * The only inventory below a path, which may have parts that do not parse. The search ends at a second one.
 * @throws UserError if no inventory exists, or more than one.
 */
export function findOneInventory(path: string, files: FileSystem, options: OneInventoryOptions = {}): Inventory {
  let found: Inventory | undefined;
  for (const source of discover([path], files, options)) {
    for (const inventory of source.kind === 'intent' ? [] : readSource(source, files, options)) {
      if (found) {
        throw new UserError(`${path} contains several inventories, such as ${found.root} and ${inventory.root}`, {
          hint: 'Use the directory of one inventory.',
        });
      }
      found = inventory;
    }
  }
  if (!found) throw new UserError(`there is no inventory in ${path}`);
  return found;
}

/**
 * The only inventory below a path.
 * @throws UserError if no inventory exists, or more than one.
 * @throws UnusableFileError if it does not parse, or if nothing in it could be read.
 */
export function readOneInventory(path: string, files: FileSystem, options: OneInventoryOptions = {}): Inventory {
  const inventory = findOneInventory(path, files, options);
  const { problems, scopes, sources } = inventory;
  // Without a host or variables, every problem explains why there is nothing.
  const broken = problems.filter(({ rule }) => rule === 'parse-error' || scopes.length === 0);
  if (broken.length > 0) {
    throw new UnusableFileError(
      broken.map((problem) => ({ ...problem, severity: 'error', subject: problem.location.file })),
      new Map([...sources].map(([file, { text }]) => [file, text])),
    );
  }
  return inventory;
}

/** The scope of the hosts on which Kubespray renders cilium-config: those of the control plane. */
export function decidingScope({ scopes, root }: Inventory): EffectiveScope {
  const found = scopes.find(({ groups }) => groups.some((group) => /^kube[_-](?:control_plane|master)$/.test(group)));
  const scope = found ?? scopes[0];
  if (!scope) throw new UserError(`${root} has no hosts`);
  return scope;
}
