/** Sentences about what to write instead, from the catalog. */
import { inputNames, passedOn } from '../catalog/table.ts';
import type { Table } from '../catalog/types.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import { extraVarReaches } from '../plan/carriers.ts';

/** The release's variables that an agent option is taken from, or at least switched by. */
function variablesFor(view: ScopeView, option: string): string[] {
  const { release } = view.target;
  if (view.installer === 'custom-cni') return [];
  const tables = view.ownManifests
    ? [release.band.options?.[option] ?? []]
    : valuesFor(view, option).map((path) => release.band.helm?.[path] ?? []);
  const names = new Set(tables.flatMap(sources));
  return [...names].filter((name) => name.startsWith('cilium_') && name !== 'cilium_version');
}

/** Helm values that an option of this chart is taken from, or at least switched by. */
export function valuesFor(view: ScopeView, option: string): string[] {
  return sources(view.target.chart.options().get(option)?.table ?? []);
}

/** The inputs that a table copies; where it copies none, those that it tests. What merely has to be on beside is left out. */
export function sources(table: Table): string[] {
  const copied = new Set(table.flatMap(({ then }) => passedOn(then)));
  return [...(copied.size > 0 ? copied : inputNames(table))];
}

/** How this target says an agent option: `Use ... instead.`, or that nothing does. */
export function howToSay(view: ScopeView, option: string): string {
  const { release } = view;
  const [variable] = variablesFor(view, option);
  if (variable !== undefined) return `Use ${variable} instead.`;
  const [path] = valuesFor(view, option);
  if (path !== undefined && view.reads('custom_cni_chart_values')) return `Set ${path} in custom_cni_chart_values.`;
  if (path !== undefined && view.reads('cilium_extra_values')) return `Set ${path} in cilium_extra_values.`;
  if (extraVarReaches(release, option)) return `Set ${option} in cilium_config_extra_vars.`;
  return `Kubespray ${release.facts.release} has no way to say it.`;
}

/** `v2.16.0 to v2.27.1`, for a list in order; several stretches where `all` says that some lie between. */
export function stretches(versions: readonly string[], all: readonly string[]): string {
  const runs: string[][] = [];
  let last = -2;
  for (const version of versions) {
    const index = all.indexOf(version);
    if (index === last + 1 && runs.length > 0) runs.at(-1)?.push(version);
    else runs.push([version]);
    last = index;
  }
  return runs.map((run) => (run.length > 1 ? `${run[0]} to ${run.at(-1)}` : run[0])).join(', ');
}

/** A few names, and how many more there are. */
export function list(names: readonly string[], most = 4): string {
  const some = names.slice(0, most);
  const more = names.length - some.length;
  if (more > 0) return `${some.join(', ')} and ${more} more`;
  return some.length > 1 ? `${some.slice(0, -1).join(', ')} and ${some.at(-1)}` : (some[0] ?? '');
}
