/** Differences in the custom resources that the play applies from list variables. */
import type { Catalog } from '../../catalog/catalog.ts';
import { sameJson } from '../../catalog/table.ts';
import type { Json } from '../../core/json.ts';
import { known, type PartlyKnown } from '../../core/value-tree.ts';
import { kindOfList } from '../../plan/resources.ts';
import type { Comparison } from './compare.ts';
import { type Side, variablesOf } from './side.ts';

/** Adds the list variables that differ between the sides to the comparison. An empty list counts as a missing one. */
export async function compareLists(a: Side, b: Side, catalog: Catalog, result: Comparison): Promise<void> {
  const [left, right] = [await listsOf(a, catalog), await listsOf(b, catalog)];
  for (const name of [...new Set([...left.keys(), ...right.keys()])].sort()) {
    const [one, other] = [whole(left.get(name)), whole(right.get(name))];
    if (one === undefined || other === undefined) result.unknown.push(name);
    else if (!sameJson(one, other)) result.differences.push({ kind: 'list', name, a: one, b: other });
  }
}

/** A value without templates, or null if it is missing; undefined if only Ansible can evaluate it. */
function whole(value: PartlyKnown | undefined): Json | undefined {
  return value === undefined ? null : known(value);
}

async function listsOf(side: Side, catalog: Catalog): Promise<Map<string, PartlyKnown>> {
  const { release } = side;
  const variables = variablesOf(side);
  const found = new Map<string, PartlyKnown>();
  if (release === undefined) return found;
  for (const [name, list] of Object.entries((await catalog.play(release)).lists)) {
    const value = variables.get(name) ?? null;
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    if (kindOfList(list) !== undefined && !isEmpty) found.set(name, value);
  }
  return found;
}
