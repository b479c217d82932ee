/** What there is to read below the paths that a user names. */
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
  /** A folder with group_vars, host_vars or inventory files; `inventoryFiles` may state who its hosts are. */
  | { kind: 'inventory'; root: string; inventoryFiles: string[] }
  /** A file of variables on its own. */
  | { kind: 'variables'; file: string }
  /** Manifests of one folder, which may refer to each other. */
  | { kind: 'kubean'; files: string[] }
  /** Values of Cilium's chart, as Helm takes them. */
  | { kind: 'values'; file: string }
  | { kind: 'intent'; file: string };

type FolderSource = Extract<InventorySource, { kind: 'inventory' }>;

export interface DiscoverOptions {
  /** True for paths that the user wants left out. */
  ignored?: (path: string) => boolean;
  /** Told of folders that cannot be listed; the walk goes on. */
  unreadable?: (error: FileAccessError) => void;
  /** Told of manifests with Services that may be global; without it they are passed over. */
  services?: (file: string) => void;
  /** Told of folders that hold nothing to read. */
  empty?: (path: string) => void;
}

const variablesFolders: readonly string[] = ['group_vars', 'host_vars'];

/** Nothing that a user writes lies in these; they can be huge. */
const skippedFolders: ReadonlySet<string> = new Set(['node_modules', 'venv', '__pycache__', 'site-packages']);

/** What Ansible passes over when it reads a folder as an inventory, next to hidden files. */
const ignoredInventoryFile = /(?:~|\.(?:orig|cfg|retry|pyc|pyo|swp|bak|rpm|md|txt|rst))$/;

/**
 * Finds inventories, manifests and intents. A folder is searched completely, and each inventory in it is found. If it
 * has no inventory, each file with variables of Cilium counts on its own. The content of a file decides its kind; the
 * default is a file of variables. Lazy, so that a large tree needs no more memory than one inventory. Throws a
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
    // What is named is wanted: that it cannot be read is not a note next to other findings.
    if (kind === 'directory') files.list(path);
    if (kind === 'directory') yield* walk.folder(path);
    else yield* walk.file(path);
  }
}

/**
 * The inventory, manifests, intent or variables that one file belongs to, as an editor requests it. Only the file and
 * its inventory are read. undefined for other files.
 *
 * @param isValues true for a text that is values of Cilium's chart
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

/** What comes after all that a folder and those below it hold by themselves. */
interface Later {
  links: string[];
  borrowed: FolderSource[];
}

/** Files of a folder by what they look like. */
type Contents = Record<'kubean' | 'intent' | 'inventory', string[]>;

/** What a file next to others looks like; undefined for what is not read by itself. */
function kindOf(file: string, text: string, hasVariables: boolean): keyof Contents | undefined {
  if (isYamlName(file) && looksLikeKubean(text)) return 'kubean';
  if (isYamlName(file) && looksLikeIntent(text)) return 'intent';
  const isInventory = hasVariables ? looksLikeInventory(file, text) : looksLikeKubesprayInventory(file, text);
  return isInventory ? 'inventory' : undefined;
}

/** A folder's entries, by what they may hold. */
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

  /** True for the name of a file that may be an inventory, a manifest or an intent. */
  mayHoldContents(name: string): boolean {
    const isCandidate = isYamlName(name) || extensionOf(name) === '.ini' || this.hasVariables;
    return isCandidate && !ignoredInventoryFile.test(name);
  }

  /** Folders to walk into. */
  subfolders(): Entry[] {
    // Templates of a Helm chart are not YAML yet.
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
  /** Real paths of folders and files that were handed out, so that paths that overlap are read once. */
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

  /** Files of variables in folders that are not inventory. */
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

  /** A folder and all below it. What a link reaches comes last, so that it goes by its own name if it has one. */
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

  /** What one folder holds, without the folders in it. */
  *shallow(path: string): Generator<InventorySource> {
    const later: Later = { links: [], borrowed: [] };
    yield* this.#own(new Folder(path, this.#list(path)), later);
    yield* later.borrowed;
  }

  *#own(folder: Folder, later: Later): Generator<InventorySource> {
    const { path } = folder;
    const contents = this.#classify(folder);
    const inventory: FolderSource = { kind: 'inventory', root: path, inventoryFiles: contents.inventory };
    // Variables that are only linked here, for hosts that nobody names, are those of the inventory that has them.
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

  /** The files of a folder that are to be read, by what they look like. Tells of Services on the way. */
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
