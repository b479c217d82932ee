/** Judges random sets of Helm values on one release. */
import type { Catalog } from '../../../src/catalog/catalog.ts';
import { chartPaths } from '../../catalog/cilium/chart-paths.ts';
import { readChart } from '../../catalog/cilium/chart-source.ts';
import type { Bench } from '../cluster.ts';
import { judgeSets } from './judge.ts';
import { type RandomRecording, recorded } from './recording.ts';
import { randomSets } from './sets.ts';

/** Judges one pass over all values of the bench's chart that affect cilium-config. */
export async function judgeRandomSets(
  bench: Bench,
  catalog: Catalog,
  python: string,
  seed: number,
): Promise<RandomRecording> {
  const { kubespray, chart, cilium } = bench;
  const paths = chartPaths(await readChart(chart.archive));
  const sets = randomSets(await catalog.chart(cilium), paths, seed);
  const verdicts = await judgeSets(bench, sets, python);
  return { release: kubespray.release, commit: kubespray.commit, cilium, seed, sets: verdicts.map(recorded) };
}
