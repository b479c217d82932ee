/** Raw settings as features, wherever a feature states the same. */
import { sameJson } from '../../catalog/table.ts';
import { type AnyFeature, type LensContext, lensContext } from '../../core/feature.ts';
import { OptionsView } from '../../core/options.ts';
import type { Setting } from '../../plan/collect.ts';
import { optionGoals } from '../../plan/goals.ts';
import type { Options } from '../../predict/chart.ts';
import { type Attempt, attempt, type Draft, type Goal, isRefused, sameIntent, without } from './intent.ts';

/**
 * Tries every feature that the wanted options show. One is taken if the outcome stays as it is; what it states by itself is
 * no longer stated raw.
 */
export function liftFeatures(raw: Attempt, goal: Goal, defaults: Options): Attempt {
  const context = lensContext(goal.target.cilium);
  let best = raw;
  for (const feature of goal.features) {
    const intent = shown(feature, goal, defaults, context);
    if (intent === undefined) continue;
    const lifted = lift(feature, intent, best, goal, context);
    if (lifted) best = lifted;
  }
  return shortened(best, goal);
}

/** What the options state in the feature's words; undefined if nobody has requested it. */
export function shown(feature: AnyFeature, goal: Goal, defaults: Options, context: LensContext): unknown {
  const { wanted, isSet } = goal;
  const now = feature.read(new OptionsView(wanted), context);
  if (now !== undefined && feature.owns.some(isSet)) return now;
  const before = feature.read(new OptionsView(defaults), context);
  // Another feature's doing can bring one to light whose own options nobody has touched.
  const touched = feature.owns.some((option) => wanted.get(option) !== defaults.get(option));
  if (!touched || sameIntent(now, before)) return undefined;
  // On by default, and not here: that is what `false` means.
  return now === undefined ? false : now;
}

function lift(
  feature: AnyFeature,
  intent: unknown,
  best: Attempt,
  goal: Goal,
  context: LensContext,
): Attempt | undefined {
  const said = intent === false ? feature.writeOff(context) : feature.write(intent, context);
  if ('unavailable' in said) return undefined;
  const values = { ...said.implies, ...said.values };
  const settings = Object.entries(values).map(
    ([helm, value]): Setting => ({ feature: feature.key, helm, value, kind: 'asked', path: [] }),
  );
  const moved = optionGoals(goal.target.chart, settings).map(({ option }) => option);
  const draft: Draft = {
    features: new Map([...best.draft.features, [feature.key, intent]]),
    values: new Map(
      [...best.draft.values].filter(([path, value]) => !(path in values && sameJson(values[path], value))),
    ),
    config: without(best.draft.config, [...feature.owns, ...moved]),
  };
  // What the feature does not reach after all is stated raw again.
  const first = attempt(draft, goal);
  const lost = [...best.draft.config].filter(([option]) => first.wrong.has(option));
  const tried = lost.length === 0 ? first : attempt({ ...draft, config: new Map([...draft.config, ...lost]) }, goal);
  const worse = [...tried.wrong].some((option) => !best.wrong.has(option));
  return worse || (isRefused(tried) && !isRefused(best)) ? undefined : tried;
}

/** Leaves out what comes about without being stated, because something else brings it along. */
function shortened(best: Attempt, goal: Goal): Attempt {
  let shortest = best;
  const trial = (draft: Draft): void => {
    const tried = attempt(draft, goal);
    if ([...tried.wrong].every((option) => shortest.wrong.has(option))) shortest = tried;
  };
  for (const option of best.draft.config.keys()) {
    trial({ ...shortest.draft, config: without(shortest.draft.config, [option]) });
  }
  for (const path of best.draft.values.keys()) {
    if (goal.target.chart.value(path)?.effect !== 'options' || shortest.draft.features.size === 0) continue;
    trial({ ...shortest.draft, values: without(shortest.draft.values, [path]) });
  }
  return shortest;
}
