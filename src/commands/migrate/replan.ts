/** Plans an inventory's settings for another release, without settings that the inventory did not have. */

import { features } from '../../../features/registry.ts';
import type { Chart } from '../../catalog/catalog.ts';
import type { ListedOptions } from '../../catalog/listed-options.ts';
import { evaluate, inputNames, sameJson } from '../../catalog/table.ts';
import type { OptionRun } from '../../catalog/types.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import type { Target } from '../../cluster/target/target.ts';
import { type AnyFeature, lensContext, type Need } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { unknown } from '../../core/options.ts';
import { toText } from '../../core/text.ts';
import { getPath, known } from '../../core/value-tree.ts';
import { factsOfNeed, objectsMoved } from '../../plan/carriers.ts';
import { collect, type PlanInput, type Setting } from '../../plan/collect.ts';
import { meets, type OptionGoal, optionGoals } from '../../plan/goals.ts';
import { emittedVariables, makePlan, type Plan } from '../../plan/plan.ts';
import { checkValues } from '../../plan/values.ts';
import { type Prediction, predict, type Variables, variableInputs } from '../../predict/kubespray.ts';
import type { Wishes } from './requested-settings.ts';

/**
 * The features, without implied settings and needs that the old configuration did not meet: a migration does not
 * correct anything. Settings that only the new Cilium needs are still implied.
 *
 * @param agentOptions the agent options of the old Cilium, for the defaults of options that are not written
 */
export function withoutCorrections(
  before: ScopeView,
  { chart, cilium }: Target,
  agentOptions?: ListedOptions,
): AnyFeature[] {
  const contradicted = (path: string, value: Json): boolean => {
    const setting: Setting = { feature: '', helm: path, value, kind: 'implied', path: [] };
    return optionGoals(chart, [setting]).some((goal) => {
      const there = before.prediction.options.get(goal.option) ?? agentOptions?.get(goal.option)?.default;
      return there !== undefined && !meets(goal, there, cilium);
    });
  };
  const isMet = (need: Need): boolean =>
    factsOfNeed[need].every(([fact, wanted]) => (before.prediction.facts.get(fact) ?? wanted) === wanted);
  return features.map((feature) => ({
    ...feature,
    write(intent, context) {
      const written = feature.write(intent, context);
      if ('unavailable' in written) return written;
      const old = feature.write(intent, lensContext(before.target.cilium));
      const impliedBefore: Record<string, Json> = ('implies' in old ? old.implies : undefined) ?? {};
      const implied = Object.entries(written.implies ?? {}).filter(
        ([path, value]) => !sameJson(impliedBefore[path], value) || !contradicted(path, value),
      );
      return { ...written, implies: Object.fromEntries(implied), needs: written.needs?.filter(isMet) ?? [] };
    },
  }));
}

/** Plans the settings. If a Helm value has no carrier but its agent options have one, these options replace it. */
export function planWithOptions(
  { input, spoken }: Wishes,
  target: Target,
  lenses: AnyFeature[],
  base: Variables,
): Plan {
  const plan = makePlan(input, target, lenses, base);
  const carriers = target.release?.facts.carriers;
  if (carriers === undefined || carriers.extraValues) return plan;
  const lost = new Set(
    plan.settings.flatMap(({ carrier, helm }) => (carrier === 'none' && helm !== null ? [helm] : [])),
  );
  const config = new Map(input.config);
  for (const { option, wanted, settings } of goalsOf(input, target, lenses)) {
    const open = settings.some(
      (one) =>
        one.helm !== undefined &&
        lost.has(one.helm) &&
        (spoken.get(one.helm) === option || isAboutOption(target, option, one.helm, one.value)),
    );
    if (open && wanted !== undefined && !config.has(option)) config.set(option, wanted);
  }
  return config.size === input.config.size ? plan : makePlan({ ...input, config }, target, lenses, base);
}

/** The values that the agents should read for an input, by option. */
export function goalsOf(input: PlanInput, target: Target, lenses: readonly AnyFeature[]): OptionGoal[] {
  return optionGoals(target.chart, checkValues(collect(input, lenses, target).settings, target).settings);
}

/**
 * True if the option covers a Helm value completely. Then the value changes no other objects, or is `false` and the
 * option copies it.
 */
function isAboutOption({ chart }: Target, option: string, path: string, value: Json): boolean {
  if (objectsMoved(chart, path).every((object) => /^(DaemonSet|Deployment)\//.test(object))) return true;
  const reads = inputNames(chart.options().get(option)?.table ?? []);
  return value === false && reads.size === 1 && reads.has(path);
}

/**
 * The variables that the plan must write, without those that change nothing.
 *
 * Omits these:
 * - extra values that other variables already set
 * - variables at their default that the inventory did not write
 * - extra vars that disable what neither release enables
 * - extra vars that repeat the agent's own default, if the old manifests did not write the option
 * - variables that a feature only implies and that change no options
 * - variables that only install what was not installed before
 *
 * @param implied the Helm values that nobody requests
 * @param listed the agent's options of the new Cilium
 * @param agentOptions those of the old one
 */
export function withoutEchoes(
  plan: Plan,
  base: Variables,
  before: ScopeView,
  { implied, listed, agentOptions, spoken }: Known,
): Map<string, Json> {
  const { release, chart } = plan.target;
  if (!release) return emittedVariables(plan);
  for (const name of plan.variables.keys()) {
    const isEcho = isSpare(name, plan, before, implied) && !movesOptions(plan, name, base);
    if (isEcho || isPreset(name, plan, before, base) || (isNew(name, plan, before) && !moves(plan, name, base)))
      plan.variables.delete(name);
  }
  const natives = [...plan.variables].map(([name, { value }]): [string, Json] => [name, value]);
  const bare = predict(release, chart, new Map([...base, ...natives]));
  dropEchoedValues(plan, bare, statedValues(plan, before, spoken));
  for (const [option, { value }] of [...plan.extraVars]) {
    if (bare.options.has(option)) continue;
    if (saysNothing(option, value, chart, before, listed) || isNews(option, plan, before, { listed, agentOptions }))
      plan.extraVars.delete(option);
  }
  const all = new Map([...base, ...emittedVariables(plan)]);
  for (const name of [...plan.variables.keys()]) {
    if (onlyInstalls(name, all, plan.target, before)) plan.variables.delete(name);
  }
  return emittedVariables(plan);
}

/** Removes extra values that the variables set, and defaults of the chart that the inventory does not state. */
function dropEchoedValues(plan: Plan, bare: Prediction, stated: ReadonlySet<string>): void {
  for (const [name, { value }] of [...plan.extraValues]) {
    const set = getPath(bare.values, name);
    const isChartDefault =
      set === undefined && !stated.has(name) && sameJson(plan.target.chart.value(name)?.default, value);
    if (isChartDefault || (set !== undefined && set !== unknown && printsAlike(known(set), value)))
      plan.extraValues.delete(name);
  }
}

/** Helm values that the carriers of the inventory state, by themselves or as options. */
function statedValues({ goals }: Plan, { raw }: ScopeView, spoken: ReadonlyMap<string, string>): Set<string> {
  const options = new Set(raw.options.map(({ option }) => option));
  const behind = goals.filter(({ option }) => options.has(option)).flatMap(({ settings }) => settings);
  return new Set([
    ...raw.values.map(({ path }) => path),
    ...spoken.keys(),
    ...behind.flatMap(({ helm }) => helm ?? []),
  ]);
}

/** What `withoutEchoes` knows next to the inventory. */
interface Known {
  implied: ReadonlySet<string>;
  listed: ListedOptions | undefined;
  agentOptions: ListedOptions | undefined;
  /** Helm values that replace options of the inventory. */
  spoken: ReadonlyMap<string, string>;
}

/**
 * True for an option of a requested value that neither release's manifests write, if both versions have the same default.
 * Without it the agents do what they did. The value itself arrives by other options.
 */
function isNews(
  option: string,
  { goals, target }: Plan,
  before: ScopeView,
  { listed, agentOptions }: Pick<Known, 'listed' | 'agentOptions'>,
): boolean {
  if (!before.ownManifests || target.release?.facts.installer !== 'templates' || before.prediction.options.has(option))
    return false;
  const [old, now] = [agentOptions?.get(option), listed?.get(option)];
  if (!old || !now || old.default !== now.default) return false;
  const settings = goals.filter((goal) => goal.option === option).flatMap((goal) => goal.settings);
  return (
    settings.length > 0 &&
    settings.every(
      (setting) =>
        setting.kind === 'asked' &&
        goals.some((goal) => goal.settings.includes(setting) && before.prediction.options.has(goal.option)),
    )
  );
}

/**
 * True for a variable that the inventory does not write, and that holds the release's default. Without it, the options
 * have the same text, and they show another value in its place.
 */
function isPreset(name: string, plan: Plan, before: ScopeView, base: Variables): boolean {
  const value = plan.variables.get(name)?.value;
  const { release, chart } = plan.target;
  if (before.variables.has(name) || !release || (typeof value !== 'number' && typeof value !== 'string')) return false;
  if (moves(plan, name, base)) return false;
  const whole = new Map([...base, ...emittedVariables(plan)]);
  const [now, other] = [whole, new Map([...whole, [name, `${value}0`]])].map((all) => predict(release, chart, all));
  return !sameEntries(now?.options, other?.options);
}

/** True for a variable at its default that the inventory does not write, and for one whose Helm values a feature only implies. */
function isSpare(name: string, plan: Plan, before: ScopeView, implied: ReadonlySet<string>): boolean {
  const served = plan.settings.filter((setting) => setting.carrier === 'native' && setting.name === name);
  if (served.length > 0 && served.every(({ helm }) => helm !== null && implied.has(helm))) return true;
  const preset = plan.target.release?.facts.variables[name]?.default;
  return !before.variables.has(name) && sameJson(plan.variables.get(name)?.value, preset);
}

/**
 * True for a variable that the inventory does not write, if tables describe its whole effect. Tables do not describe
 * what a release requires, or effects on objects.
 */
function isNew(name: string, plan: Plan, before: ScopeView): boolean {
  const isInTables = plan.settings.some((setting) => setting.carrier === 'native' && setting.name === name);
  const moved = plan.target.release?.facts.variables[name]?.moves ?? [];
  return !before.variables.has(name) && isInTables && moved.length === 0;
}

/** True if the agents would read different options without this variable of the plan. */
function movesOptions(plan: Plan, name: string, base: Variables): boolean {
  const [now, without] = withAndWithout(plan, name, base);
  return !sameEntries(now?.options, without?.options);
}

/** True if the cluster would be different without this variable of the plan. */
function moves(plan: Plan, name: string, base: Variables): boolean {
  const [now, without] = withAndWithout(plan, name, base);
  return (
    !sameEntries(now?.options, without?.options) ||
    !sameEntries(now?.facts, without?.facts) ||
    JSON.stringify(now?.values) !== JSON.stringify(without?.values)
  );
}

function withAndWithout({ target, ...plan }: Plan, name: string, base: Variables): (Prediction | undefined)[] {
  const { release, chart } = target;
  if (!release) return [];
  const whole = new Map([...base, ...emittedVariables({ target, ...plan })]);
  const rest = new Map([...whole].filter(([variable]) => variable !== name));
  return [whole, rest].map((variables) => predict(release, chart, variables));
}

function sameEntries<Value>(
  left: ReadonlyMap<string, Value> = new Map(),
  right: ReadonlyMap<string, Value> = new Map(),
): boolean {
  return left.size === right.size && [...left].every(([key, value]) => right.get(key) === value);
}

/** The Helm values that a feature needs and nobody requests, if they change only their agent options. */
export function impliedValues(input: PlanInput, target: Target, lenses: readonly AnyFeature[]): Set<string> {
  const { settings } = collect(input, lenses, target);
  return new Set(
    settings.flatMap(({ kind, helm }) =>
      kind === 'implied' && helm !== undefined && target.chart.value(helm)?.effect === 'options' ? [helm] : [],
    ),
  );
}

/** True for an entry that nobody has set, and without which the agent behaves as at the old release. */
function saysNothing(
  option: string,
  value: string,
  chart: Chart,
  before: ScopeView,
  listed: ListedOptions | undefined,
): boolean {
  if (before.origins(option).some(({ carrier }) => carrier !== undefined)) return false;
  const isOff = value === '' || value === 'false';
  if (isOff && (chart.options().get(option)?.default ?? value) === value) return true;
  const wentWithout = before.ownManifests && !before.prediction.options.has(option);
  return wentWithout && isAgentDefault(listed?.get(option), value);
}

/**
 * True if the agent behaves the same without the option. If its command reference
 * states no default, the default is zero.
 */
function isAgentDefault(option: OptionRun | undefined, value: string): boolean {
  if (!option) return false;
  return option.default === undefined ? /^(?:|0|0s|false)$/.test(value) : option.default === value;
}

/**
 * True for a variable of the plan whose only effect is to install manifests of the role that were not installed before.
 * Options that change with it must be new.
 */
function onlyInstalls(name: string, all: Variables, { release, chart }: Target, before: ScopeView): boolean {
  const old = before.release.band.installs;
  if (!release?.band.installs || !old || before.variables.has(name)) return false;
  const rest = new Map([...all].filter(([other]) => other !== name));
  const installed = (place: string, given: Variables): boolean =>
    evaluate(release.band.installs?.[place] ?? [], variableInputs(release, given)) === true;
  const added = Object.keys(release.band.installs).filter((place) => installed(place, all) && !installed(place, rest));
  const oldInputs = variableInputs(before.release, before.variables);
  if (added.length === 0 || added.some((place) => evaluate(old[place] ?? [], oldInputs) === true)) return false;
  const [whole, part] = [predict(release, chart, all), predict(release, chart, rest)];
  const changed = [...whole.options, ...part.options].filter(
    ([option]) => whole.options.get(option) !== part.options.get(option),
  );
  const isNews = changed.every(([option]) => !before.prediction.options.has(option));
  return isNews && [...whole.facts].every(([fact, value]) => part.facts.get(fact) === value);
}

/** Charts and templates print `"7"` and `7` alike. */
function printsAlike(left: Json | undefined, right: Json): boolean {
  const isScalar = (value: Json | undefined): boolean =>
    value !== undefined && (value === null || typeof value !== 'object');
  return sameJson(left, right) || (isScalar(left) && isScalar(right) && toText(left) === toText(right));
}
