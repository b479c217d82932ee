/** Facts of other releases and versions, for findings that tell where a name exists and what replaced it. */

import { type Catalog, type Chart, KubesprayRelease } from '../catalog/catalog.ts';
import type { Definitions } from '../catalog/definitions.ts';
import type { ListedOptions } from '../catalog/listed-options.ts';
import { inputNames } from '../catalog/table.ts';
import type { KubesprayCatalog, Table } from '../catalog/types.ts';
import type { VolumesCatalog } from '../catalog/volumes.ts';
import type { Json } from '../core/json.ts';
import { compare } from '../core/versions.ts';
import { type Options, renderChart } from '../predict/chart.ts';
import { sources } from '../predict/table-sources.ts';
import { chartTakes, failsIfSet } from './chart-paths.ts';
import { type MissingPermission, missingPermissions } from './permissions.ts';
import { foreignManifests } from './target/own-manifests.ts';

/** Other versions that have a name. */
export interface Life {
  /** The versions that have it, oldest first; empty if none does. */
  versions: string[];
  /** True if an older version has it, and true if a newer one does. */
  older: boolean;
  newer: boolean;
}

/** Reads the rest of the catalog on first use, because only findings need it. */
export class History {
  readonly #catalog: Catalog;
  #releases: Promise<KubesprayRelease[]> | undefined;
  #charts: Promise<Chart[]> | undefined;

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /** Every release with its default Cilium, oldest first. */
  releases(): Promise<KubesprayRelease[]> {
    this.#releases ??= this.#readReleases();
    return this.#releases;
  }

  /** The newest chart of every minor, oldest first. */
  charts(): Promise<Chart[]> {
    this.#charts ??= this.#readCharts();
    return this.#charts;
  }

  /**
   * What the programs of a Cilium have no permission to read on a release with its own manifests: see
   * `missingPermissions`.
   */
  missingPermissions(facts: KubesprayCatalog, cilium: string, options: Options): Promise<MissingPermission[]> {
    return missingPermissions(this.#catalog, facts, cilium, options);
  }

  /** What a release's own manifests lack for a Cilium that they are not made for: see `foreignManifests`. */
  foreignManifests(facts: KubesprayCatalog, cilium: string): Promise<string | undefined> {
    return foreignManifests(this.#catalog, facts, cilium);
  }

  /** The volumes that pods have in addition to the user's own. */
  volumes(): Promise<VolumesCatalog> {
    return this.#catalog.volumes();
  }

  /** True if a file of some release uses this name, which is similar to a variable that configures Cilium. */
  async usesNearName(name: string, near: string): Promise<boolean> {
    return (await this.#catalog.nearNames())[near]?.includes(name) ?? false;
  }

  /** Names of all releases, oldest first. */
  async releaseNames(): Promise<string[]> {
    const { kubespray } = await this.#catalog.index();
    return kubespray.map(({ release }) => release);
  }

  /** Releases that have a variable and use it, and its defaults there. */
  async lifeOfVariable(variable: string): Promise<{ releases: string[]; defaults: (Json | undefined)[] }> {
    const [history, names] = [await this.#catalog.variables(), await this.releaseNames()];
    const living = (history[variable] ?? []).filter(({ dead, removed }) => !dead && !removed);
    return {
      releases: living.flatMap(({ releases: [first, last] }) =>
        names.slice(names.indexOf(first), names.indexOf(last) + 1),
      ),
      defaults: living.map((fact) => fact.default),
    };
  }

  /** The options that the programs of a Cilium version list; undefined where that is not known. */
  listedOptions(cilium: string): Promise<ListedOptions | undefined> {
    return this.#catalog.listedOptions(cilium);
  }

  /** The kinds that a Cilium version defines; undefined where that is not known. */
  definitions(cilium: string): Promise<Definitions | undefined> {
    return this.#catalog.definitions(cilium);
  }

  /** The containers of a chart, as tables over Helm values. */
  containers(cilium: string): Promise<Record<string, Table>> {
    return this.#catalog.containers(cilium);
  }

  /** Cilium minors whose chart writes an option. */
  async lifeOfOption(option: string, cilium: string): Promise<Life> {
    return life(
      (await this.charts()).filter((chart) => chart.options().has(option)),
      cilium,
    );
  }

  /**
   * True if an option switches a part of what a Helm value switches as a whole. Then the last chart before `cilium`
   * with the option writes it only if that value is not true. Otherwise the agent enables the part itself.
   */
  async isPartOf(option: string, whole: string, cilium: string): Promise<boolean> {
    const last = (await this.charts()).findLast(
      (chart) => chart.options().has(option) && compare(chart.version, cilium) < 0,
    );
    const table = last?.options().get(option)?.table;
    if (!last || !table || !inputNames(table).has(whole)) return false;
    const written = (value: Json) => renderChart(last, { [whole]: value }).get(option);
    return written(true) === undefined && written(false) !== undefined;
  }

  /** Cilium minors whose chart has a Helm value. */
  async lifeOfValue(path: string, cilium: string): Promise<Life> {
    return life(
      (await this.charts()).filter((chart) => chart.value(path) !== undefined),
      cilium,
    );
  }

  /** Cilium minors whose chart accepts a path as part of a mapping with the user's own keys. */
  async lifeOfTaken(path: string, cilium: string): Promise<Life> {
    return life(
      (await this.charts()).filter((chart) => chartTakes(chart, path)),
      cilium,
    );
  }

  /**
   * The new name of an option on `chart`: the option there that depends on the same Helm value. Only if each depends on
   * a single Helm value, so that the result is certain.
   */
  async optionToday(option: string, chart: Chart): Promise<string | undefined> {
    const others = (await this.charts()).filter((other) => other.options().has(option));
    // The nearest version is the best evidence.
    others.sort((a, b) => distance(a, chart) - distance(b, chart));
    for (const other of others) {
      const table = other.options().get(option)?.table ?? [];
      const path = soleSource(table);
      if (path === undefined) continue;
      const today = [...chart.options()].filter(
        ([name, fact]) => name !== option && soleSource(fact.table) === path && !other.options().has(name),
      );
      if (today.length === 1) return today[0]?.[0];
    }
    return undefined;
  }

  /** The name on `chart` of the option that a name means, if another version has that option. */
  async optionMeant(
    name: string,
    sameMeaning: (name: string, candidates: Iterable<string>) => string | undefined,
    chart: Chart,
  ): Promise<string | undefined> {
    const all = new Set((await this.charts()).flatMap((other) => [...other.options().keys()]));
    const option = sameMeaning(name, all);
    return option === undefined || chart.options().has(option) ? option : this.optionToday(option, chart);
  }

  /** The new name of a Helm value on `chart`: the value there that writes the same option. */
  async valueToday(path: string, chart: Chart): Promise<string[]> {
    const others = (await this.charts()).filter((other) => other.value(path) !== undefined);
    others.sort((a, b) => distance(a, chart) - distance(b, chart));
    const [other] = others;
    if (!other) return [];
    const found = new Set<string>();
    for (const [name, { table }] of other.options()) {
      if (soleSource(table) !== path) continue;
      const option = chart.options().has(name) ? name : await this.optionToday(name, chart);
      const source = option && soleSource(chart.options().get(option)?.table ?? []);
      if (source !== undefined && source !== '' && source !== path) found.add(source);
    }
    return [...found];
  }

  /**
   * The replacement of a value that a chart refuses whenever it is set: the result of `valueToday`. Otherwise the
   * values for the options that the last chart with the value wrote.
   */
  async valuesInstead(path: string, chart: Chart): Promise<string[]> {
    const today = await this.valueToday(path, chart);
    if (today.length > 0) return today;
    const older = (await this.charts()).filter((other) => compare(other.version, chart.version) < 0);
    const last = older.findLast((other) => other.value(path) !== undefined && !failsIfSet(other, path));
    const found = new Set<string>();
    for (const [name, { table }] of last?.options() ?? []) {
      if (!inputNames(table).has(path)) continue;
      const source = soleSource(chart.options().get(name)?.table ?? []);
      if (source !== undefined && source !== path) found.add(source);
    }
    return [...found];
  }

  async #readReleases(): Promise<KubesprayRelease[]> {
    const { kubespray } = await this.#catalog.index();
    const releases = await Promise.all(
      kubespray.map(async ({ release }) => {
        const facts = await this.#catalog.kubespray(release);
        return new KubesprayRelease(facts, facts.cilium.default);
      }),
    );
    return releases.sort((a, b) => compare(a.facts.release, b.facts.release));
  }

  async #readCharts(): Promise<Chart[]> {
    const { cilium } = await this.#catalog.index();
    const charts = await Promise.all(cilium.map(({ last }) => this.#catalog.chart(last)));
    return charts.sort((a, b) => compare(a.version, b.version));
  }
}

function life(charts: readonly Chart[], cilium: string): Life {
  const versions = charts.map(({ version }) => version);
  return {
    versions,
    older: versions.some((version) => compare(version, cilium) < 0),
    newer: versions.some((version) => compare(version, cilium) > 0),
  };
}

/** The distance between two charts, in minors. */
function distance(a: Chart, b: Chart): number {
  const number = ({ version }: Chart): number => {
    const [major = '0', minor = '0'] = version.split('.');
    return Number(major) * 1000 + Number(minor);
  };
  return Math.abs(number(a) - number(b));
}

/** The Helm value that gives an option its text, or the only one that it depends on. */
function soleSource(table: Table): string | undefined {
  const [source, ...others] = sources(table);
  return others.length === 0 ? source : undefined;
}
