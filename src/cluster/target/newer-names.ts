/**
 * Variables that change a release's own manifests and no agent option. Their meaning is clear if a newer release passes
 * a variable of the same name to the chart.
 */
import type { Catalog, KubesprayRelease } from '../../catalog/catalog.ts';
import { inputNames } from '../../catalog/table.ts';
import type { Case, KubesprayCatalog, Move } from '../../catalog/types.ts';
import { argumentSources, argumentVariables } from '../arguments.ts';
import type { Target } from './target.ts';

/** The target with the variables for plans of raw Helm values. Nothing else needs another release's facts. */
export async function withNamesakes(target: Target, catalog: Catalog): Promise<Target> {
  if (target.release?.facts.installer !== 'templates') return target;
  const newer = (await catalog.index()).kubespray.findLast(({ installer }) => installer === 'cilium-cli');
  return newer ? { ...target, namesakes: namesakes(target.release, await catalog.kubespray(newer.release)) } : target;
}

/**
 * By Helm path, the variable that a release with its own manifests shares with a release that installs the chart. Also
 * its variables for command-line arguments, which have other names there.
 */
function namesakes(release: KubesprayRelease, newer: KubesprayCatalog): Map<string, string> {
  const { facts, band } = release;
  const { variables } = facts;
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
  for (const { path, variables: names } of argumentSources) {
    const [variable] = argumentVariables(release, names);
    if (variable !== undefined) found.set(path, variable);
  }
  return found;
}

/**
 * The variable whose value the chart gets unchanged in this case, unless it only replaces another variable that is not
 * set.
 */
function passedAsItIs({ when = {}, then }: Case): string | undefined {
  const standsIn = Object.values(when).some((condition) => 'unset' in condition && condition.unset);
  if (standsIn || !('of' in then) || then.prefix !== undefined || then.suffix !== undefined) return undefined;
  return then.as === 'json' || then.as === 'yaml' ? then.of : undefined;
}

/**
 * The target with variables for Helm values that no newer release has a variable for. Such a variable sets the same
 * places in the pods, such as the pull policy of a container. Init containers do not count, because they differ by
 * installer.
 *
 * @param paths Helm values without a variable so far
 * @returns undefined if no variable was found
 */
export async function withPlacesOf(
  target: Target,
  paths: readonly string[],
  catalog: Catalog,
): Promise<Target | undefined> {
  const { release, chart, namesakes: known = new Map<string, string>() } = target;
  const open = paths.filter((path) => !known.has(path));
  if (release?.facts.installer !== 'templates' || open.length === 0) return undefined;
  const [objects, play] = await Promise.all([catalog.objects(chart.version), catalog.play(release.facts.release)]);
  const setBy = Object.entries(play.variables).map(([name, { moves = [] }]) => [name, placesOf(moves)] as const);
  const found = new Map(known);
  for (const path of open) {
    const places = placesOf(objects.value(path)?.moves ?? []);
    const [variable] = setBy.find(([, own]) => places.size > 0 && [...places].every((place) => own.has(place))) ?? [];
    if (variable !== undefined) found.set(path, variable);
  }
  return found.size > known.size ? { ...target, namesakes: found } : undefined;
}

/** The places in containers that always get the value unchanged. */
function placesOf(moves: readonly Move[]): Set<string> {
  return new Set(
    moves.flatMap(({ at, as, gate }) => (/:containers\[/.test(at) && as === 'json' && gate === undefined ? [at] : [])),
  );
}
