/**
 * Corrects `catalog/cilium/<minor>.json` for null and empty values: what charts make of them, and which values they do
 * not render with null.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart } from '../../../src/catalog/catalog.ts';
import type { CiliumCatalog, HelmValue, Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { openChart } from '../cilium/helm.ts';
import { formatCatalog } from '../format.ts';
import { canonical } from '../learn/samples.ts';
import type { ChartMeasurement } from '../measurement.ts';
import { correctEmpties, type Emptied } from './correct.ts';
import { refusedNulls, withNulls } from './nulls.ts';

/** The empty value of each type that a schema names. */
const emptyOf: Readonly<Record<HelmValue['types'][number], Json>> = {
  null: null,
  boolean: false,
  integer: 0,
  number: 0,
  string: '',
  array: [],
  object: {},
};

/** A value of each type that is not empty. */
const fullOf: Readonly<Partial<Record<HelmValue['types'][number], Json>>> = {
  boolean: true,
  integer: 7,
  number: 7,
  string: 'alpha',
  array: ['alpha'],
  object: { alpha: 'beta' },
};

/** Measures every minor that has a file, with the charts that the file lists as rendered. */
export async function buildEmpties(options: ChartMeasurement): Promise<void> {
  for (const minor of options.minors) {
    const file = join(options.outDir, 'cilium', `${minor}.json`);
    const catalog = JSON.parse(readFileSync(file, 'utf8')) as CiliumCatalog;
    const corrected = new Map<string, Map<string, Table>>();
    for (const { version } of catalog.charts) corrected.set(version, await tablesOf(catalog, version, options));
    let changed = 0;
    for (const [name, entries] of Object.entries(catalog.options)) {
      for (const entry of entries) {
        const charts = catalog.charts.filter(
          ({ version }) => new Chart(catalog, version).options().get(name) === entry,
        );
        const found = charts.map(({ version }) => corrected.get(version)?.get(name) ?? entry.table);
        const [table] = found;
        // A table is replaced only if all charts with it get the same correction.
        if (!table || found.some((other) => canonical(other as never) !== canonical(table as never))) continue;
        if (canonical(table as never) === canonical(entry.table as never)) continue;
        entry.table = table;
        changed++;
      }
    }
    catalog.refusals = withNulls(catalog, await nullsOf(catalog, options));
    writeFileSync(file, formatCatalog(catalog));
    options.log(`empty values of ${minor}: ${changed} tables corrected`);
  }
}

/** For each chart, the values that it does not render with null. */
async function nullsOf(
  catalog: CiliumCatalog,
  { chartsRepo, cacheDir }: { chartsRepo: string; cacheDir: string },
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { version } of catalog.charts) {
    const chart = await openChart(chartsRepo, version, cacheDir);
    try {
      found.set(version, await refusedNulls(new Chart(catalog, version), (sets) => chart.render(sets)));
    } finally {
      chart.close();
    }
  }
  return found;
}

/** The corrected tables of one chart's options. */
async function tablesOf(
  catalog: CiliumCatalog,
  version: string,
  { chartsRepo, cacheDir }: { chartsRepo: string; cacheDir: string },
): Promise<Map<string, Table>> {
  const facts = new Chart(catalog, version);
  const tables = new Map([...facts.options()].map(([name, { table }]) => [name, table]));
  const inputs = new Map(facts.paths().map((path) => [path, emptied(facts.value(path) as HelmValue)]));
  const chart = await openChart(chartsRepo, version, cacheDir);
  try {
    await correctEmpties(tables, inputs, (sets) => chart.render(sets));
  } finally {
    chart.close();
  }
  return tables;
}

function emptied({ types, default: preset, accepted = [] }: HelmValue): Emptied {
  const empties = types.filter((type) => type !== 'boolean').map((type) => emptyOf[type]);
  return {
    default: preset,
    values: [...accepted, ...types.flatMap((type) => fullOf[type] ?? []), false],
    empties: [...new Map([...empties, null].map((value) => [canonical(value), value])).values()],
  };
}
