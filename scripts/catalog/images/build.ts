/**
 * Builds `catalog/images/<minor>.json`: when a chart renders which containers, and which values determine their images.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import type { Catalog, Chart } from '../../../src/catalog/catalog.ts';
import type { ImagesCatalog } from '../../../src/catalog/images.ts';
import type { Case, Condition, Ranged, Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { type ManifestProbe, openManifests } from '../cilium/helm.ts';
import { formatCatalog } from '../format.ts';
import type { Assignment } from '../probe.ts';
import { share } from '../share.ts';
import { contexts, switches } from './switches.ts';

export interface ImagesOptions {
  catalog: Catalog;
  chartsRepo: string;
  outDir: string;
  cacheDir: string;
  minors?: readonly string[];
  log: (line: string) => void;
}

/** Maximal number of renderings for each container; the switches that were found first are used. */
const mostCombinations = 6000;

/** Writes one file for each minor, from its first and last chart and those that Kubespray releases install. */
export async function buildImages(options: ImagesOptions): Promise<void> {
  const { catalog, outDir, log } = options;
  mkdirSync(join(outDir, 'images'), { recursive: true });
  const index = await catalog.index();
  const presets = [...index.kubespray, ...(index.snapshots ?? [])].map(({ cilium }) => cilium);
  for (const { minor, first, last } of index.cilium) {
    if (options.minors && !options.minors.includes(minor)) continue;
    const { versions } = await catalog.minor(minor);
    const wanted = versions.filter((version) => version === first || version === last || presets.includes(version));
    const charts: ImagesCatalog['charts'] = [];
    const measured: { version: string; tables: Record<string, Table> }[] = [];
    for (const version of wanted.sort(semver.compare)) {
      const started = Date.now();
      const probe = await openManifests(options.chartsRepo, version, options.cacheDir);
      try {
        measured.push({ version, tables: await measureChart(await catalog.chart(version), probe) });
        charts.push({ version, digest: probe.digest });
      } finally {
        probe.close();
      }
      log(
        `images ${version}: ${Object.keys(measured.at(-1)?.tables ?? {}).length} containers, ${Date.now() - started} ms`,
      );
    }
    const file = { minor, charts, containers: ranged(measured) } satisfies ImagesCatalog;
    writeFileSync(join(outDir, 'images', `${minor}.json`), formatCatalog(share(file)));
  }
}

/** Tables of several charts with the range of versions to which each applies. */
function ranged(
  measured: readonly { version: string; tables: Record<string, Table> }[],
): Record<string, Ranged<{ table: Table }>[]> {
  const names = [...new Set(measured.flatMap(({ tables }) => Object.keys(tables)))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const runs: { table: Table | undefined; from: number }[] = [];
      for (const [index, { tables }] of measured.entries()) {
        const table = tables[name];
        if (index === 0 || JSON.stringify(runs.at(-1)?.table) !== JSON.stringify(table))
          runs.push({ table, from: index });
      }
      const found = runs.flatMap(({ table, from }, index) => {
        const next = runs[index + 1]?.from;
        const since = from === 0 ? {} : { since: measured[from]?.version as string };
        const until = next === undefined ? {} : { until: before(measured[next]?.version as string) };
        return table ? [{ table, ...since, ...until }] : [];
      });
      return [name, found];
    }),
  );
}

/** The last patch before a version of the same minor. */
function before(version: string): string {
  const { major, minor, patch } = semver.parse(version) as semver.SemVer;
  return `${major}.${minor}.${patch - 1}`;
}

/** By container, the parts of its image's name. */
type Seen = ReadonlyMap<string, string>;

class Measurement {
  readonly #probe: ManifestProbe;
  readonly #marks: ReadonlyMap<string, string>;
  readonly #below: Assignment;
  readonly #answers = new Map<string, Promise<Seen | undefined>>();

  constructor(chart: Chart, probe: ManifestProbe) {
    this.#probe = probe;
    const marks = new Map<string, string>();
    const below: Record<string, Json> = {};
    for (const path of chart.paths()) {
      const isWhole = path.endsWith('.image') && typeof chart.value(path)?.default === 'string';
      if (!isWhole && !(path.endsWith('.repository') && /image\b/i.test(path))) continue;
      const mark = `m${marks.size}.invalid/x`;
      marks.set(mark, isWhole ? path : path.slice(0, -'.repository'.length));
      below[path] = mark;
    }
    this.#marks = marks;
    this.#below = below;
  }

  /** The rendered containers; undefined if the chart refuses. */
  see(set: Assignment): Promise<Seen | undefined> {
    const key = JSON.stringify(Object.entries(set).sort(([a], [b]) => (a < b ? -1 : 1)));
    let answer = this.#answers.get(key);
    if (!answer) {
      answer = this.#ask(set);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  async #ask(set: Assignment): Promise<Seen | undefined> {
    const [rendering] = await this.#probe.render([{ ...this.#below, ...set }]);
    if (!rendering || rendering.error !== undefined) return undefined;
    const seen = new Map<string, string>();
    for (const [object, digests] of Object.entries(rendering.objects)) {
      const name = object.replace(/^(Job\/.*)-[0-9a-f]{10}$/, '$1');
      for (const digest of digests) {
        for (const { container, image } of containersIn(this.#probe.content(digest))) {
          seen.set(`${name}/${container}`, this.#named(image));
        }
      }
    }
    return seen;
  }

  #named(image: string): string {
    const [, mark = '', append = ''] = /^(m\d+\.invalid\/x)([^:@]*)/.exec(image) ?? [];
    const path = this.#marks.get(mark);
    return path === undefined ? `=${image}` : `${path}|${append}`;
  }
}

interface RunContainer {
  container: string;
  image: string;
}

/** All containers in an object, however deep the pod specification is. */
function containersIn(value: Json): RunContainer[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(containersIn);
  return Object.entries(value).flatMap(([key, inner]) =>
    /^(initC|c)ontainers$/.test(key) && Array.isArray(inner) ? inner.flatMap(containerOf) : containersIn(inner),
  );
}

function containerOf(value: Json): RunContainer[] {
  const { name, image } = (value ?? {}) as { name?: Json; image?: Json };
  return typeof name === 'string' && typeof image === 'string' ? [{ container: name, image }] : [];
}

async function measureChart(chart: Chart, probe: ManifestProbe): Promise<Record<string, Table>> {
  const measurement = new Measurement(chart, probe);
  const known = new Map(Object.entries(switches).filter(([path]) => chart.value(path) !== undefined));
  const possible = (set: Assignment): Assignment =>
    Object.fromEntries(Object.entries(set).filter(([path]) => known.has(path)));
  const containers = new Set<string>();
  /** By container, the switches that affect it, in the order in which they were found. */
  const movers = new Map<string, Set<string>>();
  const preset = await measurement.see({});
  for (const context of contexts.map(possible)) {
    const seen = await measurement.see(context);
    if (!seen) continue;
    for (const name of seen.keys()) containers.add(name);
    await Promise.all(
      [...known].flatMap(([path, words]) =>
        words.map(async (word) => {
          const other = await measurement.see({ ...context, [path]: word });
          // A container that is absent by default may need a value without which the chart then refuses.
          const isNeeded = other === undefined && (await measurement.see({ [path]: word })) !== undefined;
          const needing = isNeeded ? [...seen.keys()].filter((name) => !preset?.has(name)) : [];
          const names = other ? [...seen.keys(), ...other.keys()] : needing;
          for (const name of new Set(names)) {
            if (other && seen.get(name) === other.get(name)) continue;
            containers.add(name);
            movers.set(name, (movers.get(name) ?? new Set()).add(path));
          }
        }),
      ),
    );
  }
  const tables: Record<string, Table> = {};
  for (const name of [...containers].sort()) {
    const sorted = [...(movers.get(name) ?? [])].sort(
      (a, b) => Object.keys(switches).indexOf(a) - Object.keys(switches).indexOf(b),
    );
    tables[name] = await tableOf(name, sorted, known, measurement);
  }
  return tables;
}

async function tableOf(
  container: string,
  movers: readonly string[],
  words: ReadonlyMap<string, readonly Json[]>,
  measurement: Measurement,
): Promise<Table> {
  const combinations = movers.reduce<Record<string, Json>[]>(
    (sets, path) => sets.flatMap((set) => (words.get(path) ?? []).map((word) => ({ ...set, [path]: word }))),
    [{}],
  );
  if (combinations.length > mostCombinations) {
    throw new Error(`${container} depends on too many switches: ${movers.join(', ')}`);
  }
  const answers = await Promise.all(
    combinations.map(async (set) => {
      const seen = await measurement.see(set);
      // Any outcome may be recorded for a refused combination.
      return { set, value: seen && (seen.get(container) ?? null) };
    }),
  );
  const rows: Case[] = [];
  const values = [...new Set(answers.flatMap(({ value }) => (value === undefined || value === null ? [] : [value])))];
  for (const value of values.sort()) {
    for (const when of regions(movers, words, answers, value))
      rows.push({ ...(when && { when }), then: { literal: value } });
  }
  return rows.at(-1)?.when === undefined && rows.length > 0 ? rows : [...rows, { then: { absent: true } }];
}

interface Answer {
  set: Record<string, Json>;
  value: string | null | undefined;
}

/** Words by switch. */
type Box = Map<string, Json[]>;

/**
 * Boxes of words that cover every combination with a value and no combination with another value; undefined for the
 * whole space.
 */
function regions(
  movers: readonly string[],
  words: ReadonlyMap<string, readonly Json[]>,
  answers: readonly Answer[],
  value: string,
): (Record<string, Condition> | undefined)[] {
  const open = new Set(answers.filter((answer) => answer.value === value));
  const others = answers.filter((answer) => answer.value !== value && answer.value !== undefined);
  const boxes: (Record<string, Condition> | undefined)[] = [];
  for (const answer of open) {
    const box = grown(answer, movers, words, others);
    for (const other of open) if (isInside(box, other)) open.delete(other);
    boxes.push(whenOf(box, words));
  }
  return boxes;
}

function isInside(box: Box, { set }: Answer): boolean {
  return [...box].every(([path, inside]) => inside.includes(set[path] as Json));
}

/** The largest box around a combination that contains none of the others, grown switch by switch. */
function grown(
  { set }: Answer,
  movers: readonly string[],
  words: ReadonlyMap<string, readonly Json[]>,
  others: readonly Answer[],
): Box {
  const box: Box = new Map(movers.map((path) => [path, [set[path] as Json]]));
  for (const path of movers) {
    for (const word of words.get(path) ?? []) {
      const before = box.get(path) as Json[];
      if (before.includes(word)) continue;
      box.set(path, [...before, word]);
      if (others.some((other) => isInside(box, other))) box.set(path, before);
    }
  }
  return box;
}

function whenOf(box: Box, words: ReadonlyMap<string, readonly Json[]>): Record<string, Condition> | undefined {
  const entries = [...box].flatMap(([path, inside]): [string, Condition][] => {
    const all = words.get(path) ?? [];
    if (inside.length === all.length) return [];
    const isSwitch = all.every((word) => typeof word === 'boolean');
    return [[path, isSwitch ? { truthy: inside[0] === true } : conditionOf(inside, all)]];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** A word that was not tried is treated like the majority. */
function conditionOf(inside: readonly Json[], all: readonly Json[]): Condition {
  const rest = all.filter((word) => !inside.includes(word));
  return inside.length > rest.length ? { notIn: rest } : { in: [...inside] };
}
