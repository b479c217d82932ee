/** Definitions in a member's inventory that Ansible could use instead of those of the mesh. */
import { carrierVariable } from '../../../catalog/catalog.ts';
import type { Location } from '../../../core/finding.ts';
import { type Json, sameJson } from '../../../core/json.ts';
import { known } from '../../../core/value-tree.ts';
import { carrierIn, emittedVariables, type Plan } from '../../../plan/draft.ts';
import type { MeshCluster } from '../model/cluster.ts';

export interface Replaced {
  name: string;
  at: Location;
  /**
   * - `kept`: a dictionary whose entries the variables of the mesh repeat
   * - `unresolved`: a dictionary whose entries only Ansible can evaluate, so that they are not repeated
   * - `value`: a different value
   */
  kind: 'kept' | 'unresolved' | 'value';
}

/**
 * Every definition that can win. Ansible reads files of a group in the order of
 * their names, and only `all` always has lower precedence.
 *
 * @param file the name of the file with the mesh's variables, which replaces any earlier version of that file
 */
export function replacedBy({ state }: MeshCluster, plan: Plan, file: string): Replaced[] {
  const { view } = state ?? {};
  if (!view) return [];
  const { dicts, values } = emitted(plan);
  return [...dicts, ...values.keys()].flatMap((name) =>
    (view.scope.variables.get(name) ?? []).flatMap(({ value, scope, location }): Replaced[] => {
      if ((scope.kind === 'group' && scope.name === 'all') || location.file.split('/').at(-1) === file) return [];
      const there = known(value);
      if (dicts.includes(name)) return [{ name, at: location, kind: there === undefined ? 'unresolved' : 'kept' }];
      return there !== undefined && sameJson(there, values.get(name) ?? null)
        ? []
        : [{ name, at: location, kind: 'value' }];
    }),
  );
}

/**
 * Splits the mesh's variables into dictionaries, which are complete, and the rest.
 * The upstream chart has only its values.
 */
function emitted(plan: Plan): { dicts: string[]; values: Map<string, Json> } {
  if (!plan.target.release) return { dicts: [carrierVariable(undefined, 'customCni')], values: new Map() };
  const values = emittedVariables(plan);
  const carriers = new Set([carrierIn(plan, 'extraVars'), carrierIn(plan, 'extraValues')]);
  const dicts = [...values.keys()].filter((name) => carriers.has(name));
  for (const name of dicts) values.delete(name);
  return { dicts, values };
}
