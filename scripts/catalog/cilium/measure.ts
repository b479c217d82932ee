/** Measures everything about one chart, and keeps it in a cache folder so that an interrupted run can continue. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Learned, learn } from '../learn/learn.ts';
import type { Input } from '../probe.ts';
import { candidatesFor, strangers } from './candidates.ts';
import { type ChartPath, chartPaths } from './chart-paths.ts';
import { type ChartSource, readChart } from './chart-source.ts';
import { type ChartProbe, openChart } from './helm.ts';
import { blockersFor, gatesFor, saturatedContexts } from './saturate.ts';
import { templateMentions } from './template-paths.ts';

/** What renderings of a chart show. */
export interface ChartFacts extends Learned {
  version: string;
  digest: string;
}

/** Switches for the agent as a whole: without the agent there is no ConfigMap at all. */
const wholeAgent = ['agent', 'preflight.enabled'];

/**
 * A refusal is an explicit failure of the chart, named by its place. A template that breaks on a type does not count.
 */
function refusalName(error: string): string | undefined {
  return /^fail (\S+:\d+): /.exec(error)?.[1];
}

/** The inputs of the learner for a chart, without gates. */
export function inputsOf(paths: ReadonlyMap<string, ChartPath>): Input[] {
  return [...paths].map(([name, entry]) => ({
    name,
    ...(entry.default !== undefined && { default: entry.default }),
    candidates: candidatesFor(name, entry),
    strangers,
    gates: [],
  }));
}

/** The conditions that lead to a refusal are within this many lines above it. */
const linesAbove = 25;

/** The values that the template mentions shortly before a place (`file:line`). */
function mentionedAbove(source: ChartSource, place: string): string[] {
  const [, name = '', line = '0'] = /^(.*):(\d+)$/.exec(place) ?? [];
  const lines = source.templates.get(name)?.split('\n') ?? [];
  const above = lines.slice(Math.max(0, Number(line) - linesAbove), Number(line) + 1).join('\n');
  return [...templateMentions([above]).words.keys()];
}

/** Everything is under the agent's own switches, so no dependency on them is recorded. */
function withoutWholeAgent(paths: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  return new Set([...paths].filter((path) => !wholeAgent.includes(path)));
}

async function measure(
  chart: ChartProbe,
  earlier: ChartFacts | undefined,
  log: (line: string) => void,
): Promise<ChartFacts> {
  const source = await readChart(chart.archive);
  const inputs = inputsOf(chartPaths(source));
  const byName = new Map(inputs.map((input) => [input.name, input]));
  // An effect that an earlier chart showed in a context which this chart lacks has to be found anew.
  const isKnown = ({ name }: Input) =>
    earlier?.inputs[name]?.contexts.every((context) => Object.keys(context).every((path) => byName.has(path))) ?? false;
  const isNew = (input: Input) => !isKnown(input);
  const contexts = inputs.some(isNew) ? await saturatedContexts(chart, inputs) : [];
  const { under, near } = templateMentions([...source.templates.values()]);
  const gated = inputs.map((input) => ({
    ...input,
    gates: isNew(input) ? gatesFor(byName, contexts, under.get(input.name) ?? [], input.name) : [],
    blockers: blockersFor(byName, withoutWholeAgent(near.get(input.name)), input.name),
  }));
  const learned = await learn(chart, gated, {
    refusalName,
    related: (place) => mentionedAbove(source, place),
    apart: wholeAgent,
    ...(earlier && { earlier }),
    log,
  });
  return { ...learned, version: chart.version, digest: chart.digest };
}

export interface Measurement {
  chartsRepo: string;
  version: string;
  cacheDir: string;
  earlier?: ChartFacts | undefined;
}

/** Files that process what was measured: a change to them does not require a new measurement. */
const afterMeasuring: ReadonlySet<string> = new Set(['build.ts', 'generalise.ts']);

/** A hash that changes whenever the way of measuring does. */
async function fingerprint(): Promise<string> {
  const here = fileURLToPath(new URL('..', import.meta.url));
  const hash = createHash('sha256');
  for (const folder of ['cilium', 'learn', 'cilium/helm-probe']) {
    const entries = await readdir(join(here, folder), { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile() && !afterMeasuring.has(entry.name)).map(({ name }) => name);
    for (const name of names.sort()) hash.update(await readFile(join(here, folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * Measures a chart, or takes the result of an earlier run with the same program.
 *
 * @param earlier the facts of a chart near to it, which save the search for gates that were already found
 */
export async function measureChart(
  { chartsRepo, version, cacheDir, earlier }: Measurement,
  log: (line: string) => void,
): Promise<ChartFacts> {
  const folder = join(cacheDir, 'chart-facts', await fingerprint());
  const kept = join(folder, `${version}${earlier ? `-after-${earlier.version}` : ''}.json`);
  if (existsSync(kept)) return JSON.parse(await readFile(kept, 'utf8')) as ChartFacts;
  const chart = await openChart(chartsRepo, version, cacheDir);
  try {
    const facts = await measure(chart, earlier, log);
    await mkdir(folder, { recursive: true });
    await writeFile(`${kept}.${process.pid}`, JSON.stringify(facts));
    await rename(`${kept}.${process.pid}`, kept);
    return facts;
  } finally {
    chart.close();
  }
}
