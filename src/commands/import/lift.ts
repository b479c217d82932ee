/** Converts raw settings to features where a feature has the same result. */
import { sameJson } from '../../catalog/table.ts';
import { type AnyFeature, type LensContext, lensContext } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { OptionsView } from '../../core/options.ts';
import type { Setting } from '../../plan/collect.ts';
import { optionGoals } from '../../plan/goals.ts';
import type { Options } from '../../predict/chart.ts';
import { type Attempt, attempt, type Draft, type Goal, isRefused, sameIntent, without } from './intent.ts';

/**
 * Tries every feature that the wanted options show. A feature is used if the result stays the same, and its settings
 * are then removed from the raw ones.
 */
export function liftFeatures(raw: Attempt, goal: Goal, defaults: Options): Attempt {
  const context = lensContext(goal.target.cilium);
  let open = goal.features.flatMap((feature) => {
    const intent = shown(feature, goal, defaults, context);
    return intent === undefined ? [] : [{ feature, intent }];
  });
  let best = raw;
  // One feature can depend on another that comes later: IPv6 networks depend on IPv6 itself.
  for (let before = open.length + 1; open.length > 0 && open.length < before; ) {
    before = open.length;
    open = open.filter(({ feature, intent }) => {
      const lifted = lift(feature, intent, best, goal, context);
      if (lifted) best = lifted;
      return !lifted;
    });
  }
  return shortened(best, goal);
}

/** The feature's intent according to the options; undefined if nobody has requested the feature. */
export function shown(feature: AnyFeature, goal: Goal, defaults: Options, context: LensContext): unknown {
  const { wanted, isSet } = goal;
  const now = feature.read(new OptionsView(wanted), context);
  if (now !== undefined && feature.owns.some(isSet)) return now;
  const before = feature.read(new OptionsView(defaults), context);
  // Another feature can change what this one reads, although nobody has touched this feature's own options.
  const touched = feature.owns.some((option) => wanted.get(option) !== defaults.get(option));
  if (!touched || sameIntent(now, before)) return undefined;
  // On by default, and off here: that is what `false` means.
  return now === undefined ? false : now;
}

function lift(
  feature: AnyFeature,
  intent: unknown,
  best: Attempt,
  goal: Goal,
  context: LensContext,
): Attempt | undefined {
  const values = valuesOf(feature, intent, context);
  if (!values) return undefined;
  const settings = asked(feature.key, values);
  // Features that are already in the draft can be the reason why these values change an option.
  const beside = goal.features.flatMap((other) =>
    best.draft.features.has(other.key)
      ? asked(other.key, valuesOf(other, best.draft.features.get(other.key), context) ?? {})
      : [],
  );
  const moved = optionGoals(goal.target.chart, [...beside, ...settings])
    .filter((moving) => moving.settings.some((setting) => settings.includes(setting)))
    .map(({ option }) => option);
  const draft: Draft = {
    features: new Map([...best.draft.features, [feature.key, intent]]),
    values: new Map(
      [...best.draft.values].filter(([path, value]) => !(path in values && sameJson(values[path], value))),
    ),
    config: without(best.draft.config, [...feature.owns, ...moved]),
  };
  // Options that the feature turns out not to set become raw settings again.
  const first = attempt(draft, goal);
  const lost = [...best.draft.config].filter(([option]) => first.wrong.has(option));
  const tried = lost.length === 0 ? first : attempt({ ...draft, config: new Map([...draft.config, ...lost]) }, goal);
  const worse = [...tried.wrong].some((option) => !best.wrong.has(option));
  return worse || (isRefused(tried) && !isRefused(best)) ? undefined : tried;
}

/** The Helm values that a feature sets; undefined if this Cilium does not support it. */
function valuesOf(feature: AnyFeature, intent: unknown, context: LensContext): Record<string, Json> | undefined {
  const said = intent === false ? feature.writeOff(context) : feature.write(intent, context);
  return 'unavailable' in said ? undefined : { ...said.implies, ...said.values };
}

function asked(feature: string, values: Readonly<Record<string, Json>>): Setting[] {
  return Object.entries(values).map(([helm, value]) => ({ feature, helm, value, kind: 'asked', path: [] }));
}

/** Omits settings that have the same result without being stated, because another setting implies them. */
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
