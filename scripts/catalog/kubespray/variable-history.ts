/** The history of each variable over the releases, in one file. */
import { isDeepStrictEqual } from 'node:util';
import type { KubesprayCatalog, KubesprayVariable, VariableHistory } from '../../../src/catalog/types.ts';

/** @param catalogs every release, oldest first */
export function variableHistory(catalogs: readonly KubesprayCatalog[]): VariableHistory {
  const names = new Set(catalogs.flatMap(({ variables }) => Object.keys(variables)));
  return Object.fromEntries([...names].sort().map((name) => [name, stretches(catalogs, name)]));
}

function stretches(catalogs: readonly KubesprayCatalog[], name: string): VariableHistory[string] {
  const found: VariableHistory[string] = [];
  let before: KubesprayVariable | undefined;
  for (const { release, variables } of catalogs) {
    const { moves: _, ...fact } = variables[name] ?? {};
    const known = variables[name] && (fact as KubesprayVariable);
    const last = found.at(-1);
    if (known && last && isDeepStrictEqual(known, before)) last.releases[1] = release;
    else if (known) found.push({ ...known, releases: [release, release] });
    before = known;
  }
  return found;
}
