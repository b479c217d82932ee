/**
 * Switches that the chart has on by default and a release turns off. A setting that depends on one takes effect with
 * plain Helm, but not on the release. So the plan turns on the switch as well.
 */
import type { Chart } from '../catalog/catalog.ts';
import { evaluate, type Inputs, inputNames, sameJson } from '../catalog/table.ts';
import type { Target } from '../cluster/target/target.ts';
import { parseBoolean } from '../core/options.ts';
import { getPath, mergeValues } from '../core/value-tree.ts';
import { asText, chartInputs, type Options, type ValueTree } from '../predict/chart.ts';
import type { PlanFinding, Setting } from './collect.ts';
import { meets, type OptionGoal, optionGoals, valuesOf } from './goals.ts';

/** A switch to turn on, and the setting that needs it. */
export interface Gate {
  setting: Setting;
  neededBy: Setting;
}

/** Switches to turn on, and options that can stay as they are because their setting also has an effect elsewhere. */
export interface Gates {
  gates: Gate[];
  idle: ReadonlySet<string>;
}

/**
 * The switches that goals depend on. A setting that also affects an option without the switch does not count. For
 * example, disabling IPv4 works without Hubble, and only changes where Hubble would listen.
 *
 * @param releaseValues the values that the release itself gives the chart
 */
export function closedGates(
  chart: Chart,
  releaseValues: ValueTree,
  settings: readonly Setting[],
  goals: readonly OptionGoal[],
): Gates {
  const tree = mergeValues(releaseValues, valuesOf(settings));
  const inputs = chartInputs(chart, tree);
  const asked = new Set(settings.map(({ helm }) => helm));
  const isClosed = (path: string): boolean =>
    !asked.has(path) && chart.value(path)?.default === true && getPath(tree, path) === false;
  const gates = new Map<string, Gate>();
  for (const neededBy of settings) {
    if (sameJson(chart.value(neededBy.helm ?? '')?.default, neededBy.value) || isBeside(chart, neededBy)) continue;
    for (const path of switchesAbove(neededBy.helm ?? '').filter(isClosed)) gates.set(path, gateOf(path, neededBy));
  }
  const idle = new Set<string>();
  const closedFor = (option: string): string[] =>
    [...inputNames(chart.options().get(option)?.table ?? [])].filter(isClosed);
  const worksWithout = (setting: Setting): boolean =>
    goals.some(({ option, settings: by }) => by.includes(setting) && closedFor(option).length === 0);
  for (const goal of goals) {
    const [neededBy] = goal.settings;
    const closed = closedFor(goal.option);
    if (!neededBy || closed.length === 0 || !waitsFor(closed, goal, chart, inputs)) continue;
    if (worksWithout(neededBy)) idle.add(goal.option);
    else for (const path of closed) gates.set(path, gates.get(path) ?? gateOf(path, neededBy));
  }
  return { gates: [...gates.values()], idle };
}

/**
 * True for a setting that only applies in case a component is enabled, and does not request the component. That is true
 * for implied settings, and for images, which people set for every component at once (a mirror).
 */
function isBeside(chart: Chart, { kind, helm = '' }: Setting): boolean {
  const effect = chart.value(helm)?.effect;
  const isImage = helm.split('.').at(-2) === 'image';
  return (kind === 'implied' || isImage) && (effect === 'objects' || effect === 'unknown');
}

function gateOf(path: string, neededBy: Setting): Gate {
  return { setting: { ...neededBy, helm: path, value: true }, neededBy };
}

/** True if a goal is not met now, but would be with these switches on. */
function waitsFor(closed: readonly string[], goal: OptionGoal, chart: Chart, inputs: Inputs): boolean {
  const table = chart.options().get(goal.option)?.table;
  if (!table) return false;
  const isMet = (from: Inputs): boolean => {
    const value = evaluate(table, from);
    return meets(goal, value === undefined ? undefined : asText(value), chart.version);
  };
  return (
    !isMet(inputs) &&
    isMet({ get: (path) => closed.includes(path) || inputs.get(path), isSet: (path) => inputs.isSet(path) })
  );
}

/**
 * The same for a release that renders its own manifests, whose switches only show in its agent options. Turning on the
 * outermost switch also turns on what the chart enables below it.
 *
 * @param options the options that the release itself gives the agent
 */
export function closedBehindOptions(chart: Chart, options: Options, settings: readonly Setting[]): Gate[] {
  const asked = new Set(settings.map(({ helm }) => helm));
  const gates = new Map<string, Gate>();
  const isClosed = (setting: Setting): boolean =>
    optionGoals(chart, [...settings, setting]).some(
      (goal) =>
        goal.settings.includes(setting) &&
        isTruthText(goal.wanted) &&
        !meets(goal, options.get(goal.option), chart.version),
    );
  for (const neededBy of settings) {
    if (neededBy.helm === undefined || sameJson(chart.value(neededBy.helm)?.default, neededBy.value)) continue;
    if (isBeside(chart, neededBy)) continue;
    for (const path of switchesAbove(neededBy.helm)) {
      if (asked.has(path) || chart.value(path)?.default !== true) continue;
      const setting: Setting = { ...neededBy, helm: path, value: true };
      if (!gates.has(path) && !isClosed(setting)) continue;
      if (!gates.has(path)) gates.set(path, { setting, neededBy });
      break;
    }
  }
  return [...gates.values()];
}

/** True for the text of a switch that is on. */
function isTruthText(text: string | undefined): boolean {
  return text !== undefined && parseBoolean(text) === true;
}

/** The finding about a switch that the plan turns on, and the setting that needs it. */
export function gateFinding({ setting, neededBy }: Gate, { cilium, release }: Target): PlanFinding {
  return {
    rule: 'chart-default',
    severity: 'info',
    subject: setting.helm ?? '',
    path: neededBy.path,
    message: `${neededBy.helm ?? neededBy.option} needs ${setting.helm}, which is true in the chart of Cilium ${cilium} and false on Kubespray ${release?.facts.release}, so it was enabled too.`,
  };
}

/** The switches of the components that a value belongs to. */
export function switchesAbove(path: string): string[] {
  const parts = path.split('.').slice(0, -1);
  return parts.map((_, index) => [...parts.slice(0, index + 1), 'enabled'].join('.')).filter((other) => other !== path);
}
