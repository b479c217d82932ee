/**
 * Whether random intents reach the cluster. What `generate` writes for a release is rendered by real Ansible and real
 * Helm. It is compared with the real chart and the Helm values that `generate` gives for Cilium itself.
 */
import { createHash } from 'node:crypto';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import type { Json } from '../../src/core/json.ts';
import { isMore } from '../../src/core/quantity.ts';
import { toText } from '../../src/core/text.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';
import { nearestWay } from './brute-force.ts';
import { type Bench, type Cluster, renderAll } from './cluster.ts';
import { type Expected, renderExpected, shortcomings } from './expected.ts';
import { type Features, randomIntents } from './random-intents.ts';
import { lostRenouncement } from './reach.ts';
import { type Answer, generate, loadGroupVars, type Variables } from './subject.ts';

/** How often each outcome was seen, and what differs. */
export interface IntentsRow {
  cilium: string;
  cases: number;
  agree: number;
  /** Refused, and no carrier that was tried transports it, or this Cilium itself refuses it. */
  refused: number;
  differs: IntentDifference[];
}

export interface IntentDifference {
  features: Features;
  because: string[];
}

const catalog = openCatalog();

/** The intent in Helm's words; undefined where this Cilium cannot do it at all. */
async function helmFlags(wanted: Features, cilium: string): Promise<Record<string, Json> | undefined> {
  const text = JSON.stringify({ version: 1, target: { cilium }, features: wanted });
  const { plan, findings } = await planIntent(text, 'intent.json', { catalog, features, helm: true });
  if (!plan || findings.some(({ severity }) => severity === 'error')) return undefined;
  return Object.fromEntries([...plan.helm].map(([path, { value }]) => [path, value]));
}

/** Judges random intents on one release with one Cilium; the same seed asks the same questions. */
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
    flags.push(await helmFlags(wish, cilium));
  }
  const loaded = loadGroupVars(
    python,
    answers.flatMap(({ text }) => (text === undefined ? [] : [text])),
  );
  const clusters = await renderAll(bench, loaded);
  const expectations = await renderExpected(
    bench.chart,
    flags.flatMap((given) => (given ? [{ flags: given, withoutKubeProxy: false, needs: [] }] : [])),
  );
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
    const dispensable = 'spared' in given ? given.spared : [];
    const because = complaints(bench, expected && { ...expected, dispensable }, variables, cluster);
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
  return shortcomings(withoutIdleHubble(expected, cluster), cluster, cilium);
}

/** Hubble is on in the chart and off in some releases: nobody reads its options where nobody requests it. */
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
  // No option shows how images are named: manifests of a release itself have their tags alone.
  const isOfDigests = refused.every(({ message }) => message.includes('.useDigest=true'));
  if (bench.kubespray.installer === 'templates' && isOfDigests) return [];
  if (await lostRenouncement(bench, expected.flags)) return [];
  const way = await nearestWay(bench, expected);
  if (way.left.length > 0 || (await isRejected(bench, way.variables))) return [];
  const said = refused.map(({ rule, message }) => `${rule}: ${message}`);
  return [...said, `carried by ${JSON.stringify(way.variables)}`];
}

/** True for a way that installs pods which Kubernetes rejects: they request more than the release's limits. */
async function isRejected({ kubespray }: Bench, variables: Variables): Promise<boolean> {
  const [render] = await kubespray.render([variables]);
  return requestsTooMuch(render?.values ?? {});
}

function requestsTooMuch(tree: Json): boolean {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return false;
  const { requests, limits } = tree as Record<string, Record<string, Json> | undefined>;
  const isAbove = Object.entries(requests ?? {}).some(([kind, amount]) => {
    const limit = limits?.[kind];
    return limit !== undefined && limit !== null && isMore(toText(amount), toText(limit));
  });
  return isAbove || Object.values(tree).some(requestsTooMuch);
}

/** Every release and version has questions of its own. */
function seedOf({ kubespray, cilium }: Bench, seed: number): number {
  return createHash('sha256').update(`${kubespray.release} ${cilium} ${seed}`).digest().readInt32BE();
}
