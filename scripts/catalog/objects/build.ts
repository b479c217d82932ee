/**
 * Builds `catalog/objects/<minor>.json`: what Cilium's charts render next to the data of cilium-config. The charts that
 * `cilium/build.ts` measures in full are measured here too, by their own pass with its own cache.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  CiliumCatalog,
  Move,
  ObjectReference,
  ObjectsCatalog,
  Ranged,
  ReferenceMaker,
  ValueFacts,
} from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { chartPaths } from '../cilium/chart-paths.ts';
import { type ChartSource, readChart } from '../cilium/chart-source.ts';
import { chartArchive } from '../cilium/helm.ts';
import { toRanges } from '../cilium/ranges.ts';
import { formatCatalog } from '../format.ts';
import { withoutMade } from '../refine/makers.ts';
import { unread } from '../refine/unread.ts';
import { share } from '../share.ts';
import { measureObjects, type ObjectFacts } from './measure.ts';

export interface ObjectsOptions {
  /** A clone of Cilium's charts repository. */
  chartsRepo: string;
  /** `catalog/`: the minors are read from its folder `cilium`, the files go into its folder `objects`. */
  outDir: string;
  cacheDir: string;
  /** `1.19`, ...; all that `cilium` has if absent. */
  minors?: readonly string[];
  /** Measures one chart of each minor only, of those that were measured in full the last but one: no bounds inside the minor. */
  quick?: boolean;
  log: (line: string) => void;
}

/** Tags and digests of images: `cilium/<minor>.json` leaves these out, as they change with every patch. */
const volatile = /(^|\.)(tag|digest|\w+Digest)$/;

/** Long lines: most of these facts are longer than those of other files, and breaking them up would add a fifth. */
export const longestLine = 600;

/** A text that changes whenever the way of measuring does. */
async function fingerprint(): Promise<string> {
  const here = fileURLToPath(new URL('..', import.meta.url));
  const hash = createHash('sha256');
  for (const folder of ['objects', 'learn', 'cilium/helm-probe']) {
    for (const name of (await readdir(join(here, folder))).sort()) {
      if (name !== 'build.ts') hash.update(await readFile(join(here, folder, name)));
    }
  }
  for (const name of ['candidates.ts', 'chart-paths.ts', 'template-paths.ts']) {
    hash.update(await readFile(join(here, 'cilium', name)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** Measures a chart, or takes what an earlier run with the same program measured. */
async function factsOf(options: ObjectsOptions, catalog: CiliumCatalog, version: string): Promise<ObjectFacts> {
  const folder = join(options.cacheDir, 'object-facts', await fingerprint());
  const kept = join(folder, `${version}.json`);
  if (existsSync(kept)) return JSON.parse(await readFile(kept, 'utf8')) as ObjectFacts;
  const pathsWhere = (holds: (effects: readonly string[]) => boolean) =>
    new Set(
      Object.entries(catalog.values).flatMap(([path, ranges]) =>
        holds(ranges.map(({ effect }) => effect)) ? [path] : [],
      ),
    );
  const known = {
    optionsOnly: pathsWhere((effects) => effects.every((effect) => effect === 'options')),
    active: pathsWhere((effects) => effects.some((effect) => effect !== 'unknown')),
  };
  const facts = await measureObjects(options.chartsRepo, version, options.cacheDir, known, options.log);
  await mkdir(folder, { recursive: true });
  await writeFile(`${kept}.${process.pid}`, JSON.stringify(facts));
  await rename(`${kept}.${process.pid}`, kept);
  return facts;
}

type Dictionary<T> = Record<string, T>;

/** A dictionary of facts by version as ranges, name by name. */
function ranged<T extends object>(
  versions: readonly string[],
  byVersion: readonly Dictionary<T>[],
): Dictionary<Ranged<T>[]> {
  const names = [...new Set(byVersion.flatMap((facts) => Object.keys(facts)))].sort();
  return Object.fromEntries(
    names.map((name) => [
      name,
      toRanges(
        versions,
        byVersion.map((facts) => (Object.hasOwn(facts, name) ? facts[name] : undefined)),
      ),
    ]),
  );
}

function valueFacts(facts: ObjectFacts, paths: Iterable<string>, inert: ReadonlySet<string>): Dictionary<ValueFacts> {
  const found: Dictionary<ValueFacts> = {};
  for (const path of paths) {
    const moves = facts.moves[path];
    const gates = facts.gates[path] as Record<string, Json>[] | undefined;
    const words = facts.words[path];
    const entry: ValueFacts = {
      ...(moves && moves.length > 0 && { moves: condensed(moves) }),
      ...(inert.has(path) && { inert: true as const }),
      ...(words && { words }),
      ...(gates && { gates }),
    };
    if (Object.keys(entry).length > 0) found[path] = entry;
  }
  return found;
}

function referenceKey({ from, to, optional, maker }: ObjectFacts['references'][number]): string {
  return [from, to, optional ? 'optional' : 'needed', maker].join('|');
}

class ObjectsBuilder {
  readonly #options: ObjectsOptions;
  readonly #catalog: CiliumCatalog;

  constructor(options: ObjectsOptions, catalog: CiliumCatalog) {
    this.#options = options;
    this.#catalog = catalog;
  }

  async build(): Promise<ObjectsCatalog> {
    const { versions, minor } = this.#catalog;
    const { charts: all } = this.#catalog;
    // The last chart is the newest patch; the one before it is most often the one that Kubespray installs.
    const charts = this.#options.quick ? all.slice(-2).slice(0, 1) : all;
    const measured: ObjectFacts[] = [];
    for (const { version } of charts) measured.push(await factsOf(this.#options, this.#catalog, version));
    const positions = charts.map(({ version }) => versions.indexOf(version));
    // A chart that was not measured is taken to be like the one before it that was.
    const facts = versions.map(
      (_, at) => measured[positions.findLastIndex((position) => position <= at)] ?? measured[0],
    );
    const each = facts as ObjectFacts[];
    const sources = await this.#sources();
    const paths = sources.map(chartPaths);
    return {
      minor,
      charts: measured.map(({ version, digest }) => ({ version, digest })),
      objects: ranged(
        versions,
        each.map(({ objects }) => mapped(objects, (table) => ({ table }))),
      ),
      containers: ranged(
        versions,
        each.map(({ containers }) => containers),
      ),
      arguments: this.#arguments(each),
      references: this.#references(each),
      values: ranged(
        versions,
        each.map((found, i) =>
          valueFacts(found, paths[i]?.keys() ?? [], unread(sources[i] as ChartSource, found.inert)),
        ),
      ),
      schema: toRanges(
        versions,
        each.map(({ unnamed }) => unnamed && { unnamed }),
      ),
      nulls: ranged(
        versions,
        each.map(({ nulls }) => nulls),
      ),
      defaults: ranged(
        versions,
        paths.map((known) =>
          Object.fromEntries(
            [...known].flatMap(([path, { default: preset }]) =>
              volatile.test(path) && preset !== undefined ? [[path, { default: preset }]] : [],
            ),
          ),
        ),
      ),
    };
  }

  async #sources(): Promise<ChartSource[]> {
    const found: ChartSource[] = [];
    for (const version of this.#catalog.versions) {
      const { archive } = await chartArchive(this.#options.chartsRepo, version, this.#options.cacheDir);
      found.push(await readChart(archive));
    }
    return found;
  }

  #arguments(facts: readonly ObjectFacts[]): ObjectsCatalog['arguments'] {
    const containers = [...new Set(facts.flatMap((found) => Object.keys(found.arguments)))].sort();
    return Object.fromEntries(
      containers.map((container) => [
        container,
        ranged(
          this.#catalog.versions,
          facts.map((found) => mapped(found.arguments[container] ?? {}, (table) => ({ table }))),
        ),
      ]),
    );
  }

  #references(facts: readonly ObjectFacts[]): Ranged<ObjectReference>[] {
    const byVersion = facts.map(({ references, objects }) =>
      Object.fromEntries(
        withoutMade(references, objects).map((reference): [string, ObjectReference] => [
          referenceKey(reference),
          {
            from: reference.from,
            to: reference.to,
            table: reference.table,
            ...(reference.optional && { optional: true as const }),
            maker: reference.maker as ReferenceMaker,
          },
        ]),
      ),
    );
    return Object.values(ranged(this.#catalog.versions, byVersion)).flat();
  }
}

/** More places than this are stated by their objects alone: labels of everything, the namespace. */
const mostPlaces = 24;

/** Moved places, where there are very many only the objects that they are in. */
function condensed(moves: readonly Move[]): Move[] {
  if (moves.length <= mostPlaces) return [...moves];
  const objects = new Set(moves.map(({ at }) => at.replace(/:.*$/s, '')));
  return [...objects].map((at) => ({ at, part: true }));
}

function mapped<T, R>(record: Dictionary<T>, use: (value: T) => R): Dictionary<R> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, use(value)]));
}

/**
 * Writes `objects/<minor>.json` for each minor of `cilium/` whose facts are there.
 *
 * @throws Error if a chart does not even render with its defaults, or if Go is missing
 */
export async function buildObjects(options: ObjectsOptions): Promise<void> {
  const folder = join(options.outDir, 'cilium');
  const minors = (await readdir(folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((minor) => options.minors?.includes(minor) ?? true)
    .sort((left, right) => Number(left.split('.')[1]) - Number(right.split('.')[1]));
  await mkdir(join(options.outDir, 'objects'), { recursive: true });
  for (const minor of minors) {
    const catalog = JSON.parse(await readFile(join(folder, `${minor}.json`), 'utf8')) as CiliumCatalog;
    const text = formatCatalog(share(await new ObjectsBuilder(options, catalog).build()), longestLine);
    await writeFile(join(options.outDir, 'objects', `${minor}.json`), text);
    options.log(`objects of cilium ${minor}: ${Math.round(text.length / 1024)} KB`);
  }
}
