/** The given values in the form that Helm would use on the target's chart, without those that it would ignore. */
import type { Chart } from '../../catalog/catalog.ts';
import type { History } from '../../cluster/across-releases.ts';
import { removePath } from '../../core/value-tree.ts';
import { isValue, unknownValue } from '../../plan/values.ts';
import type { ValueTree } from '../../predict/chart.ts';
import { valueLeaves } from '../../predict/value-leaves.ts';
import { deadPaths } from './ages.ts';
import { type Note, rewriteValues } from './rewrite.ts';

/**
 * Rewrites values of another Cilium version for the chart, and omits names that the chart does not have. Adds a note on
 * each. An ignored value is a warning, because the cluster gets the same without it.
 */
export async function heed(
  values: ValueTree,
  chart: Chart,
  history: History,
): Promise<{ values: ValueTree; notes: Note[] }> {
  const paths = [...valueLeaves(chart, values)].map(([path]) => path);
  const dead = await deadPaths(paths, chart, history);
  const notes = dead.map(
    ({ path, last, beside, since }): Note => ({
      path,
      rule: 'removed-helm-value',
      severity: 'warning',
      message: `The output leaves out ${path}: it had no effect where these values were used. Charts have it up to Cilium ${last}, and ${beside} from ${since} on.`,
    }),
  );
  const alive = dead.reduce((rest, { path }) => removePath(rest, path), values);
  const rewritten = await rewriteValues(alive, chart, history);
  for (const note of rewritten.notes) notes.push(note.severity === 'error' ? { ...note, severity: 'warning' } : note);
  let result = rewritten.values;
  for (const [path] of [...valueLeaves(chart, result)]) {
    if (isValue(chart, path)) continue;
    result = removePath(result, path);
    notes.push({ path, rule: 'unknown-helm-value', severity: 'warning', message: unknownValue(chart, path) });
  }
  return { values: result, notes };
}
