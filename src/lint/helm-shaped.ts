/** Distinguishes Helm values from agent options where one is in the place of the other. */
import { inputNames } from '../catalog/table.ts';
import { chartTakes, isBranch } from '../cluster/chart-paths.ts';
import type { RawOption } from '../cluster/raw-settings.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import { type AnyFeature, lensContext } from '../core/feature.ts';
import { isMap, leaves } from '../core/value-tree.ts';

/** Flags of the agent and the operator are lower-case words joined with dashes. */
const flagName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** True if an entry among agent options is a Helm value: a mapping of the chart, or a dotted or camelCase path. */
export function isHelmShaped(view: ScopeView, { option, value }: RawOption): boolean {
  const { chart } = view.target;
  if (isMap(value)) return chartTakes(chart, option) || isBranch(chart, option) || !flagName.test(option);
  if (isAgentOption(view, option)) return false;
  if (flagName.test(option)) return chart.value(option) !== undefined && !chart.options().has(option);
  return chartTakes(chart, option) || isBranch(chart, option) || /^[a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+$/.test(option);
}

/** True for an option that this Cilium has: its chart, this release or a feature's lens writes it. */
export function isAgentOption({ target, release, features }: ScopeView, name: string): boolean {
  return (
    target.chart.options().has(name) ||
    Object.hasOwn(release.band.options ?? {}, name) ||
    vocabularyOf(features, target.cilium).options.has(name)
  );
}

/** True for a Helm value that a feature's lens writes for this version. */
export function isLensValue({ target, features }: ScopeView, path: string): boolean {
  return vocabularyOf(features, target.cilium).values.has(path);
}

interface Vocabulary {
  options: ReadonlySet<string>;
  values: ReadonlySet<string>;
}

const vocabularies = new WeakMap<readonly AnyFeature[], Map<string, Vocabulary>>();

/**
 * Options and values that the lenses write for a version. The agent has these
 * options although its chart does not write them.
 */
function vocabularyOf(features: readonly AnyFeature[], cilium: string): Vocabulary {
  const byVersion = vocabularies.get(features) ?? new Map<string, Vocabulary>();
  vocabularies.set(features, byVersion);
  const known = byVersion.get(cilium);
  if (known) return known;
  const context = lensContext(cilium);
  const options = new Set<string>();
  const values = new Set<string>();
  for (const { modes, write } of features) {
    for (const { intent } of Object.values(modes)) {
      const settings = write(intent, context);
      if ('unavailable' in settings) continue;
      for (const name of Object.keys(settings.options ?? {})) options.add(name);
      for (const path of Object.keys({ ...settings.values, ...settings.implies })) values.add(path);
    }
  }
  const vocabulary = { options, values };
  byVersion.set(cilium, vocabulary);
  return vocabulary;
}

/** True for a name that looks like a flag of the agent. */
export function isFlagShaped(name: string): boolean {
  return flagName.test(name) && name.includes('-');
}

/** The Helm values in a misplaced entry. */
export function pathsIn({ option, value }: RawOption): string[] {
  if (!isMap(value)) return [option];
  return [...leaves(value)].map(([path]) => `${option}.${path}`);
}

/** Agent options that a Helm value changes in this chart. */
export function optionsMovedBy({ target }: ScopeView, path: string): string[] {
  return [...target.chart.options()].filter(([, { table }]) => inputNames(table).has(path)).map(([name]) => name);
}
