/**
 * Reads the catalog. The caller decides where the files come from (a folder, a bundle, a server), so that the library
 * runs in a browser too.
 */

import type { Json } from '../core/json.ts';
import { Definitions, type DefinitionsCatalog } from './definitions.ts';
import type { DownloadsCatalog, ReleaseDownloads } from './downloads.ts';
import type { ImagesCatalog } from './images.ts';
import { ListedOptions } from './listed-options.ts';
import { lackingFor, type PermissionsCatalog } from './permissions.ts';
import type { PlayCatalog } from './play.ts';
import { type Filler, fillerOf, type SameFacts, sameAs, withShared } from './shared.ts';
import type {
  AgentOption,
  AgentOptionsCatalog,
  Band,
  CatalogIndex,
  CiliumCatalog,
  Condition,
  HelmValue,
  KubeanCatalog,
  KubesprayCatalog,
  ManifestFacts,
  Move,
  NearNames,
  NullFacts,
  ObjectsCatalog,
  Range,
  Ranged,
  Refusal,
  Table,
  ValueFacts,
  VariableHistory,
} from './types.ts';
import type { VolumesCatalog } from './volumes.ts';

/** Returns the parsed content of a catalog file by its path, e.g. `kubespray/v2.31.0.json`. */
export interface CatalogSource {
  read(path: string): Promise<unknown>;
}

const ranks = new Map<string, number>();

/** A final version as a number that sorts like it. Parsing it with semver would take most of the startup time. */
function rank(version: string): number {
  const known = ranks.get(version);
  if (known !== undefined) return known;
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const number = (major * 1000 + minor) * 1000 + patch;
  ranks.set(version, number);
  return number;
}

function inRange({ since, until }: Range, version: number): boolean {
  return (since === undefined || rank(since) <= version) && (until === undefined || version <= rank(until));
}

/** The entry for a version. It runs for every value of a chart, where a closure for each would double the time. */
function entryAt<T>(entries: readonly Ranged<T>[] | undefined, version: number): Ranged<T> | undefined {
  if (!entries) return undefined;
  for (const entry of entries) if (inRange(entry, version)) return entry;
  return undefined;
}

/** The chart of one Cilium version. */
export class Chart {
  readonly version: string;
  readonly #minor: CiliumCatalog;
  readonly #rank: number;
  #options: Map<string, AgentOption> | undefined;
  #paths: readonly string[] | undefined;
  #hasSchema: boolean | undefined;

  constructor(catalog: CiliumCatalog, version: string) {
    this.#minor = catalog;
    this.version = version;
    this.#rank = rank(version);
  }

  /** What is known of a Helm value; undefined if the chart of this version does not have the path. */
  value(path: string): HelmValue | undefined {
    return Object.hasOwn(this.#minor.values, path) ? entryAt(this.#minor.values[path], this.#rank) : undefined;
  }

  /** All paths of this version's chart. */
  paths(): readonly string[] {
    this.#paths ??= Object.keys(this.#minor.values).filter((path) => this.value(path) !== undefined);
    return this.#paths;
  }

  /**
   * True if the chart has a schema, so that Helm refuses values of other types. Only a schema limits a value to null or
   * a number: a default of null without a schema leaves every type open.
   */
  hasSchema(): boolean {
    this.#hasSchema ??= this.paths().some((path) => {
      const types = this.value(path)?.types ?? [];
      return types.length === 2 && types.includes('null') && (types.includes('number') || types.includes('integer'));
    });
    return this.#hasSchema;
  }

  /** Every agent option that this version's chart can write. */
  options(): ReadonlyMap<string, AgentOption> {
    if (!this.#options) {
      this.#options = new Map();
      for (const [name, entries] of Object.entries(this.#minor.options)) {
        const option = entryAt(entries, this.#rank);
        if (option) this.#options.set(name, option);
      }
    }
    return this.#options;
  }

  /** Combinations of values that this version's chart refuses. */
  refusals(): Record<string, Condition>[] {
    return this.#minor.refusals.filter((refusal: Ranged<Refusal>) => inRange(refusal, this.#rank)).map((r) => r.when);
  }
}

/** What the chart of one Cilium version renders in addition to the data of cilium-config. */
export class ChartObjects {
  readonly version: string;
  readonly #facts: ObjectsCatalog;
  readonly #filler: Filler;
  readonly #rank: number;
  #manifests: ManifestFacts | undefined;
  #worded: string[] | undefined;

  /** @param filler the filler of the file that `facts` are from, which fills in the parts that a reader needs */
  constructor(facts: ObjectsCatalog, version: string, filler: Filler) {
    this.#facts = facts;
    this.#filler = filler;
    this.version = version;
    this.#rank = rank(version);
  }

  #pick<T>(entries: readonly Ranged<T>[] | undefined): Ranged<T> | undefined {
    return entryAt(this.#filler.fill(entries), this.#rank);
  }

  #all<T, R>(record: Record<string, Ranged<T>[]>, use: (fact: Ranged<T>) => R): Record<string, R> {
    const found: Record<string, R> = Object.create(null);
    for (const [name, entries] of Object.entries(this.#filler.fill(record))) {
      const fact = this.#pick(entries);
      if (fact) found[name] = use(fact);
    }
    return found;
  }

  /**
   * Objects, arguments and references as tables over Helm values. Tables of arguments apply where their container
   * exists, which {@link containerTable} and `objects` tell. For images see {@link Catalog.containers}.
   */
  manifests(): ManifestFacts {
    this.#manifests ??= {
      objects: this.#all(this.#facts.objects, ({ table }) => table),
      images: {},
      arguments: Object.fromEntries(
        Object.entries(this.#filler.peek(this.#facts.arguments)).map(([container, flags]) => [
          container,
          this.#all(flags, ({ table }) => table),
        ]),
      ),
      references: this.#filler.fill(this.#facts.references).filter((reference) => inRange(reference, this.#rank)),
    };
    return this.#manifests;
  }

  /** When a container (`Kind/name/container`) exists in its object; undefined if always. */
  containerTable(container: string): Table | undefined {
    return this.#pick(this.#facts.containers[container])?.table;
  }

  /** What a Helm value does in addition to agent options; undefined if nothing is known. */
  value(path: string): ValueFacts | undefined {
    return Object.hasOwn(this.#facts.values, path) ? this.#pick(this.#facts.values[path]) : undefined;
  }

  /** Helm values that templates compare with words. */
  worded(): readonly string[] {
    const { peek } = this.#filler;
    // Most values have no words, so there is no need to fill those in.
    this.#worded ??= Object.entries(this.#facts.values).flatMap(([path, entries]) =>
      peek(entries).some((entry) => peek(entry).words !== undefined) && this.value(path)?.words !== undefined
        ? [path]
        : [],
    );
    return this.#worded;
  }

  /** Every Helm value that changes a place in an object, and how; `place` as in {@link Move.at}. */
  moversOf(place: string): (Move & { value: string })[] {
    return Object.keys(this.#facts.values).flatMap((value) =>
      (this.value(value)?.moves ?? []).filter(({ at }) => at === place).map((move) => ({ ...move, value })),
    );
  }

  /** True if the chart's schema fixes the type of a value. Without a schema, the type of the default fixes nothing. */
  bindsType(path: string): boolean {
    const schema = this.#pick(this.#facts.schema);
    return schema !== undefined && !schema.unnamed.includes(path);
  }

  /** What null instead of a mapping of values does; undefined if nothing. */
  nullAt(path: string): NullFacts | undefined {
    return Object.hasOwn(this.#facts.nulls, path) ? this.#pick(this.#facts.nulls[path]) : undefined;
  }

  /** The default tag or digest of an image, which `Chart.value` leaves out. */
  imageDefault(path: string): Json | undefined {
    return Object.hasOwn(this.#facts.defaults, path) ? this.#pick(this.#facts.defaults[path])?.default : undefined;
  }
}

/** A Kubespray release with one Cilium version. */
export class KubesprayRelease {
  readonly facts: KubesprayCatalog;
  readonly band: Band;

  constructor(facts: KubesprayCatalog, cilium: string) {
    this.facts = facts;
    const band = facts.bands.find((candidate) => inRange(candidate, rank(cilium))) ?? facts.bands.at(-1);
    if (!band) throw new Error(`the catalog of ${facts.release} has no bands`);
    this.band = band;
  }
}

/** The variable of each carrier on nearly every release. */
const usualCarriers = {
  extraVars: 'cilium_config_extra_vars',
  extraValues: 'cilium_extra_values',
  installFlags: 'cilium_install_extra_flags',
  customCni: 'custom_cni_chart_values',
} as const;

/**
 * The variable of a carrier on a release, as some releases have other names for it. Without a release it is the usual
 * name.
 */
export function carrierVariable(facts: Pick<KubesprayCatalog, 'carriers'> | undefined, carrier: Carrier): string {
  return facts?.carriers.names?.[carrier] ?? usualCarriers[carrier];
}

type Carrier = keyof typeof usualCarriers;

/** True if the role of the release passes the carrier on to what it renders. */
export function isCarrierRead({ carriers }: Pick<KubesprayCatalog, 'carriers'>, carrier: Carrier): boolean {
  if (carrier !== 'extraVars') return carrier !== 'customCni' && carriers[carrier];
  return carriers.extraVars === 'config-map' || carriers.extraVars === 'extra-config';
}

/** The variables that the release's role reads as carriers. */
export function carriersRead(facts: Pick<KubesprayCatalog, 'carriers'>): string[] {
  const carriers = Object.keys(usualCarriers) as Carrier[];
  return carriers.filter((carrier) => isCarrierRead(facts, carrier)).map((carrier) => carrierVariable(facts, carrier));
}

/** The release's variable for a carrier, by the carrier's usual name. */
export function carrierBehind(facts: KubesprayCatalog, usual: string): string {
  const carriers = Object.keys(usualCarriers) as (keyof typeof usualCarriers)[];
  const carrier = carriers.find((key) => usualCarriers[key] === usual);
  return carrier === undefined ? usual : carrierVariable(facts, carrier);
}

/** `1.19` of `1.19.3`. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** Removes the prototype, so that a user's `constructor` or `toString` is not found in it. */
function asDictionary(names: object): void {
  Object.setPrototypeOf(names, null);
}

/**
 * The catalog, which reads each file once. Rejects if a file is missing, because the catalog is part of the program.
 */
export class Catalog {
  readonly #source: CatalogSource;
  readonly #files = new Map<string, Promise<unknown>>();
  readonly #releases = new Map<string, Promise<KubesprayCatalog>>();
  readonly #plays = new Map<string, Promise<PlayCatalog>>();
  /** Kept, because they remember their answers, and an editor repeats its questions after every key. */
  readonly #charts = new Map<string, Promise<Chart>>();
  readonly #objects = new Map<string, Promise<ChartObjects>>();

  constructor(source: CatalogSource) {
    this.#source = source;
  }

  #read<T>(path: string): Promise<T> {
    let file = this.#files.get(path);
    if (!file) {
      file = this.#source.read(path);
      this.#files.set(path, file);
    }
    return file as Promise<T>;
  }

  /** What the catalog holds. */
  index(): Promise<CatalogIndex> {
    return this.#read('index.json');
  }

  /** Kubean releases and what they pin. */
  kubean(): Promise<KubeanCatalog> {
    return this.#read('kubean.json');
  }

  /** What all releases have for each variable. */
  async variables(): Promise<VariableHistory> {
    const history = await this.#read<VariableHistory>('variables.json');
    asDictionary(history);
    return history;
  }

  /** Names in Kubespray's files that are similar to variables that configure Cilium. Loaded on demand. */
  async nearNames(): Promise<NearNames> {
    const names = await this.#read<NearNames>('near-names.json');
    asDictionary(names);
    return names;
  }

  /** The facts of a release, named as in the index. */
  async kubespray(release: string): Promise<KubesprayCatalog> {
    return kept(this.#releases, release, async () => {
      const file = withShared(await this.#read<KubesprayCatalog | SameFacts>(`kubespray/${release}.json`));
      const facts = 'same' in file ? sameAs(await this.kubespray(file.same), file) : file;
      for (const names of [facts.variables, ...facts.bands.flatMap(({ options, helm }) => [options, helm])]) {
        if (names) asDictionary(names);
      }
      return facts;
    });
  }

  /** The facts of a Cilium minor, `1.19`. */
  async minor(name: string): Promise<CiliumCatalog> {
    const facts = await this.#read<CiliumCatalog>(`cilium/${name}.json`);
    asDictionary(facts.values);
    asDictionary(facts.options);
    return facts;
  }

  /** What the whole play of a release does in addition to agent options. Loaded on demand. */
  play(release: string): Promise<PlayCatalog> {
    return kept(this.#plays, release, async () => {
      const file = withShared(await this.#read<PlayCatalog | SameFacts>(`play/${release}.json`));
      const facts = 'same' in file ? sameAs(await this.play(file.same), file) : file;
      for (const names of [facts.variables, facts.lists, facts.owners]) asDictionary(names);
      return facts;
    });
  }

  /** What the play of a release downloads for Cilium; undefined if it was not measured. */
  async downloads(release: string): Promise<ReleaseDownloads | undefined> {
    const { releases } = withShared(await this.#read<DownloadsCatalog>('downloads.json'));
    const found = releases.find((facts) => facts.release === release);
    if (found) for (const names of [found.items, found.variables]) asDictionary(names);
    return found;
  }

  /** What the ClusterRoles of a release's own manifests do not let the programs of a Cilium version read. */
  async lackingPermissions(release: string, cilium: string): Promise<ReturnType<typeof lackingFor>> {
    return lackingFor(await this.#read<PermissionsCatalog>('permissions.json'), release, minorOf(cilium));
  }

  /** What the chart of a Cilium version renders in addition to cilium-config. Loaded on demand. */
  objects(version: string): Promise<ChartObjects> {
    return kept(this.#objects, version, async () => {
      const file = await this.#read<ObjectsCatalog>(`objects/${minorOf(version)}.json`);
      return new ChartObjects(file, version, fillerFor(file));
    });
  }

  /**
   * The options that the programs of a Cilium version list; undefined if the catalog does not have its minor. Loaded on
   * demand.
   */
  async listedOptions(version: string): Promise<ListedOptions | undefined> {
    const { listedOptions: minors = [] } = await this.index();
    if (!minors.includes(minorOf(version))) return undefined;
    const facts = await this.#read<AgentOptionsCatalog>('agent-options.json');
    asDictionary(facts.agent);
    asDictionary(facts.operator);
    return new ListedOptions(facts, minors, minorOf(version));
  }

  /** The kinds that a Cilium version defines; undefined if the catalog does not have its minor. Loaded on demand. */
  async definitions(version: string): Promise<Definitions | undefined> {
    const facts = withShared(await this.#read<DefinitionsCatalog>('definitions.json'));
    return Object.hasOwn(facts.read, minorOf(version)) ? new Definitions(facts, minorOf(version)) : undefined;
  }

  /** The volumes that pods have in addition to the user's own. Loaded on demand. */
  volumes(): Promise<VolumesCatalog> {
    return this.#read<VolumesCatalog>('volumes.json');
  }

  /** The containers of a chart, as tables over Helm values. Loaded on demand. */
  async containers(version: string): Promise<Record<string, Table>> {
    const facts = withShared(await this.#read<ImagesCatalog>(`images/${minorOf(version)}.json`));
    const found: Record<string, Table> = Object.create(null);
    for (const [name, entries] of Object.entries(facts.containers)) {
      const fact = entries.find((entry) => inRange(entry, rank(version)));
      if (fact) found[name] = fact.table;
    }
    return found;
  }

  /** The chart of a Cilium version whose minor is in the catalog. */
  chart(version: string): Promise<Chart> {
    return kept(this.#charts, version, async () => new Chart(await this.minor(minorOf(version)), version));
  }
}

const fillers = new WeakMap<object, Filler>();

/** The filler of a file's content, which all versions in the file share. */
function fillerFor(content: object): Filler {
  const filler = fillers.get(content) ?? fillerOf(content);
  fillers.set(content, filler);
  return filler;
}

/**
 * One process needs far fewer versions. The limit keeps a client that names ever new versions from filling the memory.
 */
const mostKept = 200;

function kept<T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = map.get(key);
  if (known) return known;
  if (map.size === mostKept) map.clear();
  const made = make();
  map.set(key, made);
  return made;
}
