/** Advice on what to write instead, derived from the catalog. */

import { carrierVariable } from '../catalog/catalog.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import { extraVarReaches } from '../plan/carriers.ts';
import { sources } from '../predict/table-sources.ts';

/** The release's variables that set an agent option, or at least enable it. */
export function variablesFor(view: ScopeView, option: string): string[] {
  const { release } = view.target;
  if (view.installer === 'custom-cni') return [];
  const tables = view.ownManifests
    ? [release.band.options?.[option] ?? []]
    : valuesFor(view, option).map((path) => release.band.helm?.[path] ?? []);
  const names = new Set(tables.flatMap(sources));
  return [...names].filter((name) => name.startsWith('cilium_') && name !== 'cilium_version');
}

/** Helm values of this chart that set an option, or at least enable it. */
export function valuesFor(view: ScopeView, option: string): string[] {
  return sources(view.target.chart.options().get(option)?.table ?? []);
}

/** How to set an agent option on this target: `Use ... instead.`, or that there is no way. */
export function howToSay(view: ScopeView, option: string): string {
  const { release } = view;
  const [variable] = variablesFor(view, option);
  if (variable !== undefined) return `Use ${variable} instead.`;
  const [path] = valuesFor(view, option);
  if (path !== undefined && view.reads('custom_cni_chart_values')) return `Set ${path} in custom_cni_chart_values.`;
  if (path !== undefined && view.reads('cilium_extra_values'))
    return `Set ${path} in ${carrierVariable(release.facts, 'extraValues')}.`;
  if (extraVarReaches(release, option)) return `Set ${option} in ${carrierVariable(release.facts, 'extraVars')}.`;
  return `Kubespray ${release.facts.release} has no way to set ${option}.`;
}
