/** Reads what `discover` found. */
import { append } from '../../core/append.ts';
import { nearest } from '../../core/nearest.ts';
import { readDocuments } from '../../yaml/read.ts';
import { Source } from '../../yaml/source.ts';
import { kubesprayCheckoutHint, mergesDicts } from '../ansible/hints.ts';
import { Hierarchy } from '../ansible/hosts/hierarchy.ts';
import { readIniInventory } from '../ansible/hosts/ini.ts';
import { isYamlInventory, readYamlInventory } from '../ansible/hosts/yaml-inventory.ts';
import type { Inventory } from '../ansible/inventory.ts';
import {
  isCiliumVariable,
  isNoMapping,
  isRelevantText,
  isRelevantVariable,
  nearDeciding,
} from '../ansible/relevant-variables.ts';
import { byName, effectiveScopes, maximalScopes } from '../ansible/scopes.ts';
import { namesIn, parseTemplate } from '../ansible/template.ts';
import type { Definition, Scope } from '../ansible/variables/definition.ts';
import { isVaultFile, readVariables } from '../ansible/variables/variables.ts';
import { ownerOf, VariablesFolder } from '../ansible/variables/variables-files.ts';
import { readText } from '../files/content.ts';
import {
  baseName,
  directoryOf,
  type Entry,
  extensionOf,
  FileAccessError,
  type FileSystem,
  joinPath,
} from '../files/file-system.ts';
import type { ReadProblem } from '../files/read-problem.ts';
import { readKubean } from '../kubean/kubean.ts';
import { looksLikeManifest } from './classify.ts';
import type { InventorySource } from './discover.ts';
import { readValuesFile } from './values-file.ts';

export interface ReadOptions {
  /** Texts that match this are read in addition to those that can matter to Cilium. */
  alsoText?: RegExp;
}

/**
 * Reads any source except an intent: one inventory, or one for each cluster of Kubean. Never throws for the content of
 * files.
 */
export function readSource(
  source: Exclude<InventorySource, { kind: 'intent' }>,
  files: FileSystem,
  options: ReadOptions = {},
): Inventory[] {
  if (source.kind === 'kubean') return readKubean(source.files, files);
  if (source.kind === 'values') return [readValuesFile(source.file, files)];
  if (source.kind !== 'inventory') return [new InventoryReader(files, [], new Set()).singleFile(source.file)];
  let names: ReadonlySet<string> = new Set();
  for (;;) {
    const alsoText = [...(options.alsoText ? [options.alsoText] : []), ...(names.size > 0 ? [anyOf(names)] : [])];
    const reader = new InventoryReader(files, alsoText, names);
    const inventory = reader.folder(source.root, source.inventoryFiles);
    const more = new Set([...names, ...missingNames(inventory, names)]);
    // Repeats with files that define the variables that others refer to, until no new names appear.
    if (more.size === names.size || more.size > mostReferences) return [inventory];
    names = more;
  }
}

/** Far more names than any inventory refers to. */
const mostReferences = 500;

/**
 * Names that variables refer to but no file that was read defines. Also names that almost match Kubespray's: a
 * reference to such a name shows that it is the user's own variable and not a mistake.
 */
function missingNames({ definitions }: Inventory, names: ReadonlySet<string>): string[] {
  const defined = new Set(definitions.map(({ name }) => name));
  const matters = (name: string): boolean => isRelevantVariable(name) || names.has(name);
  const near = [...defined].filter((name) => nearDeciding(name) !== undefined);
  const referred = definitions
    .flatMap(({ name, templates }) => (templates && matters(name) ? [...templates.values()] : []))
    .flatMap((text) => namesIn(parseTemplate(text) ?? []))
    .filter((name) => !defined.has(name));
  return [...near, ...referred];
}

/** Groups of Kubespray that people commonly use. */
const kubesprayGroups: ReadonlySet<string> = new Set(['k8s_cluster', 'kube_control_plane', 'kube_node', 'etcd']);

function anyOf(names: ReadonlySet<string>): RegExp {
  return new RegExp(`\\b(?:${[...names].join('|')})\\b`);
}

class InventoryReader {
  readonly #files: FileSystem;
  readonly #isWorthParsing: (text: string) => boolean;
  readonly #sources = new Map<string, Source>();
  readonly #problems: ReadProblem[] = [];
  readonly #definitions: Definition[] = [];
  readonly #names: ReadonlySet<string>;
  /** Files with the variables of a group or host. */
  readonly #filesOf = new Map<string, readonly string[]>();
  #looked = 0;

  /** @param names variables that matter because others refer to them */
  constructor(files: FileSystem, alsoText: readonly RegExp[], names: ReadonlySet<string>) {
    this.#files = files;
    this.#names = names;
    this.#isWorthParsing = (text) =>
      isRelevantText(text) || isNoMapping(text) || alsoText.some((pattern) => pattern.test(text));
  }

  singleFile(file: string): Inventory {
    const read = readText(this.#files, file);
    if ('text' in read && looksLikeManifest(read.text)) {
      this.#looked++;
      const message = `The file was not checked: it is a Kubernetes manifest without variables of Kubespray. To check Helm values in it, run: cilium-extras translate ${file}.`;
      this.#problems.push({ rule: 'skipped-file', message, location: { file, line: 1, column: 1 } });
      return this.#inventory('variables', file, []);
    }
    const definitions = this.#variables(file, scopeOfFile(file), () => true);
    const scopes = [{ hosts: [], groups: [], variables: byName(definitions) }];
    return this.#inventory('variables', file, scopes);
  }

  folder(root: string, inventoryFiles: readonly string[]): Inventory {
    const hierarchy = new Hierarchy();
    this.#readInventoryFiles(inventoryFiles, hierarchy);
    for (const { definitions } of hierarchy.groups.values()) append(this.#definitions, definitions);
    for (const { definitions } of hierarchy.hosts.values()) append(this.#definitions, definitions);
    const groups = this.#readFolder(joinPath(root, 'group_vars'), 'group');
    const hosts = this.#readFolder(joinPath(root, 'host_vars'), 'host');
    const beside = {
      group: (name: string) => groups.get(name) ?? [],
      host: (name: string) => hosts.get(name) ?? [],
      groups: [...groups.keys()],
      hosts: [...hosts.keys()],
    };
    const scopes = effectiveScopes(hierarchy, beside, [], this.#names);
    if (scopes.length === maximalScopes) {
      const message = `The hosts have more than ${maximalScopes} different sets of variables. Only those of the first hosts were checked.`;
      this.#problems.push({ rule: 'skipped-file', message, location: { file: root, line: 1, column: 1 } });
    }
    this.#reportBeside(root, new Set(inventoryFiles));
    this.#reportUnseen(groups, 'group', (name) => hierarchy.hostsBelow(name).size > 0);
    this.#reportUnseen(hosts, 'host', (name) => hierarchy.hosts.has(name));
    return this.#inventory('inventory', root, scopes);
  }

  #inventory(kind: Inventory['kind'], root: string, scopes: Inventory['scopes']): Inventory {
    const folder = kind === 'inventory' ? root : directoryOf(root);
    const hint = kubesprayCheckoutHint(this.#files, folder);
    return {
      kind,
      root,
      sources: this.#sources,
      files: this.#looked,
      definitions: this.#definitions,
      ...(mergesDicts(this.#files, folder) && { mergesDicts: true }),
      scopes,
      hints: hint ? [hint] : [],
      problems: this.#problems,
    };
  }

  /** Ansible skips `.ini` files in an inventory directory, so they count only if no other file names hosts. */
  #readInventoryFiles(inventoryFiles: readonly string[], hierarchy: Hierarchy): void {
    const isIni = (file: string): boolean => extensionOf(file) === '.ini';
    const found = inventoryFiles.filter((file) => !isIni(file) && this.#readInventoryFile(file, hierarchy));
    if (found.length > 0) return;
    for (const file of inventoryFiles) if (isIni(file)) this.#readInventoryFile(file, hierarchy);
  }

  /** False for a file that turns out not to be an inventory. */
  #readInventoryFile(file: string, hierarchy: Hierarchy): boolean {
    const text = this.#text(file);
    if (text === undefined) return false;
    if (isVaultFile(text)) {
      const message = 'The inventory is encrypted with ansible-vault, so its hosts and groups are not known.';
      this.#problems.push({ rule: 'skipped-file', message, location: { file, line: 1, column: 1 } });
      return false;
    }
    if (extensionOf(file) !== '.ini') {
      const result = readDocuments(text, { file });
      if (result.documents.some(isYamlInventory)) {
        this.#sources.set(file, result.source);
        append(this.#problems, readYamlInventory(result, hierarchy));
        return true;
      }
      if (['.yml', '.yaml', '.json'].includes(extensionOf(file))) return false;
    }
    this.#sources.set(file, new Source(text, file));
    append(this.#problems, readIniInventory(text, file, hierarchy));
    return true;
  }

  /** Definitions from a `group_vars` or `host_vars` folder, by group or host. */
  #readFolder(path: string, kind: 'group' | 'host'): Map<string, Definition[]> {
    const found = new Map<string, Definition[]>();
    try {
      const folder = new VariablesFolder(this.#files, path);
      for (const hidden of folder.hidden()) this.#reportHidden(hidden);
      for (const file of folder.unread()) this.#reportByName(file);
      for (const name of folder.names()) {
        const files = folder.filesOf(name);
        this.#filesOf.set(`${kind} ${name}`, files);
        const definitions = files.flatMap((file) => this.#variables(file, { kind, name }, this.#isWorthParsing));
        found.set(name, definitions);
      }
    } catch (error) {
      if (!(error instanceof FileAccessError)) throw error;
      const message = `The directory was not read: ${error.reason}.`;
      this.#problems.push({ rule: 'skipped-file', message, location: { file: error.path, line: 1, column: 1 } });
    }
    return found;
  }

  /** The first relevant variable in a file that Ansible does not read; undefined without one. */
  #unreadVariable(file: string, isRelevant: (name: string) => boolean): string | undefined {
    const text = this.#text(file);
    if (text === undefined || !isRelevantText(text)) return undefined;
    const { definitions } = readVariables(text, file, { kind: 'extra' });
    return definitions.find(({ name }) => isRelevant(name))?.name;
  }

  /**
   * Reports a file in a variables directory that Ansible skips because of its name. Most are copies, so it is a note.
   */
  #reportByName(file: string): void {
    const name = this.#unreadVariable(file, isCiliumVariable);
    if (name === undefined) return;
    const message = `Ansible does not read this file, so its ${name} has no effect. In this directory, Ansible reads only .yml, .yaml and .json files, and files without an extension. Rename the file to end in .yml, unless it is a backup.`;
    this.#problems.push({ rule: 'skipped-file', message, location: { file, line: 1, column: 1 } });
  }

  /** Reports files with variables of Cilium next to group_vars, and in directories with similar names. */
  #reportBeside(root: string, inventoryFiles: ReadonlySet<string>): void {
    let entries: Entry[];
    try {
      entries = this.#files.list(root);
    } catch (error) {
      if (!(error instanceof FileAccessError)) throw error;
      return;
    }
    const hasVariables = entries.some(({ name, kind }) => kind === 'directory' && /^(?:group|host)_vars$/.test(name));
    if (!hasVariables) return;
    for (const { name, kind } of entries) {
      const path = joinPath(root, name);
      const meant = kind === 'directory' ? misspeltFolder(name) : undefined;
      if (meant !== undefined) this.#reportMisspelt(path, meant);
      if (kind !== 'file' || name.startsWith('.') || inventoryFiles.has(path)) continue;
      if (!['.yml', '.yaml', '.json'].includes(extensionOf(name))) continue;
      const variable = this.#unreadVariable(path, isCiliumVariable);
      if (variable === undefined) continue;
      const message = `Ansible does not read this file by itself, so ${variable} has no effect, unless you pass the file with -e @${path}. Otherwise move the file into ${joinPath(root, 'group_vars/k8s_cluster')}/.`;
      this.#problems.push({ rule: 'skipped-file', message, location: { file: path, line: 1, column: 1 } });
    }
  }

  /** Reports variables in a directory whose name almost matches the one that Ansible reads. */
  #reportMisspelt(path: string, meant: string): void {
    const folder = new VariablesFolder(this.#files, path);
    for (const file of folder.names().flatMap((name) => folder.filesOf(name))) {
      const name = this.#unreadVariable(file, isCiliumVariable);
      if (name === undefined) continue;
      const message = `Ansible does not read this file, so ${name} has no effect: the directory is called ${baseName(path)}, not ${meant}. Rename the directory.`;
      this.#problems.push({ rule: 'unread-file', message, location: { file, line: 1, column: 1 } });
    }
  }

  /** Reports a file with relevant variables that Ansible skips because of another file or a directory. */
  #reportHidden({ file, by, isFolder }: ReturnType<VariablesFolder['hidden']>[number]): void {
    const name = this.#unreadVariable(file, isRelevantVariable);
    if (name === undefined) return;
    const fix = isFolder ? `Move the file into ${by}/` : `Move its variables into ${by}`;
    const message = `Ansible does not read this file, so ${name} has no effect: Ansible reads ${isFolder ? 'the directory ' : ''}${by} instead. ${fix}.`;
    this.#problems.push({ rule: 'unread-file', message, location: { file, line: 1, column: 1 } });
  }

  /** Reports variables of Cilium that Ansible ignores because no host is in their group. */
  #reportUnseen(
    found: ReadonlyMap<string, readonly Definition[]>,
    kind: 'group' | 'host',
    isSeen: (name: string) => boolean,
  ): void {
    for (const [name, definitions] of found) {
      if (name === 'all' || isSeen(name)) continue;
      const unread = new Set(this.#filesOf.get(`${kind} ${name}`));
      // A file that Ansible does not read cannot stop it.
      const problems = this.#problems.filter(
        ({ rule, location }) => rule !== 'parse-error' || !unread.has(location.file),
      );
      this.#problems.splice(0, this.#problems.length, ...problems);
      const message =
        kind === 'group'
          ? `No host is in the group ${name}, so Ansible does not read this file.`
          : `The inventory has no host ${name}, so Ansible does not read this file.`;
      const meant = kind === 'group' ? this.#meantBy(name, isSeen) : undefined;
      const relevant = definitions.filter((definition) => isRelevantVariable(definition.name));
      for (const file of new Set(relevant.map(({ location }) => location.file))) {
        this.#problems.push({
          ...(meant === undefined
            ? { rule: 'skipped-file', message }
            : { rule: 'unread-file', message: `${message} ${meant}` }),
          location: { file, line: 1, column: 1 },
        });
      }
    }
  }

  /** Advice about variables of a group that the inventory does not have, if it is certainly a mistake. */
  #meantBy(name: string, isSeen: (name: string) => boolean): string | undefined {
    if (name === 'group_vars' || name === 'host_vars')
      return `The path has one directory ${name} too many: move the file one directory up.`;
    // Kubespray renamed its groups from k8s-cluster to k8s_cluster.
    const renamed = name.replaceAll('-', '_');
    if (renamed !== name && isSeen(renamed)) return `Move its variables to the group ${renamed}.`;
    // Names that differ by a number are different groups: site1, site2.
    const near = /\d/.test(name.replace('k8s', '')) ? undefined : nearest(name, [...kubesprayGroups].filter(isSeen));
    return near === undefined ? undefined : `Did you mean ${near}?`;
  }

  #variables(file: string, scope: Scope, isWorthParsing: (text: string) => boolean): Definition[] {
    const text = this.#text(file);
    if (text === undefined || !(isWorthParsing(text) || isVaultFile(text))) return [];
    const { source, definitions, problems } = readVariables(text, file, scope);
    this.#sources.set(file, source);
    append(this.#problems, problems);
    append(this.#definitions, definitions);
    return definitions;
  }

  #text(file: string): string | undefined {
    this.#looked++;
    const read = readText(this.#files, file);
    if ('text' in read) return read.text;
    this.#problems.push(read.problem);
    return undefined;
  }
}

/** The directory that a name was probably meant to be: `groupvars`, `group-vars`, `groups_vars`. */
function misspeltFolder(name: string): 'group_vars' | 'host_vars' | undefined {
  const [, kind] = /^(group|host)s?[-_. ]?vars?$/i.exec(name) ?? [];
  const meant = kind?.toLowerCase() === 'group' ? 'group_vars' : 'host_vars';
  return kind === undefined || name === meant ? undefined : meant;
}

/**
 * The scope of a file of variables, by its path. Outside of group_vars and host_vars it counts as passed on the command
 * line.
 */
function scopeOfFile(file: string): Scope {
  const parts = file.split('/');
  const index = parts.findLastIndex((part) => part === 'group_vars' || part === 'host_vars');
  const entry = parts[index + 1];
  if (index < 0 || entry === undefined) return { kind: 'extra' };
  const kind = parts[index] === 'group_vars' ? 'group' : 'host';
  return { kind, name: index === parts.length - 2 ? ownerOf(entry) : entry };
}
