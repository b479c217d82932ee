/** Helm values of an inventory that the target's chart does not have, with the charts that have them. */

import type { History, Life } from '../cluster/across-releases.ts';
import { chartTakes, isBranch } from '../cluster/chart-paths.ts';
import type { RawValue } from '../cluster/raw-settings.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import { isAgentOption, isFlagShaped, isLensValue } from './helm-shaped.ts';

export interface StrangeValue extends RawValue {
  life: Life;
}

/** Values that the chart does not read, except misplaced agent options. */
export async function strangeValues(view: ScopeView, history: History): Promise<StrangeValue[]> {
  const found: StrangeValue[] = [];
  for (const value of view.raw.values) {
    const { path } = value;
    // Another rule reports a value of the wrong type in place of a section.
    if (!view.reads(value.carrier) || chartTakes(view.target.chart, path) || isBranch(view.target.chart, path))
      continue;
    if (isAgentOption(view, path) || isFlagShaped(path) || isLensValue(view, path)) continue;
    found.push({ ...value, life: await lifeOf(path, view, history) });
  }
  return found;
}

/** The versions that have a path, or a mapping that contains it. */
async function lifeOf(path: string, view: ScopeView, history: History): Promise<Life> {
  const life = await history.lifeOfValue(path, view.target.cilium);
  if (life.versions.length > 0) return life;
  return history.lifeOfTaken(path, view.target.cilium);
}
