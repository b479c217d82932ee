/**
 * Completes `catalog/objects/<minor>.json`: which sections of a chart keep it from rendering if they are null, also where
 * the parts around them are switched off.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { Chart } from '../../../src/catalog/catalog.ts';
import { withShared } from '../../../src/catalog/shared.ts';
import type { CiliumCatalog, NullFacts, ObjectsCatalog, Ranged } from '../../../src/catalog/types.ts';
import { switchesAround } from '../../../src/cluster/chart-paths.ts';
import { openChart } from '../cilium/helm.ts';
import { formatCatalog } from '../format.ts';
import type { ChartMeasurement } from '../measurement.ts';
import type { Assignment } from '../probe.ts';
import { share } from '../share.ts';
import { longestLine } from './build.ts';

/** Sections with more switches around them are not tried: each doubles the renderings. */
const mostSwitches = 4;

/** Measures every minor that has a file, on the charts that the file names as measured. */
export async function buildNulls(options: ChartMeasurement): Promise<void> {
  for (const minor of options.minors) {
    const file = join(options.outDir, 'objects', `${minor}.json`);
    // A copy, in which no two facts are one object.
    const objects = copyOf(withShared(JSON.parse(readFileSync(file, 'utf8')) as ObjectsCatalog));
    const catalog = JSON.parse(readFileSync(join(options.outDir, 'cilium', `${minor}.json`), 'utf8')) as CiliumCatalog;
    const refused = Object.entries(objects.nulls).flatMap(([path, facts]) =>
      facts.filter((fact) => fact.refused).map((fact) => ({ path, fact })),
    );
    const unsure = new Set<NullFacts>();
    for (const { version } of objects.charts) {
      const here = refused.filter(({ fact }) => isAt(fact, version));
      const paths = await refusedAnyway(
        here.map(({ path }) => path),
        new Chart(catalog, version),
        options,
      );
      for (const { path, fact } of here) if (!paths.has(path)) unsure.add(fact);
    }
    const measured = ({ fact }: { fact: Ranged<NullFacts> }): boolean =>
      objects.charts.some(({ version }) => isAt(fact, version));
    const certain = new Set(
      refused.filter(({ fact }) => measured({ fact }) && !unsure.has(fact)).map(({ fact }) => fact),
    );
    const nulls = Object.entries(objects.nulls).map(([path, facts]) => [
      path,
      facts.map(({ always: _, ...fact }, index) =>
        certain.has(facts[index] as Ranged<NullFacts>) ? { ...fact, always: true as const } : fact,
      ),
    ]);
    writeFileSync(file, formatCatalog(share({ ...objects, nulls: Object.fromEntries(nulls) }), longestLine));
    options.log(`null sections of ${minor}: ${certain.size} of ${refused.length} refused whatever is switched off`);
  }
}

function isAt({ since, until }: Ranged<NullFacts>, version: string): boolean {
  return (since === undefined || semver.lte(since, version)) && (until === undefined || semver.lte(version, until));
}

/** The paths that a chart does not render as null, whatever is on or off around them. */
async function refusedAnyway(
  paths: readonly string[],
  facts: Chart,
  { chartsRepo, cacheDir }: { chartsRepo: string; cacheDir: string },
): Promise<Set<string>> {
  const tries = paths.flatMap((path) => {
    const switches = switchesAround(facts, path).filter((name) => !name.startsWith(`${path}.`));
    if (switches.length > mostSwitches) return [];
    return combinations(switches).map((set) => ({ path, set }));
  });
  const chart = await openChart(chartsRepo, facts.version, cacheDir);
  try {
    const sound = await chart.render(tries.map(({ set }) => set));
    // What fails without null too shows nothing.
    const telling = tries.filter((_, index) => sound[index]?.error === undefined);
    const seen = await chart.render(telling.map(({ path, set }) => ({ ...set, [path]: null })));
    const rendered = new Set(telling.flatMap(({ path }, index) => (seen[index]?.error === undefined ? [path] : [])));
    return new Set(telling.map(({ path }) => path).filter((path) => !rendered.has(path)));
  } finally {
    chart.close();
  }
}

/** All ways to switch these on and off. */
function combinations(switches: readonly string[]): Assignment[] {
  return switches.reduce<Assignment[]>(
    (sets, name) =>
      sets.flatMap((set) => [
        { ...set, [name]: true },
        { ...set, [name]: false },
      ]),
    [{}],
  );
}

function copyOf<T>(facts: T): T {
  return JSON.parse(JSON.stringify(facts)) as T;
}
