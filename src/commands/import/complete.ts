/** Settings at the defaults of the original, where the intent needs them to give an option the same value. */
import { inputNames } from '../../catalog/table.ts';
import { getPath, known } from '../../core/value-tree.ts';
import type { ValueTree } from '../../predict/chart.ts';
import { type Attempt, attempt, type Draft, type Goal, isRefused } from './intent.ts';

/**
 * Adds what a draft leaves to defaults, as long as more options come out right. A release writes some values that the
 * chart computes otherwise, and the plan turns on what a value needs.
 *
 * @param values what the chart gets in the original; undefined if no chart is installed there
 */
export function complete(found: Attempt, goal: Goal, values: ValueTree | undefined): Attempt {
  let best = found;
  for (const option of found.wrong) {
    if (!best.wrong.has(option)) continue;
    for (const draft of [...withValues(best.draft, goal, values, option), ...withOption(best.draft, goal, option)]) {
      const next = attempt(draft, goal);
      if (isRefused(next) || next.wrong.has(option) || [...next.wrong].some((name) => !best.wrong.has(name))) continue;
      best = next;
      break;
    }
  }
  return best;
}

/** The draft with one more of the values that decide about an option. */
function withValues(draft: Draft, { target }: Goal, values: ValueTree | undefined, option: string): Draft[] {
  if (values === undefined) return [];
  const table = target.chart.options().get(option)?.table ?? [];
  return [...inputNames(table)].flatMap((path) => {
    const value = known(getPath(values, path));
    return value === undefined || draft.values.has(path)
      ? []
      : [{ ...draft, values: new Map([...draft.values, [path, value]]) }];
  });
}

/** The draft with the option itself. */
function withOption(draft: Draft, { wanted }: Goal, option: string): Draft[] {
  const text = wanted.get(option);
  return typeof text !== 'string' || draft.config.has(option)
    ? []
    : [{ ...draft, config: new Map([...draft.config, [option, text]]) }];
}
