/** How command lines name the inventory of a run. */

/** The place of one side of the way. */
export interface Place {
  /** The directory or file that a command reads, as the user named it. */
  path: string;
  kind: 'inventory' | 'intent' | 'other';
  /** For an inventory: the file below `path` with the hosts; undefined if the directory itself is the inventory. */
  hosts?: string | undefined;
}

/** What command lines contain for an inventory with an unknown path. */
const placeholder = 'INVENTORY';

/** The copy of an inventory to migrate for a release: `inventory/mycluster-v2.31.0`. */
export function copyFor(place: Place | undefined, release: string): Place {
  const path = place?.path.replace(/(?<=[^/])\/+$/, '') ?? placeholder;
  // A path that ends in a dot has no name to extend.
  const named = /(^|\/)\.{1,2}$/.test(path) ? `${path}/../inventory` : path;
  const copy = named.replace(/(?:\.(?:ya?ml|json))?$/i, (extension) => `-${release}${extension}`);
  return { kind: 'inventory', ...place, path: copy };
}

/** The argument after `-i` of ansible-playbook. */
export function inventoryWord(place: Place | undefined): string {
  if (place?.kind !== 'inventory') return placeholder;
  const { path, hosts } = place;
  if (hosts === undefined) return inShell(path);
  return inShell(path === '.' ? hosts : `${path.replace(/\/+$/, '')}/${hosts}`);
}

/** The argument for a path that a command reads or copies as a whole. */
export function pathWord(place: Place | undefined): string {
  return place === undefined ? placeholder : inShell(place.path.replace(/(?<=[^/])\/+$/, ''));
}

/** Quotes a path for a shell if necessary. */
function inShell(path: string): string {
  return /^[\w./@:+,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
