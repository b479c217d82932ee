/**
 * Checks whether random intents reach the cluster. Real Ansible and real Helm render the output of `generate` for a
 * release. It is compared with the real chart and the Helm values that `generate` writes for Cilium itself.
 */
import { createHash } from 'node:crypto';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import type { Json } from '../../src/core/json.ts';
import { mergeValues } from '../../src/core/value-tree.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';
import { flatten } from '../catalog/ansible/ansible.ts';
import { valuesOf } from '../catalog/cilium/helm.ts';
import { nearestWay } from './brute-force.ts';
import { type Bench, type Cluster, renderAll, valuesVariable } from './cluster.ts';
import { type Expected, renderExpected, shortcomings } from './expected.ts';
import { type Features, randomIntents } from './random-intents.ts';
import { lostRenouncement } from './reach.ts';
import { type Answer, generate, loadGroupVars, type Variables } from './subject.ts';
import { requestsTooMuch, workloadsMoved } from './workloads.ts';

/** How often each outcome occurred, and the differences. */
export interface IntentsRow {
  cilium: string;
  cases: number;
  agree: number;
  /** Refused, and no carrier that was tried can set it, or this Cilium itself refuses it. */
  refused: number;
  differs: IntentDifference[];
}

export interface IntentDifference {
  features: Features;
  because: string[];
}

const catalog = openCatalog();

/** The intent as Helm values; undefined if this Cilium does not support it at all. */
async function helmFlags(wanted: Features, cilium: string): Promise<Record<string, Json> | undefined> {
  const text = JSON.stringify({ version: 1, target: { cilium }, features: wanted });
  const { plan, findings } = await planIntent(text, 'intent.json', { catalog, features, helm: true });
  if (!plan || findings.some(({ severity }) => severity === 'error')) return undefined;
  return Object.fromEntries([...plan.helm].map(([path, { value }]) => [path, value]));
}

/** Judges random intents on one release with one Cilium; the same seed gives the same intents. */
export async function judgeIntents(
  bench: Bench,
  python: string,
  { seed, count }: { seed: number; count: number },
): Promise<IntentsRow> {
  const { cilium, kubespray } = bench;
  const wishes = randomIntents({ seed: seedOf(bench, seed), count });
  const answers: Answer[] = [];
  const flags: (Record<string, Json> | undefined)[] = [];
  for (const wish of wishes) {
    answers.push(await generate(wish, { kubespray: kubespray.release, cilium }));
    flags.push(withMonitors(await helmFlags(wish, cilium)));
  }
  const loaded = loadGroupVars(
    python,
    answers.flatMap(({ text }) => (text === undefined ? [] : [text])),
  );
  const clusters = await renderAll(
    bench,
    loaded.map((variables) => whereMonitorsAre(bench, variables)),
  );
  const expectations = await renderExpected(
    bench.chart,
    flags.flatMap((given) => (given ? [{ flags: given, withoutKubeProxy: false, needs: [] }] : [])),
  );
  const given = flags.filter((one) => one !== undefined);
  for (const [index, workloads] of (await workloadsMoved(bench, given)).entries()) {
    const wanted = expectations[index];
    if (wanted) wanted.workloads = workloads;
  }
  const row: IntentsRow = { cilium, cases: count, agree: 0, refused: 0, differs: [] };
  for (const [index, wish] of wishes.entries()) {
    const expected = flags[index] && expectations.shift();
    const { refused, ...given } = answers[index] as Answer;
    if (refused) {
      const because = expected && !expected.refusedByChart ? await wronglyRefused(bench, expected, refused) : [];
      if (because.length === 0) row.refused++;
      else row.differs.push({ features: wish, because });
      continue;
    }
    const variables = loaded.shift() as Variables;
    const cluster = clusters.shift() as Cluster;
    const [dispensable, notes] = 'spared' in given ? [given.spared, given.notes] : [[], []];
    const because = [
      ...complaints(bench, expected && { ...expected, dispensable }, variables, cluster),
      ...untoldMonitors(expected, notes),
    ];
    if (because.length === 0) row.agree++;
    else row.differs.push({ features: wish, because });
  }
  return row;
}

function complaints(
  { cilium, ciliumVersion }: Bench,
  expected: Expected | undefined,
  variables: Variables,
  cluster: Cluster,
): string[] {
  if (!expected) return ['written for Kubespray, and refused for Helm'];
  if (expected.refusedByChart) return [`should be refused, as the chart does: ${expected.refusedByChart}`];
  if (variables.cilium_version !== ciliumVersion) return [`cilium_version is ${variables.cilium_version ?? 'not set'}`];
  return shortcomings(withoutProbe(withoutIdleHubble(expected, cluster), cluster), cluster, cilium);
}

/**
 * With this value the chart assumes that the cluster has the kind ServiceMonitor; without a cluster it cannot find out.
 */
const trust = 'prometheus.serviceMonitor.trustCRDsExist';

function asksMonitors(flags: Readonly<Record<string, Json>>): boolean {
  return Object.entries(flags).some(([path, value]) => path.endsWith('.serviceMonitor.enabled') && value === true);
}

/**
 * Adds the flag for a cluster with the kind ServiceMonitor, if the flags create such objects: otherwise nothing
 * installs.
 */
function withMonitors(flags: Record<string, Json> | undefined): Record<string, Json> | undefined {
  return flags && asksMonitors(flags) ? { ...flags, [trust]: true } : flags;
}

/** The same for the values that the release passes to the chart. */
function whereMonitorsAre(bench: Bench, variables: Variables): Variables {
  const name = valuesVariable(bench);
  const values = name === undefined ? undefined : (variables[name] as Record<string, Json> | undefined);
  if (name === undefined || values === undefined || !asksMonitors(flatten(values))) return variables;
  return { ...variables, [name]: mergeValues(values, valuesOf({ [trust]: true })) as Json };
}

/** ServiceMonitors, if no finding explains what the cluster needs for them. */
function untoldMonitors(expected: Expected | undefined, notes: readonly string[]): string[] {
  const isMade = expected?.created.some((object) => object.startsWith('ServiceMonitor/')) ?? false;
  return isMade && !notes.some((note) => note.includes('monitoring.coreos.com'))
    ? ['nothing tells that ServiceMonitors need their CRDs']
    : [];
}

/**
 * Charts disable kube-proxy replacement where older releases let the agents probe the kernel, which enables all parts.
 * No intent requests `partial` itself, only one of its parts.
 */
function withoutProbe(expected: Expected, { options }: Cluster): Expected {
  const option = 'kube-proxy-replacement';
  if (expected.moved.get(option) !== 'partial' || options[option] !== 'probe') return expected;
  return { ...expected, moved: new Map([...expected.moved].filter(([name]) => name !== option)) };
}

/** The chart enables Hubble, and some releases disable it: without a request for it, nothing reads its options. */
function withoutIdleHubble(expected: Expected, { options }: Cluster): Expected {
  const isAsked = Object.keys(expected.flags).some((flag) => flag.startsWith('hubble.'));
  if (isAsked || options['enable-hubble'] === 'true') return expected;
  return { ...expected, moved: new Map([...expected.moved].filter(([option]) => !option.startsWith('hubble-'))) };
}

async function wronglyRefused(
  bench: Bench,
  expected: Expected,
  refused: NonNullable<Answer['refused']>,
): Promise<string[]> {
  if (await lostRenouncement(bench, expected.flags)) return [];
  const way = await nearestWay(bench, expected);
  if (way.left.length > 0 || (await isRejected(bench, way.variables))) return [];
  const said = refused.map(({ rule, message }) => `${rule}: ${message}`);
  return [...said, `carried by ${JSON.stringify(way.variables)}`];
}

/** True for variables that install pods which Kubernetes rejects: they request more than the release's limits. */
async function isRejected(bench: Bench, variables: Variables): Promise<boolean> {
  const [cluster] = await renderAll(bench, [variables]);
  return cluster !== undefined && requestsTooMuch(cluster);
}

/** Every release and version has its own random cases. */
function seedOf({ kubespray, cilium }: Bench, seed: number): number {
  return createHash('sha256').update(`${kubespray.release} ${cilium} ${seed}`).digest().readInt32BE();
}
