/**
 * Builds `catalog/cilium/<minor>.json` from Cilium's charts. Some charts of a minor, the anchors, are measured
 * completely. Facts that differ between two anchors are measured in every chart between them, so that each fact has
 * exact bounds.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evaluate, inputsFrom } from '../../../src/catalog/table.ts';
import type { AgentOption, CiliumCatalog, HelmValue, Ranged, Refusal, Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { formatCatalog } from '../format.ts';
import { canonical, sameOutput } from '../learn/samples.ts';
import type { Assignment } from '../probe.ts';
import { type ChartPath, chartPaths, typeOf } from './chart-paths.ts';
import { readChart } from './chart-source.ts';
import { generalise } from './generalise.ts';
import { type ChartProbe, chartArchive, chartVersions, openChart } from './helm.ts';
import { type ChartFacts, inputsOf, measureChart } from './measure.ts';
import { toRanges } from './ranges.ts';

/**
 * Charts that Kubespray releases install by default. They are measured in addition to the first and the last of their
 * minor, because most clusters run them.
 */
const installedByDefault = [
  '1.9.10',
  '1.9.11',
  '1.11.3',
  '1.12.1',
  '1.13.0',
  '1.13.4',
  '1.15.4',
  '1.15.9',
  '1.17.3',
  '1.17.7',
  '1.18.2',
  '1.18.4',
  '1.18.6',
  '1.19.3',
];

/** The oldest minor whose chart has the shape that the catalog describes. */
const oldestMinor = 9;

export interface CiliumOptions {
  /** A clone of Cilium's charts repository. */
  chartsRepo: string;
  /** `catalog/`; the files go into its folder `cilium`. */
  outDir: string;
  /** Archives, the built renderer and finished measurements are kept here. */
  cacheDir: string;
  /** `1.19`, ...; all from 1.9 on if absent. */
  minors?: readonly string[];
  /** Measures only one chart of each minor. That is quicker, but within a minor only paths and defaults have bounds. */
  quick?: boolean;
  log: (line: string) => void;
}

function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** The facts of a chart that are read from its files, not rendered. */
interface Listed {
  version: string;
  paths: Map<string, ChartPath>;
}

/** The image that an installation uses changes with every patch release and is not about settings. */
const volatile = /(^|\.)(tag|digest|\w+Digest)$/;

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function effectOf(options: boolean, objects: boolean): HelmValue['effect'] {
  if (options) return objects ? 'both' : 'options';
  return objects ? 'objects' : 'unknown';
}

/** Values that the chart accepts: those in the schema, or all that a refusal excludes from its condition. */
function acceptedWords(path: string, entry: ChartPath, facts: ChartFacts): Json[] | undefined {
  if (entry.accepted) return entry.accepted;
  for (const { when } of facts.refusals) {
    const condition = when[path];
    if (condition && 'notIn' in condition && Object.keys(when).length === 1) {
      return condition.notIn.filter((word) => word !== null);
    }
  }
  return undefined;
}

function helmValue(path: string, entry: ChartPath, facts: ChartFacts): HelmValue {
  const learned = facts.inputs[path] ?? { outputs: [], objects: [], taken: [], contexts: [] };
  const accepted = acceptedWords(path, entry, facts);
  const seen = [...(entry.default === undefined ? [] : [entry.default]), ...(learned.taken ?? [])];
  const types = entry.types.length > 0 ? entry.types : [...new Set(seen.map(typeOf))];
  return {
    types: [...types].sort(),
    ...(entry.default !== undefined && !volatile.test(path) && { default: entry.default }),
    ...(accepted && { accepted }),
    ...(learned.objects.length > 0 && { objects: learned.objects }),
    ...(learned.gate && { gate: sorted(learned.gate as Record<string, Json>) }),
    effect: effectOf(learned.outputs.length > 0, learned.objects.length > 0),
  };
}

function agentOption(facts: ChartFacts, name: string): AgentOption | undefined {
  const learned = facts.outputs[name];
  if (!learned) return undefined;
  return {
    ...(learned.default !== undefined && { default: String(learned.default) }),
    table: generalise(learned.table),
    ...(learned.partial && { partial: true as const }),
  };
}

/** Index of the newest anchor that is not newer than a version; the first anchor for a version older than all. */
function anchorBelow(anchors: readonly ChartFacts[], versions: readonly string[], version: string): number {
  const at = versions.indexOf(version);
  let found = 0;
  for (const [i, anchor] of anchors.entries()) if (versions.indexOf(anchor.version) <= at) found = i;
  return found;
}

const noTable: Table = [{ then: { absent: true } }];

/** Settings for which two anchors give an option different values. They distinguish the charts between the two. */
function witnesses(
  name: string,
  left: ChartFacts,
  right: ChartFacts,
  listed: ReadonlyMap<string, Listed>,
): Assignment[] {
  const tables = [left, right].map((facts) => ({
    table: facts.outputs[name]?.table ?? noTable,
    paths: (listed.get(facts.version) as Listed).paths,
  }));
  const names = new Set([...(left.outputs[name]?.inputs ?? []), ...(right.outputs[name]?.inputs ?? [])]);
  const values = new Map<string, Map<string, Json>>();
  for (const { paths } of tables) {
    for (const input of inputsOf(paths)) {
      if (!names.has(input.name)) continue;
      const known = values.get(input.name) ?? new Map<string, Json>();
      for (const value of input.candidates) known.set(canonical(value), value);
      values.set(input.name, known);
    }
  }
  const singles = [...values].flatMap(([input, known]) => [...known.values()].map((value) => ({ [input]: value })));
  const pairs = singles.flatMap((one, i) => singles.slice(i + 1).map((other) => ({ ...one, ...other })));
  const found: Assignment[] = [];
  for (const set of [{}, ...singles, ...pairs]) {
    const [one, other] = tables.map(({ table, paths }) =>
      evaluate(
        table,
        inputsFrom(new Map(Object.entries(set)), (path) => paths.get(path)?.default),
      ),
    );
    if (!sameOutput(one as Json | undefined, other as Json | undefined)) found.push(set);
    if (found.length >= 8) break;
  }
  return found;
}

/** Lists and maps are tried in shapes that nobody writes, so a refusal of exactly these is meaningless. */
function saysSomething({ when }: Refusal): boolean {
  return !Object.values(when).some(
    (condition) => 'in' in condition && condition.in.some((value) => typeof value === 'object' && value !== null),
  );
}

class MinorBuilder {
  readonly #options: CiliumOptions;
  readonly #versions: string[];
  readonly #listed = new Map<string, Listed>();
  #anchors: ChartFacts[] = [];

  constructor(options: CiliumOptions, versions: string[]) {
    this.#options = options;
    this.#versions = versions;
  }

  async build(minor: string): Promise<CiliumCatalog> {
    const { chartsRepo, cacheDir, log } = this.#options;
    for (const version of this.#versions) {
      const { archive } = await chartArchive(chartsRepo, version, cacheDir);
      this.#listed.set(version, { version, paths: chartPaths(await readChart(archive)) });
    }
    await this.#measureAnchors();
    const options = await this.#agentOptions();
    log(`cilium ${minor}: ${Object.keys(options).length} options`);
    return {
      minor,
      versions: this.#versions,
      charts: this.#anchors.map(({ version, digest }) => ({ version, digest })),
      values: this.#values(),
      options,
      refusals: await this.#refusals(),
    };
  }

  /** Explores one chart in full. Its facts guide the measurement of its neighbours, and so on outwards. */
  async #measureAnchors(): Promise<void> {
    const { chartsRepo, cacheDir, log } = this.#options;
    const wanted = this.#versions.filter(
      (version, i) => i === 0 || i === this.#versions.length - 1 || installedByDefault.includes(version),
    );
    const first = wanted.findLastIndex((version) => installedByDefault.includes(version));
    const middle = first < 0 ? wanted.length - 1 : first;
    const measure = (version: string, earlier?: ChartFacts) =>
      measureChart({ chartsRepo, version, cacheDir, earlier }, (line) => log(`chart ${version}: ${line}`));
    this.#anchors = [await measure(wanted[middle] as string)];
    if (this.#options.quick) return;
    for (const version of wanted.slice(0, middle).reverse()) {
      this.#anchors.unshift(await measure(version, this.#anchors[0]));
    }
    for (const version of wanted.slice(middle + 1)) this.#anchors.push(await measure(version, this.#anchors.at(-1)));
  }

  #values(): CiliumCatalog['values'] {
    const names = new Set([...this.#listed.values()].flatMap(({ paths }) => [...paths.keys()]));
    const values: CiliumCatalog['values'] = {};
    for (const name of [...names].sort()) {
      values[name] = toRanges(
        this.#versions,
        this.#versions.map((version) => {
          const entry = this.#listed.get(version)?.paths.get(name);
          return entry && helmValue(name, entry, this.#factsFor(version, name));
        }),
      );
    }
    return values;
  }

  /** The nearest anchor that has a path; the older one first. */
  #factsFor(version: string, path: string): ChartFacts {
    const below = anchorBelow(this.#anchors, this.#versions, version);
    const order = [this.#anchors[below], this.#anchors[below + 1], ...this.#anchors];
    const knows = (facts: ChartFacts | undefined) => facts && Object.hasOwn(facts.inputs, path);
    return (order.find(knows) ?? this.#anchors[below]) as ChartFacts;
  }

  async #agentOptions(): Promise<CiliumCatalog['options']> {
    const names = new Set(this.#anchors.flatMap((facts) => Object.keys(facts.outputs)));
    const facts = new Map([...names].sort().map((name) => [name, [] as (AgentOption | undefined)[]]));
    for (const version of this.#versions) {
      const choice = await this.#chooseAnchors(version, [...names]);
      for (const [name, list] of facts) list.push(agentOption(choice.get(name) as ChartFacts, name));
    }
    const options: Record<string, Ranged<AgentOption>[]> = {};
    for (const [name, list] of facts) options[name] = toRanges(this.#versions, list);
    return options;
  }

  /**
   * For each option, the anchor whose table applies to a version. If the neighbouring anchors differ, renderings
   * decide.
   */
  async #chooseAnchors(version: string, names: readonly string[]): Promise<Map<string, ChartFacts>> {
    const { older, newer } = this.#around(version);
    const choice = new Map(names.map((name) => [name, older]));
    if (!newer) return choice;
    const differing = names.filter(
      (name) => JSON.stringify(agentOption(older, name)) !== JSON.stringify(agentOption(newer, name)),
    );
    const tries = differing.map((name) => ({ name, sets: witnesses(name, older, newer, this.#listed) }));
    if (tries.every(({ sets }) => sets.length === 0)) return choice;
    const paths = (this.#listed.get(version) as Listed).paths;
    await this.#render(version, async (chart) => {
      for (const { name, sets } of tries) {
        const seen = await chart.render(sets);
        const agreement = (facts: ChartFacts) =>
          sets.filter((set, i) => {
            const view = inputsFrom(new Map(Object.entries(set)), (path) => paths.get(path)?.default);
            const expected = evaluate(facts.outputs[name]?.table ?? noTable, view) as Json | undefined;
            return seen[i]?.error === undefined && sameOutput(expected, seen[i]?.outputs[name]);
          }).length;
        if (agreement(newer) > agreement(older)) choice.set(name, newer);
      }
    });
    return choice;
  }

  async #refusals(): Promise<CiliumCatalog['refusals']> {
    const byVersion: Map<string, Refusal>[] = [];
    for (const version of this.#versions) byVersion.push(await this.#refusalsAt(version));
    const keys = new Set(byVersion.flatMap((refusals) => [...refusals.keys()]));
    return [...keys].sort().flatMap((key) =>
      toRanges(
        this.#versions,
        byVersion.map((refusals) => refusals.get(key)),
      ),
    );
  }

  /** The refusals of the anchors around a version; a refusal that only one of them has is tried. */
  async #refusalsAt(version: string): Promise<Map<string, Refusal>> {
    const { older, newer } = this.#around(version);
    const paths = (this.#listed.get(version) as Listed).paths;
    const defaults = inputsFrom(new Map(), (path) => paths.get(path)?.default);
    // Every chart renders with its defaults: a refusal that contradicts this was generalised too far.
    const isRefused = ({ when }: Refusal) =>
      evaluate([{ when, then: { literal: true } }, { then: { absent: true } }], defaults) === true;
    const known = [older, ...(newer ? [newer] : [])].map(
      (facts) =>
        new Map(
          facts.refusals
            .filter((refusal) => saysSomething(refusal) && !isRefused(refusal))
            .map((refusal) => [canonical(refusal.when as never), refusal]),
        ),
    );
    const found = new Map<string, Refusal>();
    const open: [string, ChartFacts['refusals'][number]][] = [];
    for (const refusals of known) {
      for (const [key, refusal] of refusals) {
        if (known.every((others) => others.has(key))) found.set(key, { when: refusal.when });
        else open.push([key, refusal]);
      }
    }
    if (open.length === 0) return found;
    await this.#render(version, async (chart) => {
      for (const [key, refusal] of open) {
        const seen = await chart.render(refusal.causes);
        if (seen.every(({ error }) => error?.startsWith('fail'))) found.set(key, { when: refusal.when });
      }
    });
    return found;
  }

  /** The measured chart of a version, or the measured charts before and after it. */
  #around(version: string): { older: ChartFacts; newer: ChartFacts | undefined } {
    const below = anchorBelow(this.#anchors, this.#versions, version);
    const older = this.#anchors[below] as ChartFacts;
    return { older, newer: older.version === version ? undefined : this.#anchors[below + 1] };
  }

  async #render(version: string, use: (chart: ChartProbe) => Promise<void>): Promise<void> {
    const chart = await openChart(this.#options.chartsRepo, version, this.#options.cacheDir);
    try {
      await use(chart);
    } finally {
      chart.close();
    }
  }
}

/**
 * Writes `cilium/<minor>.json` for each minor, and returns what was written. Nothing is written for a minor that fails.
 *
 * @throws Error if a chart does not even render with its defaults, or if Go is missing
 */
export async function buildCilium(options: CiliumOptions): Promise<CiliumCatalog[]> {
  const versions = await chartVersions(options.chartsRepo);
  const minors = [...new Set(versions.map(minorOf))].filter((minor) => {
    const [major = 0, number = 0] = minor.split('.').map(Number);
    return (major > 1 || number >= oldestMinor) && (options.minors?.includes(minor) ?? true);
  });
  const folder = join(options.outDir, 'cilium');
  await mkdir(folder, { recursive: true });
  const built: CiliumCatalog[] = [];
  for (const minor of minors) {
    const builder = new MinorBuilder(
      options,
      versions.filter((version) => minorOf(version) === minor),
    );
    const catalog = await builder.build(minor);
    const file = join(folder, `${minor}.json`);
    const text = formatCatalog(catalog);
    if (!existsSync(file) || (await readFile(file, 'utf8')) !== text) await writeFile(file, text);
    options.log(`cilium ${minor}: ${file}, ${Math.round(text.length / 1024)} KB`);
    built.push(catalog);
  }
  return built;
}
