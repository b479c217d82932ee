/**
 * Variables that move a release's own manifests and no agent option. What they state shows where a newer release hands a
 * variable of the same name to the chart.
 */
import type { Catalog, KubesprayRelease } from '../../catalog/catalog.ts';
import { inputNames } from '../../catalog/table.ts';
import type { Case, KubesprayCatalog } from '../../catalog/types.ts';
import type { Target } from './target.ts';

/** The target, with the names that plans of raw Helm values look for: nothing else requests another release's facts. */
export async function withNamesakes(target: Target, catalog: Catalog): Promise<Target> {
  if (target.release?.facts.installer !== 'templates') return target;
  const newer = (await catalog.index()).kubespray.findLast(({ installer }) => installer === 'cilium-cli');
  return newer ? { ...target, namesakes: namesakes(target.release, await catalog.kubespray(newer.release)) } : target;
}

/** By Helm path, the variable that a release with its own manifests has in common with one that installs the chart. */
function namesakes({ facts: { variables }, band }: KubesprayRelease, newer: KubesprayCatalog): Map<string, string> {
  const ofOptions = new Set(Object.values(band.options ?? {}).flatMap((table) => [...inputNames(table)]));
  const movesOnly = (name: string): boolean =>
    name !== 'cilium_version' &&
    !ofOptions.has(name) &&
    (variables[name]?.moves ?? []).some((place) => place.startsWith('templates/'));
  const found = new Map<string, string>();
  for (const [path, table] of Object.entries(newer.bands.at(-1)?.helm ?? {})) {
    const variable = table.map(passedAsItIs).find((name) => name !== undefined && movesOnly(name));
    if (variable !== undefined) found.set(path, variable);
  }
  return found;
}

/** The variable whose value the chart gets unchanged in this case, unless it is in for another one that is not set. */
function passedAsItIs({ when = {}, then }: Case): string | undefined {
  const standsIn = Object.values(when).some((condition) => 'unset' in condition && condition.unset);
  if (standsIn || !('of' in then) || then.prefix !== undefined || then.suffix !== undefined) return undefined;
  return then.as === 'json' || then.as === 'yaml' ? then.of : undefined;
}
