/** Values of disabled components of Cilium: the chart ignores them until the component is enabled. */
import type { Chart } from '../catalog/catalog.ts';
import { sameJson } from '../catalog/table.ts';
import type { Json } from '../core/json.ts';
import { onDemand } from '../core/on-demand.ts';
import { getPath, known } from '../core/value-tree.ts';
import type { ValueTree } from '../predict/chart.ts';
import { layered } from './carriers.ts';
import type { PlanFinding, Setting } from './collect.ts';
import { type Draft, emittedVariables, foresee, treeOf } from './draft.ts';
import { switchesAbove } from './gates.ts';
import { valuesOf } from './goals.ts';
import { isBroughtAlong } from './role-objects.ts';

/**
 * The switch of the component that a Helm value belongs to, if it is off and the value only changes the component's
 * objects. The catalog measures which switch a value needs: see `gate` there.
 *
 * @param values the values that the chart gets; computed on demand, because few settings need them
 * @returns the Helm value of the switch; undefined if the value has an effect, or if that is not known
 */
export function idleSwitch(
  draft: Draft,
  { helm, value }: Setting,
  values: () => ValueTree = () => finalValues(draft),
): string | undefined {
  const { chart, release } = draft.target;
  const fact = helm === undefined ? undefined : factOf(chart, helm);
  if (helm === undefined || fact?.effect !== 'objects' || sameJson(fact.default, value)) return undefined;
  const { objects = [], gate = {} } = fact;
  const isThere = (object: string): boolean =>
    release !== undefined && isBroughtAlong(release, object, layered(draft.base, emittedVariables(draft)));
  if (objects.some(isThere)) return undefined;
  // A requested switch that cannot be set has a finding of its own.
  const isAsked = (path: string) =>
    draft.collected.settings.some((other) => other.helm === path && other.value === true);
  const state = (path: string): Json | undefined => {
    const set = getPath(values(), path);
    return set === undefined ? chart.value(path)?.default : known(set);
  };
  const own = Object.keys(gate).filter(
    (path) => gate[path] === true && helm.startsWith(`${path.replace(/[^.]+$/, '')}`) && !ofCluster.test(path),
  );
  return [...switchesAbove(helm), ...own].find((path) => state(path) === false && !isAsked(path));
}

/** A value that tells the chart what exists in the cluster, if the chart cannot look it up. It enables no component. */
const ofCluster = /\.trustCRDsExist$/;

/** The facts of a value, or of the nearest mapping around it, such as for amounts below `resources`. */
function factOf(chart: Chart, path: string): ReturnType<Chart['value']> {
  const around = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : undefined;
  return chart.value(path) ?? (around === undefined ? undefined : factOf(chart, around));
}

/** The values that the chart gets; on a release without the chart, the values of the intent. */
function finalValues(draft: Draft): ValueTree {
  const { release } = draft.target;
  if (release === undefined) return treeOf(draft.helm);
  return release.facts.installer === 'templates' ? valuesOf(draft.collected.settings) : (foresee(draft).values ?? {});
}

/** The settings that have an effect in the chart itself. The others do not need a switch that a release turns off. */
export function effectiveSettings(draft: Draft): Setting[] {
  const { settings } = draft.collected;
  const values = onDemand(() => valuesOf(settings));
  return settings.filter((setting) => idleSwitch(draft, setting, values) === undefined);
}

/**
 * Reports requests for disabled components, once per component. It skips values whose component the user switches in
 * the same intent, because that is deliberate.
 */
export function idleValues(draft: Draft): PlanFinding[] {
  const { settings } = draft.collected;
  const asked = new Set(settings.map(({ helm }) => helm));
  const values = onDemand(() => finalValues(draft));
  const idle = new Map<string, Setting>();
  for (const setting of settings) {
    // A mirror sets the images of every component, whether it runs or not.
    if (setting.kind !== 'asked' || setting.value === false || setting.helm?.split('.').at(-2) === 'image') continue;
    const path = idleSwitch(draft, setting, values);
    const isMeant = setting.feature === 'values' && switchesAbove(setting.helm ?? '').some((other) => asked.has(other));
    if (path === undefined || idle.has(path) || isMeant) continue;
    idle.set(path, setting);
  }
  return [...idle].map(([path, { helm = '', path: place }]) => ({
    rule: 'part-is-off',
    severity: 'warning',
    subject: helm,
    path: place,
    message: `${helm} has no effect while ${path} is false. Set ${path}: true, or remove the value.`,
  }));
}
