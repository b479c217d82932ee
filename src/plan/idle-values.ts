/** Values of parts of Cilium that do not run: the chart ignores them until the part is on. */
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
 * The switch of the part that a Helm value belongs to, if the part is off and the value moves nothing but its objects.
 * The gate of a value is measured: see `gate` in the catalog.
 *
 * @param values what the chart gets; worked out on demand, as few settings depend on it
 * @returns the Helm value of the switch; undefined where the value has an effect, or where that is not known
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
  // A switch that could not come is reported by itself.
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

/** A value that tells the chart what the cluster has, where the chart cannot ask it. It switches no part on. */
const ofCluster = /\.trustCRDsExist$/;

/** What is known of a value, or of the nearest mapping around it: amounts are below `resources`. */
function factOf(chart: Chart, path: string): ReturnType<Chart['value']> {
  const around = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : undefined;
  return chart.value(path) ?? (around === undefined ? undefined : factOf(chart, around));
}

/** What the chart gets; of a release without it, what the intent would give it. */
function finalValues(draft: Draft): ValueTree {
  const { release } = draft.target;
  if (release === undefined) return treeOf(draft.helm);
  return release.facts.installer === 'templates' ? valuesOf(draft.collected.settings) : (foresee(draft).values ?? {});
}

/** The settings that have an effect in the chart itself; the others need nothing that a release turns off. */
export function effectiveSettings(draft: Draft): Setting[] {
  const { settings } = draft.collected;
  const values = onDemand(() => valuesOf(settings));
  return settings.filter((setting) => idleSwitch(draft, setting, values) === undefined);
}

/** Reports what is requested of parts that are off, once for each part. What a user switches off next to it is meant so. */
export function idleValues(draft: Draft): PlanFinding[] {
  const { settings } = draft.collected;
  const asked = new Set(settings.map(({ helm }) => helm));
  const values = onDemand(() => finalValues(draft));
  const idle = new Map<string, Setting>();
  for (const setting of settings) {
    // A mirror names the images of every part, whether it runs or not.
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
