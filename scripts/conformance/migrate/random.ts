/**
 * Migrations of random inventories, judged by rendering. The report must name what the agents got before and what they
 * get after. Nothing in the inventory may be lost without a line about it.
 */
import { createHash } from 'node:crypto';
import type { Catalog, Chart, KubesprayRelease } from '../../../src/catalog/catalog.ts';
import { inputNames } from '../../../src/catalog/table.ts';
import { chooseRelease, withCilium } from '../../../src/cluster/target/release-choice.ts';
import { sameOption } from '../../../src/commands/diff/compare.ts';
import { lint } from '../../../src/commands/lint/lint.ts';
import { type Migration, migrate } from '../../../src/commands/migrate/migrate.ts';
import { append } from '../../../src/core/append.ts';
import type { Finding } from '../../../src/core/finding.ts';
import { memoryFileSystem } from '../../../src/formats/files/memory-file-system.ts';
import { isDefault } from '../agent.ts';
import { type Bench, type Cluster, renderAll } from '../cluster.ts';
import { asGroupVars, randomInventories } from '../prediction/inventories.ts';
import { optionsWithFlags } from '../prediction/manifests.ts';
import { loadGroupVars } from '../subject.ts';

/** How often each outcome occurred, and what is wrong. */
export interface RandomMigrationsRow {
  from: string;
  to: string;
  /** Inventories that install at the old release. */
  cases: number;
  /** The report names what changes for the agents, and nothing else changes. */
  agree: number;
  wrong: { groupVars: string; because: string[] }[];
}

const file = 'inventory/group_vars/k8s_cluster/cilium.yml';
const hosts = '[kube_control_plane]\nnode1\n[etcd]\nnode1\n[kube_node]\nnode1\n';

/** Judges migrations of random inventories; the same seed gives the same inventories. */
export async function judgeRandomMigrations(
  before: Bench,
  after: Bench,
  catalog: Catalog,
  python: string,
  { seed, count }: { seed: number; count: number },
): Promise<RandomMigrationsRow> {
  const [from, to] = [before.kubespray.release, after.kubespray.release];
  const { choice, problem } = await chooseRelease({ kubespray: from }, catalog);
  if (!choice) throw new Error(problem);
  const { release, chart } = await withCilium(choice, before.cilium, catalog);
  const drawn = randomInventories(release, chart, { seed: seedOf(from, to, seed), count }).map((inventory) =>
    asGroupVars(inventory, release.facts),
  );
  const [bare, ...clusters] = await renderAll(before, [{}, ...loadGroupVars(python, drawn)]);
  const installed = drawn.filter((_, index) => clusters[index]?.error === undefined);
  const olds = clusters.filter(({ error }) => error === undefined);
  const results = [];
  for (const text of installed) results.push(await migrated(text, from, to, catalog));
  const [bareNow, ...news] = await renderAll(
    after,
    loadGroupVars(python, ['{}\n', ...results.map(({ text }) => text)]),
  );
  const row: RandomMigrationsRow = { from, to, cases: installed.length, agree: 0, wrong: [] };
  for (const [index, text] of installed.entries()) {
    const sides = { bare, bareNow, old: olds[index], now: news[index] } as Record<
      'bare' | 'bareNow' | 'old' | 'now',
      Cluster
    >;
    const because = await complaints(results[index] as Result, { ...sides, release, chart }, catalog, text);
    if (because.length === 0) row.agree++;
    else row.wrong.push({ groupVars: text, because });
  }
  return row;
}

interface Sides {
  bare: Cluster;
  bareNow: Cluster;
  old: Cluster;
  now: Cluster;
  /** The old release and its chart. */
  release: KubesprayRelease;
  chart: Chart;
}

interface Result {
  text: string;
  migration: Migration;
}

function seedOf(from: string, to: string, seed: number): number {
  return createHash('sha256').update(`${from} ${to} ${seed}`).digest().readInt32BE();
}

/** Runs `migrate` on a text. */
async function migrated(text: string, from: string, to: string, catalog: Catalog): Promise<Result> {
  const files = memoryFileSystem({ 'inventory/hosts.ini': hosts, [file]: text });
  const migration = await migrate('inventory', { files, catalog, from, to });
  return { text: migration.files.find((one) => one.file === file)?.after ?? text, migration };
}

/** What is wrong with a migration, one line each. */
async function complaints(
  { text, migration }: Result,
  sides: Sides,
  catalog: Catalog,
  original: string,
): Promise<string[]> {
  const found: string[] = [];
  const { now } = sides;
  const hasError = migration.findings.some(({ severity }) => severity === 'error');
  if (now.error !== undefined) {
    // A note on old errors is useful only if lint reports one on the result.
    const isOld =
      migration.notes.some((note) => note.startsWith('Errors that lint reports')) &&
      (await problemsOf(text, migration.to.release, catalog)).some(({ severity }) => severity === 'error');
    return hasError || isOld ? [] : [`no error is reported, and nothing is installed: ${now.error}`];
  }
  append(found, optionComplaints(migration, sides));
  append(found, factComplaints(migration, sides));
  append(found, await lintComplaints(text, original, migration, catalog));
  return found;
}

/** Names in the lines of the report. A name inside a longer one is another name. */
function namedIn({ lost, removed, questions, findings }: Migration): ReadonlySet<string> {
  const lines = JSON.stringify([lost, removed, questions, findings.map(({ message, subject }) => [message, subject])]);
  return new Set(lines.match(/\w[\w-]*(?:\.\w+)*/g));
}

/**
 * The variables and Helm values that affect an option on the old release: a line about one of them is about the option.
 */
function moversOf(option: string, { release: { band }, chart }: Pick<Sides, 'release' | 'chart'>): string[] {
  const ofChart = [...inputNames(chart.options().get(option)?.table ?? [])];
  const tables = [band.options?.[option] ?? [], ...ofChart.map((path) => band.helm?.[path] ?? [])];
  return [...ofChart, ...tables.flatMap((table) => [...inputNames(table)])];
}

/** Options that only the cluster's hosts determine. */
const ofHosts: ReadonlySet<string> = new Set(['etcd-config']);

function optionComplaints(migration: Migration, { bare, bareNow, old, now, release, chart }: Sides): string[] {
  const versions = [migration.from.cilium, migration.to.cilium];
  const [left, right] = [optionsWithFlags(old, bare), optionsWithFlags(now, bareNow)];
  const stated = new Map(migration.options.map((change) => [change.option, change]));
  const named = namedIn(migration);
  const names = new Set([...Object.keys(left), ...Object.keys(right), ...stated.keys()]);
  return [...names].flatMap((option): string[] => {
    if (ofHosts.has(option)) return [];
    const [was, is] = [left[option], right[option]];
    const change = stated.get(option);
    const isSame = sameOption(option, was, is, versions);
    const wrong = misstated(option, [was, is], isSame, change);
    // An option that the inventory did not change is a default of the release or of its Cilium.
    if (isSame || was === undefined || was === bare.options[option]) return wrong;
    if (is === undefined && isDefault(option, was, false)) return wrong;
    if (!change?.asked)
      return [...wrong, `${option} was the inventory's (${was}), becomes ${is}, and counts as a default`];
    if (
      [option, ...moversOf(option, { release, chart })].some((name) => named.has(name)) ||
      is !== bareNow.options[option]
    )
      return wrong;
    return [...wrong, `${option} was the inventory's (${was}), becomes the default ${is}, and no line gives a reason`];
  });
}

function misstated(
  option: string,
  [was, is]: readonly [string | undefined, string | undefined],
  isSame: boolean,
  change: Migration['options'][number] | undefined,
): string[] {
  if (!change) return isSame ? [] : [`${option} goes from ${was} to ${is}, and the report does not state it`];
  if (isSame) return [`${option} does not change (${was}), and the report states ${said(change)}`];
  const isRight = (change.before ?? undefined) === was && (change.after ?? undefined) === is;
  return isRight ? [] : [`${option} goes from ${was} to ${is}, and the report states ${said(change)}`];
}

function said({ before, after }: { before: string | null; after: string | null }): string {
  return `${before} to ${after}`;
}

function factComplaints({ facts }: Migration, { old, now }: Sides): string[] {
  const [was, is] = [old.facts.kubeProxyDeployed, now.facts.kubeProxyDeployed];
  const stated = facts.find(({ fact }) => fact === 'kube-proxy is deployed');
  if ((stated?.before ?? was) === was && (stated?.after ?? was) === is) return [];
  return [`kube-proxy is deployed: ${was} to ${is}, and the report states ${JSON.stringify(stated ?? null)}`];
}

/** Errors and warnings of a text of group_vars. */
async function problemsOf(groupVars: string, release: string, catalog: Catalog): Promise<Finding[]> {
  const files = memoryFileSystem({ 'inventory/hosts.ini': hosts, [file]: groupVars });
  const { findings } = await lint(['inventory'], { files, catalog, target: { kubespray: release } });
  return findings.filter(({ severity }) => severity !== 'info');
}

/** Errors and warnings on the result that neither the report nor the original has. */
async function lintComplaints(
  text: string,
  original: string,
  { findings, from, to }: Migration,
  catalog: Catalog,
): Promise<string[]> {
  const known = [...findings, ...(await problemsOf(original, from.release, catalog))];
  const fresh = (await problemsOf(text, to.release, catalog)).filter(
    ({ rule, subject }) => !known.some((one) => one.rule === rule && one.subject === subject),
  );
  return fresh.map(({ rule, message }) => `own lint: ${rule}: ${message}`);
}
