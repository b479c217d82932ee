/**
 * Carriers that an inventory already has for the new release, and that the old one does not read. They exist after a
 * migration, or if somebody prepares for one. Their content is kept, so that a second migration changes nothing.
 */
import { carrierNames } from '../../cluster/raw-settings.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import type { ReleaseChoice } from '../../cluster/target/release-choice.ts';
import type { Json } from '../../core/json.ts';
import { isMap, known, mergeValues, type PartlyKnown } from '../../core/value-tree.ts';
import type { Inventory } from '../../formats/ansible/inventory.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { InventoryEditor } from './edit-inventory.ts';

/** The carriers and their content, by name. */
export function preparedCarriers(before: ScopeView, { facts }: ReleaseChoice): Map<string, PartlyKnown> {
  const { extraValues, installFlags } = facts.carriers;
  const isNew = { cilium_extra_values: extraValues, cilium_install_extra_flags: installFlags };
  const found = new Map<string, PartlyKnown>();
  for (const name of carrierNames) {
    if (!(name in isNew) || !isNew[name as keyof typeof isNew] || before.reads(name)) continue;
    const value = before.variables.get(name);
    if (value !== undefined) found.set(name, value);
  }
  return found;
}

/**
 * The inventory as the old release reads it, without these carriers. Undefined if the files cannot be edited safely.
 */
export function withoutPrepared(path: string, files: FileSystem, names: Iterable<string>): Inventory | undefined {
  const editor = new InventoryEditor(files, path, () => false);
  for (const name of names) editor.remove(name);
  return editor.byHand.length > 0 ? undefined : editor.inventory();
}

/** Adds the prepared content to what a migration writes. If both set a value, the prepared value wins. */
export function keepPrepared(desired: Map<string, Json>, prepared: ReadonlyMap<string, PartlyKnown>): void {
  for (const [name, there] of prepared) {
    const own = desired.get(name);
    const kept = known(there);
    if (own === undefined) continue;
    if (isMap(own) && isMap(there)) desired.set(name, (known(mergeValues(own, there)) ?? own) as Json);
    else if (kept !== undefined) desired.set(name, kept);
  }
}

/** The report's sentence on each of these carriers. */
export function sayPrepared(prepared: Iterable<string>, from: string, to: string): string[] {
  return [...prepared].map(
    (name) =>
      `${name} stays as it is: Kubespray ${from} does not read it, and ${to} does. Remove entries that the cluster should not have.`,
  );
}
