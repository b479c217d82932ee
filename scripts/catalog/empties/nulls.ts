/** Values that a chart has a default for, but does not render as null. */
import type { Chart } from '../../../src/catalog/catalog.ts';
import { isTruthy, sameJson } from '../../../src/catalog/table.ts';
import type { CiliumCatalog, Condition, Ranged, Refusal } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { toRanges } from '../cilium/ranges.ts';
import type { Assignment, Observation } from '../probe.ts';

/** Templates that query the cluster, which does not exist here. */
const asksCluster = /monitoring\.coreos\.com|apiVersions|lookup/i;

/**
 * The sorted paths that a chart does not render when they alone are null, except those that other refusals of the chart
 * predict.
 *
 * @param render returns observations of settings, in order
 */
export async function refusedNulls(
  facts: Pick<Chart, 'paths' | 'value' | 'refusals'>,
  render: (sets: readonly Assignment[]) => Promise<Observation[]>,
): Promise<string[]> {
  const presetOf = (path: string): Json | undefined => facts.value(path)?.default;
  const paths = facts.paths().filter((path) => (presetOf(path) ?? null) !== null);
  const seen = await render(paths.map((path) => ({ [path]: null })));
  const known = facts.refusals().filter((refusal) => !isOfNull(refusal));
  return paths
    .filter((path, index) => {
      const error = seen[index]?.error;
      if (error === undefined || asksCluster.test(error)) return false;
      const valueFor = (name: string) => (name === path ? null : presetOf(name));
      return !known.some((refusal) => refusal[path] && holds(refusal, valueFor));
    })
    .sort();
}

/** The refusals of a minor with those of null replaced, by version of its charts. */
export function withNulls(
  { charts, refusals }: Pick<CiliumCatalog, 'charts' | 'refusals'>,
  nulls: ReadonlyMap<string, readonly string[]>,
): Ranged<Refusal>[] {
  const versions = charts.map(({ version }) => version);
  const paths = [...new Set([...nulls.values()].flat())].sort();
  const added = paths.flatMap((path) =>
    toRanges(
      versions,
      versions.map((version) =>
        nulls.get(version)?.includes(path) ? { when: { [path]: { in: [null] } } } : undefined,
      ),
    ),
  );
  return [...refusals.filter(({ when }) => !isOfNull(when)), ...added];
}

function isOfNull(when: Readonly<Record<string, Condition>>): boolean {
  const [condition, ...others] = Object.values(when);
  return condition !== undefined && others.length === 0 && 'in' in condition && sameJson(condition.in, [null]);
}

function holds(refusal: Readonly<Record<string, Condition>>, valueFor: (path: string) => Json | undefined): boolean {
  return Object.entries(refusal).every(([path, condition]) => {
    const value = valueFor(path) ?? null;
    if ('unset' in condition) return false;
    if ('truthy' in condition) return isTruthy(value) === condition.truthy;
    const list = 'in' in condition ? condition.in : condition.notIn;
    return list.some((item) => sameJson(item, value)) === 'in' in condition;
  });
}
