/** Objects that features of the chart need, for options that somebody sets without the chart's switch. */
import { isTruthy } from '../catalog/table.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import { unknown } from '../core/options.ts';
import { setPath } from '../core/value-tree.ts';
import { objectsMovedBy } from '../plan/carriers.ts';
import { chartInputs, type ValueTree } from '../predict/chart.ts';
import { valuesFor, variablesFor } from './advice.ts';

export interface Missing {
  /** The chart's own switch. */
  path: string;
  objects: string[];
}

/** What an option of cilium_config_extra_vars switches on without its objects; undefined if nothing is missing. */
export function missingBehind(view: ScopeView, option: string): Missing | undefined {
  if (view.ownManifests && variablesFor(view, option).length > 0) return undefined;
  const path = switchOf(view, option);
  const objects = path === undefined || isSwitchedOn(view, path) ? [] : missingObjects(view, path);
  return path === undefined || objects.length === 0 ? undefined : { path, objects };
}

/** True if the chart gets its own switch as well, so that it creates the objects. */
function isSwitchedOn({ target, prediction: { values } }: ScopeView, path: string): boolean {
  const value = values && chartInputs(target.chart, values).get(path);
  return value !== unknown && isTruthy(value);
}

/** The Helm switch that an option belongs to: the one that alone changes it, and that has the same name. */
function switchOf({ target }: ScopeView, option: string): string | undefined {
  const [path, ...others] = valuesFor({ target } as ScopeView, option);
  if (path === undefined || others.length > 0 || !path.endsWith('.enabled')) return undefined;
  const words = path.replace(/\.enabled$/, '').replace(/[A-Z]+(?![a-z])|[A-Z]|\./g, (part) => `-${part.toLowerCase()}`);
  return option === `enable-${words.replaceAll('-.', '-')}` ? path : undefined;
}

/** Objects that the switch adds to those that Kubespray's manifests have anyway. */
function missingObjects(view: ScopeView, path: string): string[] {
  const preset = view.target.chart.value(path)?.default;
  if (isTruthy(preset)) return [];
  const on: ValueTree = {};
  setPath(on, path, true);
  return objectsMovedBy(view.target.chart, path, true, on).filter(
    // The agent's own permissions differ from the chart's anyway; the operator gets new ones only with a new controller.
    (object) =>
      !/^(?:DaemonSet|Deployment|ClusterRole|ServiceAccount|ConfigMap)\//.test(object) ||
      (object === 'ClusterRole/cilium-operator' && view.ownManifests),
  );
}
