/** Agent options that the inventory set and that the new Cilium no longer supports, with their replacements. */
import type { Chart } from '../../catalog/catalog.ts';
import type { ListedOptions } from '../../catalog/listed-options.ts';
import { inputNames } from '../../catalog/table.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { isIn } from '../../core/versions.ts';
import { list } from '../../core/wording.ts';
import { renames } from '../translate/renames.ts';
import type { Lost } from './requested-settings.ts';

/** How an option changes; null: not written. `asked`: a setting of the inventory affects it. */
export interface OptionChange {
  option: string;
  before: string | null;
  after: string | null;
  asked: boolean;
}

/**
 * A line for each option that is no longer written because the new Cilium does not have it.
 *
 * @param listed the options of the new Cilium; without them the result is empty
 */
export function goneOptions(
  changes: readonly OptionChange[],
  before: ScopeView,
  after: ScopeView,
  listed: ListedOptions | undefined,
): Lost[] {
  if (!listed) return [];
  const { cilium, chart } = after.target;
  return changes.flatMap(({ option, before: value, after: now, asked }): Lost[] => {
    if (!asked || value === null || now !== null || listed.get(option)) return [];
    const own = successors(option, value, before.target.chart, chart).filter((one) =>
      after.prediction.options.has(one),
    );
    const reason = own.length === 0 ? 'has no such option' : `has ${list(own)} instead`;
    return [{ name: option, value, reason: `Cilium ${cilium} ${reason}` }];
  });
}

/** The options of the new chart that replace an option of an older one, according to the renamed values. */
function successors(option: string, value: string, old: Chart, chart: Chart): string[] {
  const paths = [...inputNames(old.options().get(option)?.table ?? [])];
  const now = renames
    .filter(({ path, versions }) => (paths.includes(path) || path === option) && isIn(chart.version, versions))
    .flatMap((rename) => Object.keys(rename.say(value, {}) ?? {}));
  return [...chart.options()].flatMap(([name, { table }]) =>
    now.some((path) => inputNames(table).has(path)) ? [name] : [],
  );
}
