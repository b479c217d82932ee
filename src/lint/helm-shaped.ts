/** Telling Helm values from agent options where one stands in the other's place. */
import { features } from '../../features/registry.ts';
import { inputNames } from '../catalog/table.ts';
import { lensContext } from '../plan/collect.ts';
import { isMap, leaves } from '../predict/value-tree.ts';
import { chartTakes, isBranch } from './chart-paths.ts';
import type { RawOption } from './raw-settings.ts';
import type { ScopeView } from './scope-view.ts';

/** Flags of the agent and the operator are lower-case words joined by dashes. */
const flagName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** True if what stands among agent options is a Helm value: a mapping of the chart's, a dotted or camelCase path. */
export function isHelmShaped(view: ScopeView, { option, value }: RawOption): boolean {
  const { chart } = view.target;
  if (isMap(value)) return chartTakes(chart, option) || isBranch(chart, option) || !flagName.test(option);
  if (isAgentOption(view, option)) return false;
  if (flagName.test(option)) return chart.value(option) !== undefined && !chart.options().has(option);
  return chartTakes(chart, option) || isBranch(chart, option) || /^[a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+$/.test(option);
}

/** True for an option that this Cilium is known to have: its chart, this release or a feature's lens writes it. */
export function isAgentOption({ target, release }: ScopeView, name: string): boolean {
  return (
    target.chart.options().has(name) ||
    Object.hasOwn(release.band.options ?? {}, name) ||
    optionsOfLenses(target.cilium).has(name)
  );
}

const lensOptions = new Map<string, ReadonlySet<string>>();

/** Options that the lenses write past the chart, because the agent of this version has them and its chart does not. */
function optionsOfLenses(cilium: string): ReadonlySet<string> {
  const known = lensOptions.get(cilium);
  if (known) return known;
  const context = lensContext(cilium);
  const names = new Set<string>();
  for (const { modes, write } of features) {
    for (const { intent } of Object.values(modes)) {
      const settings = write(intent, context);
      if ('options' in settings) for (const name of Object.keys(settings.options ?? {})) names.add(name);
    }
  }
  lensOptions.set(cilium, names);
  return names;
}

/** True for what looks like a flag of the agent's. */
export function isFlagShaped(name: string): boolean {
  return flagName.test(name) && name.includes('-');
}

/** The Helm values that a misplaced entry spells. */
export function pathsIn({ option, value }: RawOption): string[] {
  if (!isMap(value)) return [option];
  return [...leaves(value)].map(([path]) => `${option}.${path}`);
}

/** Agent options that a Helm value moves on this chart. */
export function optionsMovedBy({ target }: ScopeView, path: string): string[] {
  return [...target.chart.options()].filter(([, { table }]) => inputNames(table).has(path)).map(([name]) => name);
}
