/** Everything that is measured on one chart, kept in a cache folder so that an interrupted run goes on. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChartProbe, openChart } from '../helm.ts';
import { type Learned, learn } from '../learn.ts';
import type { Input, Observation } from '../probe.ts';
import { candidatesFor, strangers } from './candidates.ts';
import { type ChartPath, chartPaths, typeOf } from './chart-paths.ts';
import { readChart } from './chart-source.ts';
import { gatesFor, saturatedContexts } from './saturate.ts';

/** What is learnt of a chart by rendering it. */
export interface ChartFacts extends Learned {
  version: string;
  digest: string;
  /** Types of the candidates that rendered, by path; only where the schema names none. */
  types: Record<string, ChartPath['types']>;
}

/**
 * Switches for the agent as a whole: without the agent there is no ConfigMap at all, which would make every option
 * depend on them. They are measured by themselves.
 */
const wholeAgent = ['agent', 'preflight.enabled'];

/** A refusal is what the chart itself says no to, named by its place; a template that breaks on a type is none. */
function refusalName(error: string): string | undefined {
  return /^fail (\S+:\d+): /.exec(error)?.[1];
}

/** The inputs of the learner for a chart, without gates. */
export function inputsOf(paths: ReadonlyMap<string, ChartPath>): Input[] {
  return [...paths]
    .filter(([name]) => !wholeAgent.includes(name))
    .map(([name, entry]) => ({
      name,
      ...(entry.default !== undefined && { default: entry.default }),
      candidates: candidatesFor(name, entry),
      strangers,
      gates: [],
    }));
}

function movedBy(before: Observation, after: Observation) {
  const moved = <T>(left: Record<string, T>, right: Record<string, T>) =>
    [...new Set([...Object.keys(left), ...Object.keys(right)])].filter((name) => left[name] !== right[name]).sort();
  return { outputs: moved(before.outputs, after.outputs), objects: moved(before.objects, after.objects) };
}

async function acceptedTypes(chart: ChartProbe, inputs: readonly Input[]): Promise<ChartFacts['types']> {
  const tries = inputs.flatMap(({ name, candidates }) => candidates.map((value) => ({ name, value })));
  const seen = await chart.render(tries.map(({ name, value }) => ({ [name]: value })));
  const types: Record<string, Set<ReturnType<typeof typeOf>>> = {};
  for (const [i, { name, value }] of tries.entries()) {
    types[name] ??= new Set();
    if (!/^(data|template|yaml)/.test(seen[i]?.error ?? '')) types[name].add(typeOf(value));
  }
  return Object.fromEntries(Object.entries(types).map(([name, found]) => [name, [...found]]));
}

async function measure(chart: ChartProbe, log: (line: string) => void): Promise<ChartFacts> {
  const source = await readChart(chart.archive);
  const paths = chartPaths(source);
  const inputs = inputsOf(paths);
  const contexts = await saturatedContexts(chart, inputs);
  const byName = new Map(inputs.map((input) => [input.name, input]));
  const gated = inputs.map((input) => ({ ...input, gates: gatesFor(byName, contexts, input.name) }));
  const learned = await learn(chart, gated, { refusalName, log });
  for (const name of wholeAgent.filter((path) => paths.has(path))) {
    const [after] = await chart.render([{ [name]: !paths.get(name)?.default }]);
    if (after && after.error === undefined) learned.inputs[name] = movedBy(learned.baseline, after);
  }
  const types = source.schema === undefined ? await acceptedTypes(chart, inputs) : {};
  return { ...learned, version: chart.version, digest: chart.digest, types };
}

/** A text that changes whenever the way of measuring does. */
async function fingerprint(): Promise<string> {
  const here = fileURLToPath(new URL('..', import.meta.url));
  const hash = createHash('sha256');
  for (const folder of ['cilium', 'learn', 'helm-probe']) {
    for (const name of (await readdir(join(here, folder))).sort())
      hash.update(await readFile(join(here, folder, name)));
  }
  for (const name of ['learn.ts', 'helm.ts']) hash.update(await readFile(join(here, name)));
  return hash.digest('hex').slice(0, 12);
}

/** Measures a chart, or takes what an earlier run with the same program measured. */
export async function measureChart(
  chartsRepo: string,
  version: string,
  cacheDir: string,
  log: (line: string) => void,
): Promise<ChartFacts> {
  const folder = join(cacheDir, 'chart-facts', process.env.CHART_FACTS ?? (await fingerprint()));
  const kept = join(folder, `${version}.json`);
  if (existsSync(kept)) return JSON.parse(await readFile(kept, 'utf8')) as ChartFacts;
  const chart = await openChart(chartsRepo, version, cacheDir);
  try {
    const facts = await measure(chart, log);
    await mkdir(folder, { recursive: true });
    await writeFile(`${kept}.${process.pid}`, JSON.stringify(facts));
    await rename(`${kept}.${process.pid}`, kept);
    return facts;
  } finally {
    chart.close();
  }
}
