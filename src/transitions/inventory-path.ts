/** How the inventory of a run is named in command lines. */

/** What a side of the way is kept in. */
export interface Place {
  /** The folder or file that a command reads, as the user named it. */
  path: string;
  kind: 'inventory' | 'intent' | 'other';
  /** For an inventory: the one file below `path` that names the hosts; undefined if the folder is the inventory. */
  hosts?: string | undefined;
}

/** What command lines write for an inventory whose path is not known. */
const placeholder = 'INVENTORY';

/** The copy of an inventory that is migrated for a release: `inventory/mycluster-v2.31.0`. */
export function copyFor(place: Place | undefined, release: string): Place {
  const path = place?.path.replace(/(?<=[^/])\/+$/, '') ?? placeholder;
  // A folder without a name of its own cannot be continued.
  const named = /(^|\/)\.{1,2}$/.test(path) ? `${path}/../inventory` : path;
  const copy = named.replace(/(?:\.(?:ya?ml|json))?$/i, (extension) => `-${release}${extension}`);
  return { kind: 'inventory', ...place, path: copy };
}

/** The word behind `-i` of ansible-playbook. */
export function inventoryWord(place: Place | undefined): string {
  if (place?.kind !== 'inventory') return placeholder;
  const { path, hosts } = place;
  if (hosts === undefined) return inShell(path);
  return inShell(path === '.' ? hosts : `${path.replace(/\/+$/, '')}/${hosts}`);
}

/** The word for a path that is read or copied as a whole. */
export function pathWord(place: Place | undefined): string {
  return place === undefined ? placeholder : inShell(place.path.replace(/(?<=[^/])\/+$/, ''));
}

/** A path as a word of a command line. */
function inShell(path: string): string {
  return /^[\w./@:+,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
