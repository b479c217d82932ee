/** The verdict on one case: whether the tool's output, or its refusal, is right. */
import type { Json } from '../../src/core/json.ts';
import { nearestWay } from './brute-force.ts';
import { type Bench, type Cluster, renderAll, renderWithFlags } from './cluster.ts';
import { type ConformanceCase, expectation } from './documented-flags.ts';
import { type Expected, renderExpected, shortcomings, unlikeObjects } from './expected.ts';
import { missingResources } from './resources.ts';
import { type Answer, type Complaint, generate, loadGroupVars, type Variables } from './subject.ts';
import { missingValues } from './values.ts';

/**
 * - `agrees`: the cluster gets what Cilium documents
 * - `refused`: the tool reports that it cannot be set, and that is true
 * - `differs`: the cluster gets something else, or the tool refuses what it could set
 */
export type Outcome = 'agrees' | 'refused' | 'differs';

export interface Verdict {
  id: string;
  outcome: Outcome;
  /** What was written for Ansible. */
  variables?: Variables;
  /** The rules of the tool's refusal. */
  rules?: string[];
  /** Why the refusal is right, or what differs. */
  because: string[];
}

/**
 * Judges cases on one release with one Cilium.
 *
 * @param python the interpreter that has ansible-core
 */
export async function judge(bench: Bench, wishes: readonly ConformanceCase[], python: string): Promise<Verdict[]> {
  const { chart, cilium } = bench;
  const target = { kubespray: bench.kubespray.release, cilium };
  const answers: Answer[] = [];
  for (const wish of wishes) answers.push(await generate(wish.features, target));
  const loaded = loadGroupVars(
    python,
    answers.flatMap(({ text }) => (text === undefined ? [] : [text])),
  );
  const [bare, ...clusters] = (await renderAll(bench, [{}, ...loaded])) as [Cluster, ...Cluster[]];
  const documented = wishes.map((wish) => expectation(wish, cilium));
  const rendered = await renderExpected(
    chart,
    documented.filter((found) => found !== undefined),
  );
  await addOnRelease(bench, rendered);
  const verdicts: Verdict[] = [];
  for (const [index, { id }] of wishes.entries()) {
    const expected = documented[index] && rendered.shift();
    const answer = answers[index] as Answer;
    const { refused } = answer;
    verdicts.push({
      id,
      ...(refused
        ? await judgeRefusal(bench, expected, refused)
        : await judgeOutput(bench, expected, answer, loaded.shift() as Variables, [bare, clusters.shift() as Cluster])),
    });
  }
  return verdicts;
}

/** Renders the flags on top of the values that the release itself passes to the chart, if it does. */
async function addOnRelease(bench: Bench, expected: readonly Expected[]): Promise<void> {
  if (bench.kubespray.installer === 'templates') return;
  const variables: Variables = bench.ciliumVersion === undefined ? {} : { cilium_version: bench.ciliumVersion };
  const observed = await renderWithFlags(
    bench,
    expected.map(({ flags }) => ({ variables, flags })),
  );
  for (const [index, { error, objects }] of observed.entries()) {
    const wanted = expected[index];
    if (wanted && error === undefined) wanted.onRelease = new Map(Object.entries(objects));
  }
}

type Judgement = Omit<Verdict, 'id'>;

/** Settings without which the release stops and that the output does not contain: the rendering itself sets them. */
function unmet({ requires = [] }: Bench, variables: Variables): string[] {
  return requires
    .filter(({ variable }) => variables[variable] === undefined)
    .map(({ variable, value }) => `the play stops, because ${variable}: ${JSON.stringify(value)} is not set`);
}

async function judgeOutput(
  bench: Bench,
  expected: Expected | undefined,
  { manifests = [] }: { manifests?: readonly Json[] },
  variables: Variables,
  clusters: readonly [bare: Cluster, cluster: Cluster],
): Promise<Judgement> {
  const because = [
    ...unmet(bench, variables),
    ...complaintsAbout(bench, expected, variables, clusters),
    ...(await missingResources(bench, expected, variables, manifests)),
    ...(await missingValues(bench, expected, variables)),
  ];
  return { outcome: because.length === 0 ? 'agrees' : 'differs', variables, because };
}

function complaintsAbout(
  { cilium, ciliumVersion }: Bench,
  expected: Expected | undefined,
  variables: Variables,
  [bare, cluster]: readonly [Cluster, Cluster],
): string[] {
  const impossible = impossibility(cilium, expected);
  if (impossible) return [`should be refused: ${impossible}`];
  if (variables.cilium_version !== ciliumVersion) return [`cilium_version is ${variables.cilium_version ?? 'not set'}`];
  const wanted = expected as Expected;
  return [...shortcomings(wanted, cluster, cilium), ...unlikeObjects(wanted, bare, cluster)];
}

/** Why no configuration of this Cilium can satisfy it; undefined if one can. */
export function impossibility(cilium: string, expected: Expected | undefined): string | undefined {
  if (!expected) return `Cilium ${cilium} has no such thing`;
  if (expected.refusal) return expected.refusal.why;
  return expected.refusedByChart && `the chart refuses it: ${expected.refusedByChart}`;
}

async function judgeRefusal(
  bench: Bench,
  expected: Expected | undefined,
  complaints: readonly Complaint[],
): Promise<Judgement> {
  const rules = [...new Set(complaints.map(({ rule }) => rule))].sort();
  const impossible = impossibility(bench.cilium, expected);
  if (impossible) return { outcome: 'refused', rules, because: [impossible] };
  const way = await nearestWay(bench, expected as Expected);
  if (way.left.length > 0) return { outcome: 'refused', rules, because: way.left };
  const said = complaints.map(({ rule, message }) => `${rule}: ${message}`);
  return { outcome: 'differs', rules, because: [...said, `carried by ${JSON.stringify(way.variables)}`] };
}
