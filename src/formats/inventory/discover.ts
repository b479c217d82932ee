/** Finds what there is to read below the paths that a user names. */
import { UserError } from '../../core/errors.ts';
import { decodeText } from '../../yaml/decode.ts';
import { peekText } from '../files/content.ts';
import {
  baseName,
  directoryOf,
  type Entry,
  extensionOf,
  FileAccessError,
  type FileSystem,
  joinPath,
} from '../files/file-system.ts';
import { mayHoldGlobalServices } from '../kubernetes/service-annotations.ts';
import {
  isYamlName,
  looksLikeIntent,
  looksLikeInventory,
  looksLikeKubean,
  looksLikeKubesprayInventory,
  looksLikeVariables,
  startsLikeYamlInventory,
} from './classify.ts';

/** One thing to read. */
export type InventorySource =
  /** A directory with group_vars, host_vars or inventory files; `inventoryFiles` may name its hosts. */
  | { kind: 'inventory'; root: string; inventoryFiles: string[] }
  /** A file of variables on its own. */
  | { kind: 'variables'; file: string }
  /** Manifests of one folder, which may refer to each other. */
  | { kind: 'kubean'; files: string[] }
  /** Values of Cilium's chart, as passed to Helm. */
  | { kind: 'values'; file: string }
  | { kind: 'intent'; file: string };

type FolderSource = Extract<InventorySource, { kind: 'inventory' }>;

export interface DiscoverOptions {
  /** True for paths that the user wants to exclude. */
  ignored?: (path: string) => boolean;
  /** Called for directories that cannot be listed; the walk goes on. */
  unreadable?: (error: FileAccessError) => void;
  /** Called for manifests with Services that may be global; without it they are skipped. */
  services?: (file: string) => void;
  /** Called for directories that contain nothing to read. */
  empty?: (path: string) => void;
}

const variablesFolders: readonly string[] = ['group_vars', 'host_vars'];

/** These never contain files that a user writes, and can be huge. */
const skippedFolders: ReadonlySet<string> = new Set(['node_modules', 'venv', '__pycache__', 'site-packages']);

/** Files that Ansible skips when it reads a directory as an inventory, in addition to hidden files. */
const ignoredInventoryFile = /(?:~|\.(?:orig|cfg|retry|pyc|pyo|swp|bak|rpm|md|txt|rst))$/;

/**
 * Finds inventories, manifests and intents. A directory is searched completely, and each inventory in it is found. If
 * it has no inventory, each file with variables of Cilium counts on its own. The content of a file decides its kind;
 * the default is a file of variables. Lazy, so that a large tree needs no more memory than one inventory. Throws a
 * UserError for a path that does not exist or cannot be read.
 */
export function* discover(
  paths: readonly string[],
  files: FileSystem,
  options: DiscoverOptions = {},
): Generator<InventorySource> {
  const walk = new Walk(files, options);
  for (const path of paths) {
    const kind = files.kind(path);
    if (kind === undefined) {
      throw new UserError(`There is no file or directory ${path}.`, {
        hint: 'Use an inventory, a variables file, a manifest or an intent.',
      });
    }
    // The user named this path, so a failure to read it is an error and not only a note.
    if (kind === 'directory') files.list(path);
    if (kind === 'directory') yield* walk.folder(path);
    else yield* walk.file(path);
  }
}

/**
 * The inventory, manifests, intent or variables that one file belongs to, for an editor. Reads only the file and its
 * inventory. Undefined for other files.
 *
 * @param isValues true for a text with values of Cilium's chart
 */
export function sourceAround(
  file: string,
  files: FileSystem,
  isValues: (text: string) => boolean,
): InventorySource | undefined {
  const read = peekText(files, file);
  const text = 'text' in read ? read.text : '';
  const folder = directoryOf(file);
  const walk = new Walk(files, {});
  const above = walk.inventoryAbove(folder);
  if (above !== undefined) return first(walk.shallow(above), ({ kind }) => kind === 'inventory');
  if (isYamlName(file) && looksLikeKubean(text)) {
    const fits = (source: InventorySource): boolean => source.kind === 'kubean' && source.files.includes(file);
    return first(walk.shallow(folder), fits) ?? { kind: 'kubean', files: [file] };
  }
  if (isYamlName(file) && looksLikeIntent(text)) return { kind: 'intent', file };
  const inventory = first(
    walk.shallow(folder),
    (source) => source.kind === 'inventory' && source.inventoryFiles.includes(file),
  );
  if (inventory) return inventory;
  if (!isYamlName(file)) return undefined;
  if (looksLikeVariables(text)) return { kind: 'variables', file };
  return isValues(text) ? { kind: 'values', file } : undefined;
}

function first<T>(items: Iterable<T>, fits: (item: T) => boolean): T | undefined {
  for (const item of items) if (fits(item)) return item;
  return undefined;
}

/** Sources that come after everything that a directory and its subdirectories contain themselves. */
interface Later {
  links: string[];
  borrowed: FolderSource[];
}

/** Files of a directory by their apparent kind. */
type Contents = Record<'kubean' | 'intent' | 'inventory', string[]>;

/** The apparent kind of a file in a directory; undefined for a file that is not read on its own. */
function kindOf(file: string, text: string, hasVariables: boolean): keyof Contents | undefined {
  if (isYamlName(file) && looksLikeKubean(text)) return 'kubean';
  if (isYamlName(file) && looksLikeIntent(text)) return 'intent';
  const isInventory = hasVariables ? looksLikeInventory(file, text) : looksLikeKubesprayInventory(file, text);
  return isInventory ? 'inventory' : undefined;
}

/** A directory's entries, by what they may contain. */
class Folder {
  readonly path: string;
  readonly files: readonly Entry[];
  /** `group_vars` and `host_vars`. */
  readonly variables: readonly Entry[];
  readonly #entries: readonly Entry[];

  constructor(path: string, entries: readonly Entry[]) {
    this.path = path;
    this.#entries = entries;
    this.files = entries.filter(({ kind, name }) => kind === 'file' && !name.startsWith('.'));
    this.variables = entries.filter(({ kind, name }) => kind === 'directory' && variablesFolders.includes(name));
  }

  get hasVariables(): boolean {
    return this.variables.length > 0;
  }

  /** True if a file with this name may be an inventory, a manifest or an intent. */
  mayHoldContents(name: string): boolean {
    const isCandidate = isYamlName(name) || extensionOf(name) === '.ini' || this.hasVariables;
    return isCandidate && !ignoredInventoryFile.test(name);
  }

  /** Directories to descend into. */
  subfolders(): Entry[] {
    // Templates of a Helm chart are not valid YAML.
    const isChart = this.files.some(({ name }) => name === 'Chart.yaml');
    return this.#entries.filter(
      ({ kind, name }) =>
        kind === 'directory' &&
        !name.startsWith('.') &&
        !skippedFolders.has(name) &&
        !variablesFolders.includes(name) &&
        !(isChart && name === 'templates'),
    );
  }
}

class Walk {
  readonly #files: FileSystem;
  readonly #options: DiscoverOptions;
  /** Real paths of directories and files that were yielded, so that overlapping paths are read once. */
  readonly #seen = new Set<string>();

  constructor(files: FileSystem, options: DiscoverOptions) {
    this.#files = files;
    this.#options = options;
  }

  /** `inventory/x` for `inventory/x/group_vars` and `inventory/x/group_vars/k8s_cluster`. */
  inventoryAbove(path: string): string | undefined {
    const real = this.#files.realPath(path);
    for (let above = path, name = baseName(real), levels = 0; levels < 3; levels++) {
      if (variablesFolders.includes(name)) return above === '.' ? '..' : directoryOf(above);
      if (above === '.' || above === '/') return undefined;
      above = directoryOf(above);
      name = baseName(above);
    }
    return undefined;
  }

  *folder(path: string): Generator<InventorySource> {
    const above = this.inventoryAbove(path);
    const isOld = this.#seen.has(this.#files.realPath(above ?? path));
    let found = isOld || (this.#options.ignored?.(path) ?? false);
    for (const source of this.tree(above ?? path)) {
      found = true;
      yield source;
    }
    if (found) return;
    for (const source of this.#looseVariables(path)) {
      found = true;
      yield source;
    }
    if (!found) this.#options.empty?.(path);
  }

  /** Files of variables in directories that are not inventories. */
  *#looseVariables(path: string): Generator<InventorySource> {
    for (const { name, kind, link } of this.#list(path)) {
      const entry = joinPath(path, name);
      if (name.startsWith('.') || this.#options.ignored?.(entry)) continue;
      if (kind === 'directory') {
        if (!link && !skippedFolders.has(name)) yield* this.#looseVariables(entry);
      } else if (['.yml', '.yaml', '.json'].includes(extensionOf(name)) && this.#isNew(entry)) {
        const read = peekText(this.#files, entry);
        if ('text' in read && looksLikeVariables(read.text)) yield { kind: 'variables', file: entry };
      }
    }
  }

  *file(path: string): Generator<InventorySource> {
    if (this.#options.ignored?.(path) || !this.#isNew(path)) return;
    const read = decodeText(this.#files.peek?.(path) ?? this.#files.read(path));
    const text = 'text' in read ? read.text : '';
    if (this.#options.services && mayHoldGlobalServices(text)) {
      this.#options.services(path);
      return;
    }
    if (looksLikeKubean(text)) yield { kind: 'kubean', files: [path] };
    else if (looksLikeIntent(text)) yield { kind: 'intent', file: path };
    else if (
      looksLikeKubesprayInventory(path, text) ||
      (extensionOf(path) === '.ini' && looksLikeInventory(path, text)) ||
      (isYamlName(path) && startsLikeYamlInventory(text))
    ) {
      yield { kind: 'inventory', root: directoryOf(path), inventoryFiles: [path] };
    } else yield { kind: 'variables', file: path };
  }

  /**
   * A directory and everything below it. Targets of links come last, so that a path without a link takes precedence.
   */
  *tree(path: string): Generator<InventorySource> {
    const later: Later = { links: [], borrowed: [] };
    yield* this.#directory(path, later);
    for (let link = later.links.shift(); link !== undefined; link = later.links.shift()) {
      yield* this.#directory(link, later);
    }
    for (const source of later.borrowed) if (this.#hasNewVariables(source.root)) yield source;
  }

  *#directory(path: string, later: Later): Generator<InventorySource> {
    if (this.#options.ignored?.(path) || !this.#isNew(path)) return;
    const folder = new Folder(path, this.#list(path));
    yield* this.#own(folder, later);
    for (const { name, link } of folder.subfolders()) {
      if (link) later.links.push(joinPath(path, name));
      else yield* this.#directory(joinPath(path, name), later);
    }
  }

  /** The sources in one directory, without its subdirectories. */
  *shallow(path: string): Generator<InventorySource> {
    const later: Later = { links: [], borrowed: [] };
    yield* this.#own(new Folder(path, this.#list(path)), later);
    yield* later.borrowed;
  }

  *#own(folder: Folder, later: Later): Generator<InventorySource> {
    const { path } = folder;
    const contents = this.#classify(folder);
    const inventory: FolderSource = { kind: 'inventory', root: path, inventoryFiles: contents.inventory };
    // If all variables here are links and no file names hosts, they belong to the inventory that they link to.
    const isBorrowed = contents.inventory.length === 0 && folder.variables.every(({ link }) => link);
    if (folder.hasVariables && isBorrowed) later.borrowed.push(inventory);
    else if (folder.hasVariables || contents.inventory.length > 0) {
      for (const { name } of folder.variables) this.#isNew(joinPath(path, name));
      yield inventory;
    }
    const manifests = this.#fresh(contents.kubean);
    if (manifests.length > 0) yield { kind: 'kubean', files: manifests };
    for (const file of this.#fresh(contents.intent)) yield { kind: 'intent', file };
  }

  /** The files of a directory that are to be read, by their apparent kind. Also reports manifests with Services. */
  #classify(folder: Folder): Contents {
    const contents: Contents = { kubean: [], intent: [], inventory: [] };
    for (const { name } of folder.files) {
      const file = joinPath(folder.path, name);
      if (!folder.mayHoldContents(name) || this.#options.ignored?.(file)) continue;
      const read = peekText(this.#files, file);
      if (!('text' in read)) continue;
      if (isYamlName(name) && mayHoldGlobalServices(read.text)) this.#options.services?.(file);
      const kind = kindOf(file, read.text, folder.hasVariables);
      if (kind !== undefined) contents[kind].push(file);
    }
    return contents;
  }

  #hasNewVariables(root: string): boolean {
    const folders = variablesFolders.map((name) => joinPath(root, name));
    return folders.filter((folder) => this.#files.kind(folder) === 'directory' && this.#isNew(folder)).length > 0;
  }

  #list(path: string): Entry[] {
    try {
      return this.#files.list(path);
    } catch (error) {
      if (!(error instanceof FileAccessError)) throw error;
      this.#options.unreadable?.(error);
      return [];
    }
  }

  #fresh(files: readonly string[]): string[] {
    return files.filter((file) => this.#isNew(file));
  }

  #isNew(path: string): boolean {
    const real = this.#files.realPath(path);
    if (this.#seen.has(real)) return false;
    this.#seen.add(real);
    return true;
  }
}
