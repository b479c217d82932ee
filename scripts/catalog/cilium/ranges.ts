/** Converts facts by version into ranges of versions. */
import type { Ranged } from '../../../src/catalog/types.ts';
import { canonical } from '../learn/samples.ts';

/**
 * Joins equal neighbours into ranges. A range is open at an end that is the first or last version of all.
 *
 * @param facts one for each version, undefined if the version has none
 */
export function toRanges<T extends object>(
  versions: readonly string[],
  facts: readonly (T | undefined)[],
): Ranged<T>[] {
  const ranges: { fact: T; text: string; from: number; to: number }[] = [];
  for (const [i, fact] of facts.entries()) {
    if (!fact) continue;
    const text = canonical(JSON.parse(JSON.stringify(fact)));
    const last = ranges.at(-1);
    if (last && last.to === i - 1 && last.text === text) last.to = i;
    else ranges.push({ fact, text, from: i, to: i });
  }
  return ranges.map(({ fact, from, to }) => ({
    ...fact,
    ...(from > 0 && { since: versions[from] as string }),
    ...(to < versions.length - 1 && { until: versions[to] as string }),
  }));
}
