/**
 * Judges random inventories for one release with one Cilium, and reduces those that differ to the lines that show it.
 */
import { createHash } from 'node:crypto';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import { chooseRelease, withCilium } from '../../../src/cluster/target/release-choice.ts';
import type { Bench } from '../cluster.ts';
import { asGroupVars, type RandomInventory, randomInventories, smaller } from './inventories.ts';
import { type Judged, judgeInventories } from './judge.ts';

/** How often each outcome occurred, and the differences. */
export interface PredictionRow {
  cilium: string;
  cases: number;
  /** Prediction and rendering have the same options. */
  agree: number;
  /** Nothing is installed, and the linter reports an error. */
  refused: number;
  /** All others. */
  differs: number;
  /** Some of the others, each reduced to the fewest lines that still show the difference. */
  examples: Difference[];
}

export interface Difference {
  groupVars: string;
  because: string[];
}

/** Reducing one inventory takes as long as judging dozens. */
const mostExamples = 3;

/** Judges random inventories on one release with one Cilium; the same seed gives the same inventories. */
export async function judgePrediction(
  bench: Bench,
  catalog: Catalog,
  python: string,
  { seed, count }: { seed: number; count: number },
): Promise<PredictionRow> {
  const { choice, problem } = await chooseRelease(
    { kubespray: bench.kubespray.release, cilium: bench.cilium },
    catalog,
  );
  if (!choice) throw new Error(problem);
  const { release, chart } = await withCilium(choice, bench.cilium, catalog);
  const inventories = randomInventories(release, chart, { seed: seedOf(bench, seed), count });
  const judge = (batch: readonly RandomInventory[]) =>
    judgeInventories(
      bench,
      catalog,
      python,
      batch.map((inventory) => asGroupVars(inventory, release.facts)),
    );

  const row: PredictionRow = { cilium: bench.cilium, cases: count, agree: 0, refused: 0, differs: 0, examples: [] };
  const judged = await judge(inventories);
  for (const [index, { installed, because }] of judged.entries()) {
    if (because.length > 0) {
      row.differs++;
      if (row.examples.length >= mostExamples) continue;
      const shrunk = await shrink(inventories[index] as RandomInventory, because, judge);
      row.examples.push({ groupVars: asGroupVars(shrunk.inventory, release.facts), because: shrunk.because });
    } else if (installed) row.agree++;
    else row.refused++;
  }
  return row;
}

type Judge = (batch: readonly RandomInventory[]) => Promise<Judged[]>;

/** Every release and version has its own random cases. */
function seedOf({ kubespray, cilium }: Bench, seed: number): number {
  return createHash('sha256').update(`${kubespray.release} ${cilium} ${seed}`).digest().readInt32BE();
}

/** Removes one entry after the other as long as a difference of the same kind remains. */
async function shrink(
  inventory: RandomInventory,
  because: string[],
  judge: Judge,
): Promise<{ inventory: RandomInventory; because: string[] }> {
  const candidates = smaller(inventory);
  const judged = await judge(candidates);
  const index = judged.findIndex((candidate) =>
    candidate.because.some((line) => subject(line) === subject(because[0] ?? '')),
  );
  const found = candidates[index];
  if (!found) return { inventory, because };
  return shrink(found, judged[index]?.because ?? [], judge);
}

function subject(line: string): string {
  return line.split(' is ')[0] ?? line;
}
