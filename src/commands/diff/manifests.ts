/** Differences in the variables that change the role's own manifests, other than cilium-config. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { PlayCatalog, PlayVariable } from '../../catalog/play.ts';
import { inputNames, isTruthy, sameJson } from '../../catalog/table.ts';
import type { Json } from '../../core/json.ts';
import { known, type PartlyKnown } from '../../core/value-tree.ts';
import { kindOfList } from '../../plan/resources.ts';
import type { Comparison } from './compare.ts';
import { type Side, variablesOf } from './side.ts';

/**
 * Adds the variables that one of the sides sets, that differ, and that change
 * objects of a release with its own manifests. Omits variables of options that
 * already differ, and lists of custom resources, which are compared separately.
 */
export async function compareManifests(a: Side, b: Side, catalog: Catalog, result: Comparison): Promise<void> {
  const sides = [await inForce(a, catalog), await inForce(b, catalog)] as const;
  const [left, right] = sides;
  if (!left || !right) return;
  const told = new Set(
    result.differences.flatMap(({ kind, name }) =>
      kind === 'option' ? sides.flatMap((side) => side?.movers(name) ?? []) : [],
    ),
  );
  for (const name of [...new Set([...left.set.keys(), ...right.set.keys()])].sort()) {
    const objects = [...new Set([...left.objectsOf(name), ...right.objectsOf(name)])].sort();
    if (objects.length === 0 || told.has(name)) continue;
    const [one, other] = [left.valueFor(name), right.valueFor(name)];
    if (one === undefined || other === undefined) result.unknown.push(name);
    else if (!sameJson(one, other)) result.differences.push({ kind: 'manifest', name, a: one, b: other, objects });
  }
}

/** The settings in effect on the hosts of a side whose release has its own manifests. */
interface InForce {
  set: ReadonlyMap<string, PartlyKnown>;
  /** The value of a variable, with its default; null if it has no value, undefined if only Ansible can evaluate it. */
  valueFor(name: string): Json | undefined;
  /** Objects that the variable changes, given the other settings. */
  objectsOf(name: string): string[];
  /** The variables that an option depends on. */
  movers(option: string): readonly string[];
}

async function inForce(side: Side, catalog: Catalog): Promise<InForce | undefined> {
  const release = side.view?.target.release ?? side.plan?.target.release;
  if (release?.facts.installer !== 'templates') return undefined;
  const play: PlayCatalog = await catalog.play(release.facts.release);
  const set = variablesOf(side);
  const variable = (name: string): PlayVariable | undefined =>
    Object.hasOwn(play.variables, name) ? play.variables[name] : undefined;
  const valueFor = (name: string): Json | undefined => {
    const given = set.get(name);
    if (given !== undefined) return known(given);
    const { value, default: preset } = variable(name) ?? {};
    return value ?? preset ?? null;
  };
  const isOpen = (gate: Readonly<Record<string, Json>>): boolean =>
    Object.entries(gate).every(([name, wanted]) => !isTruthy(wanted) || isTruthy(valueFor(name) ?? true));
  return {
    set,
    valueFor,
    objectsOf: (name) => {
      if (Object.hasOwn(play.lists, name) && kindOfList(play.lists[name]) !== undefined) return [];
      const moves = variable(name)?.moves ?? [];
      return moves.flatMap(({ at, gate = {} }) =>
        /^[A-Z]\w*\//.test(at) && isOpen(gate) ? [at.split(':')[0] ?? at] : [],
      );
    },
    movers: (option) => [...inputNames(release.band.options?.[option] ?? [])],
  };
}
