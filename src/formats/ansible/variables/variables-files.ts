/** Where Ansible looks for the variables of a group or host (ansible-core: parsing/dataloader.py, find_vars_files). */
import { type Entry, extensionOf, type FileSystem, joinPath } from '../../files/file-system.ts';

/** Ansible tries these in order and uses only the first that exists. So a directory `name` hides `name.yml`. */
const extensions: readonly string[] = ['', '.yml', '.yaml', '.json'];

/** The files below one `group_vars` or `host_vars` folder, by the group or host whose variables they hold. */
export class VariablesFolder {
  readonly #files: FileSystem;
  readonly #path: string;
  readonly #entries: ReadonlyMap<string, Entry>;

  /** Throws a FileAccessError for a folder that exists and cannot be listed. */
  constructor(files: FileSystem, path: string) {
    this.#files = files;
    this.#path = path;
    const entries = files.kind(path) === 'directory' ? files.list(path) : [];
    this.#entries = new Map(entries.filter(({ name }) => !isIgnored(name)).map((entry) => [entry.name, entry]));
  }

  /**
   * Files with the variables of `name`, in the order in which Ansible applies them.
   * Throws a FileAccessError for a folder that cannot be listed.
   */
  filesOf(name: string): string[] {
    for (const extension of extensions) {
      const entry = this.#entries.get(name + extension);
      if (!entry) continue;
      const path = joinPath(this.#path, entry.name);
      return entry.kind === 'directory' ? filesBelow(this.#files, path, new Set()) : [path];
    }
    return [];
  }

  /**
   * Files that Ansible does not read because another one takes precedence: `k8s_cluster.yml` next to a directory
   * `k8s_cluster`.
   */
  hidden(): { file: string; by: string; isFolder: boolean }[] {
    return this.names().flatMap((name) => {
      const [read, ...others] = extensions.flatMap((extension) => this.#entries.get(name + extension) ?? []);
      if (!read) return [];
      const by = joinPath(this.#path, read.name);
      return others
        .filter(({ kind }) => kind === 'file')
        .map((entry) => ({ file: joinPath(this.#path, entry.name), by, isFolder: read.kind === 'directory' }));
    });
  }

  /**
   * Files that Ansible skips because of their names: copies, templates, and files that were renamed to disable them.
   */
  unread(): string[] {
    const copies = this.#files.kind(this.#path) === 'directory' ? this.#files.list(this.#path) : [];
    const own = copies.filter(({ name, kind }) => kind === 'file' && isCopy(name));
    const below = [...this.#entries.values()].filter(({ name, kind }) => kind === 'directory' && !name.includes('.'));
    return [
      ...own.map(({ name }) => joinPath(this.#path, name)),
      ...below.flatMap(({ name }) => passedOver(this.#files, joinPath(this.#path, name), new Set())),
    ];
  }

  /** Every group or host that has variables here, in alphabetical order. */
  names(): string[] {
    const names = new Set<string>();
    for (const { name, kind } of this.#entries.values()) names.add(kind === 'file' ? ownerOf(name) : name);
    return [...names];
  }
}

/**
 * The group or host that a file is named after. In a name with a dot, such as an address, the last part is not an
 * extension.
 */
export function ownerOf(fileName: string): string {
  const extension = extensionOf(fileName);
  return extensions.includes(extension) ? fileName.slice(0, fileName.length - extension.length) : fileName;
}

function filesBelow(files: FileSystem, folder: string, above: ReadonlySet<string>): string[] {
  const real = files.realPath(folder);
  if (above.has(real)) return [];
  const path = new Set(above).add(real);
  return files.list(folder).flatMap(({ name, kind }) => {
    const extension = extensionOf(name);
    if (isIgnored(name)) return [];
    if (kind === 'directory') return extension === '' ? filesBelow(files, joinPath(folder, name), path) : [];
    return extensions.includes(extension) ? [joinPath(folder, name)] : [];
  });
}

/** Files with documentation instead of variables. */
const prose: ReadonlySet<string> = new Set(['.md', '.rst', '.txt', '.adoc', '.html']);

function passedOver(files: FileSystem, folder: string, above: ReadonlySet<string>): string[] {
  const real = files.realPath(folder);
  if (above.has(real)) return [];
  const path = new Set(above).add(real);
  return files.list(folder).flatMap(({ name, kind }) => {
    const extension = extensionOf(name);
    if (name.startsWith('.')) return [];
    if (kind === 'directory') return extension === '' ? passedOver(files, joinPath(folder, name), path) : [];
    const isRead = extensions.includes(extension) && !isCopy(name);
    return isRead || prose.has(extension) ? [] : [joinPath(folder, name)];
  });
}

/** True for backup files of editors. */
function isCopy(name: string): boolean {
  return name.endsWith('~') && !name.startsWith('.');
}

function isIgnored(entry: string): boolean {
  return entry.startsWith('.') || entry.endsWith('~');
}
