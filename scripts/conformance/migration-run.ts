/** The migrations of the suite, each rendered before and after with the real tools. */
import type { Catalog } from '../../src/catalog/catalog.ts';
import { openKubespray } from '../catalog/ansible/ansible.ts';
import { openChart, openManifests } from '../catalog/cilium/helm.ts';
import { findBaseline } from '../catalog/kubespray/baseline.ts';
import type { Bench } from './cluster.ts';
import { type DiffRow, judgeDiffs } from './diff/judge.ts';
import { judgeRandomMigrations, type RandomMigrationsRow } from './migrate/random.ts';
import { pairs } from './migrate/section.ts';
import { judgeMigration, type MigrationVerdict, migrations } from './migrations.ts';
import { table } from './table.ts';
import { defaultCilium } from './targets.ts';

export interface Tools {
  /** Clones of Kubespray and of Cilium's charts. */
  kubespray: string;
  charts: string;
  python: string;
  cache: string;
}

/** Verdicts by the case's id. */
export async function judgeMigrations({
  kubespray,
  charts,
  python,
  cache,
}: Tools): Promise<Record<string, MigrationVerdict>> {
  const verdicts: Record<string, MigrationVerdict> = {};
  for (const wish of migrations) {
    const benches: Bench[] = [];
    for (const release of [wish.from, wish.to]) {
      const opened = await openKubespray(kubespray, release, cache, { python });
      const cilium = defaultCilium(opened);
      const chart = await openChart(charts, cilium, cache);
      benches.push({ kubespray: opened, chart, cilium, ciliumVersion: undefined });
    }
    const [before, after] = benches as [Bench, Bench];
    verdicts[wish.id] = await judgeMigration(wish, before, after, python);
    for (const bench of benches) {
      bench.kubespray.close();
      bench.chart.close();
    }
  }
  return verdicts;
}

/** Migrations of random inventories between pairs of releases. */
export function judgeRandomPairs(
  tools: Tools,
  catalog: Catalog,
  draw: { seed: number; count: number },
): Promise<RandomMigrationsRow[]> {
  return ofPairs(tools, ([before, after]) => judgeRandomMigrations(before, after, catalog, tools.python, draw));
}

/** Judges `diff` on random inventories of pairs of releases. */
export function judgeDiffPairs(
  tools: Tools,
  catalog: Catalog,
  draw: { seed: number; count: number },
): Promise<DiffRow[]> {
  return ofPairs(tools, (benches) => judgeDiffs(benches, catalog, tools.python, draw));
}

/** Opens both releases of each pair, with the Cilium that each installs by default, and judges them. */
async function ofPairs<Row>(
  { kubespray, charts, python, cache }: Tools,
  judge: (benches: readonly [Bench, Bench]) => Promise<Row>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const pair of pairs) {
    const benches: Bench[] = [];
    for (const release of pair) {
      const opened = await findBaseline(await openKubespray(kubespray, release, cache, { python }));
      const cilium = defaultCilium(opened.kubespray);
      const chart = await openChart(charts, cilium, cache);
      const manifests = await openManifests(charts, cilium, cache);
      benches.push({ kubespray: opened.kubespray, chart, manifests, cilium, ciliumVersion: undefined });
    }
    rows.push(await judge(benches as [Bench, Bench]));
    for (const bench of benches) {
      bench.kubespray.close();
      bench.chart.close();
      bench.manifests?.close();
    }
  }
  return rows;
}

/** Behaviours that a migration changed. */
export function changedBehaviour({ behaviour }: MigrationVerdict): string[] {
  return Object.entries(behaviour).flatMap(([name, [before, after]]) =>
    before === after ? [] : [`${name}: ${before} before, ${after} after`],
  );
}

/** The part of `docs/conformance.md` that is about migrations. */
export function migrationSection(verdicts: Readonly<Record<string, MigrationVerdict>>): string {
  const rows = Object.entries(verdicts).map(([id, verdict]) => {
    const changed = changedBehaviour(verdict);
    return [id, String(Object.keys(verdict.behaviour).length), changed.length === 0 ? 'none' : changed.join('; ')];
  });
  return `An inventory is migrated to v2.31.0. It has native routing, strict kube-proxy replacement, the egress gateway through extra vars,
the bandwidth manager, Hubble and encryption. Real Ansible and, on v2.31.0, real Helm render it before and after. The behaviour
of the agents is read from both.

${table(['Migration', 'Behaviours looked at', 'Changed'], rows)}
`;
}
