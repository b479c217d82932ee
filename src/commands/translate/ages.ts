/** Finds values from an older chart in a file for a later one, where they had no effect. */
import { type Chart, minorOf } from '../../catalog/catalog.ts';
import type { History } from '../../cluster/across-releases.ts';
import { isValue } from '../../plan/values.ts';

/** A name without effect, the name that proves it, and the versions of both. */
export interface Dead {
  path: string;
  /** The last minor whose chart has it. */
  last: string;
  beside: string;
  /** The first minor whose chart has the other name. */
  since: string;
}

/**
 * Paths that the target's chart lacks, and that no chart has together with another path of the same values. The author
 * used a chart with the later name, and Helm ignored the earlier one.
 */
export async function deadPaths(paths: readonly string[], chart: Chart, history: History): Promise<Dead[]> {
  const strange = paths.filter((path) => !isValue(chart, path));
  if (strange.length === 0) return [];
  const charts = await history.charts();
  const homes = new Map(paths.map((path) => [path, charts.filter((other) => isValue(other, path))]));
  return strange.flatMap((path): Dead[] => {
    const own = homes.get(path) ?? [];
    const last = own.at(-1);
    if (!last) return [];
    const isLater = (other: string): boolean => {
      const [first] = homes.get(other) ?? [];
      return first !== undefined && charts.indexOf(first) > charts.indexOf(last);
    };
    const beside = paths.find((other) => isValue(chart, other) && isLater(other));
    const since = beside === undefined ? undefined : homes.get(beside)?.[0];
    if (beside === undefined || since === undefined) return [];
    return [{ path, last: minorOf(last.version), beside, since: minorOf(since.version) }];
  });
}
