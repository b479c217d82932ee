/**
 * Variables that move a release's own manifests and no agent option. What they say shows where a newer release hands a
 * variable of the same name to the chart.
 */
import type { Case, KubesprayCatalog } from '../catalog/types.ts';

/**
 * By Helm path, the variable that a release with its own manifests has in common with one that installs the chart.
 *
 * @param newer a release that installs the chart
 */
export function namesakes(older: KubesprayCatalog, newer: KubesprayCatalog): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, table] of Object.entries(newer.bands.at(-1)?.helm ?? {})) {
    const variable = table.map(passedAsItIs).find((name) => name !== undefined && movesOnly(older, name));
    if (variable !== undefined) found.set(path, variable);
  }
  return found;
}

/** The variable whose value the chart gets unchanged in this case, unless it stands in for another one that is not set. */
function passedAsItIs({ when = {}, then }: Case): string | undefined {
  const standsIn = Object.values(when).some((condition) => 'unset' in condition && condition.unset);
  if (standsIn || !('of' in then) || then.prefix !== undefined || then.suffix !== undefined) return undefined;
  return then.as === 'json' || then.as === 'yaml' ? then.of : undefined;
}

function movesOnly({ variables, bands }: KubesprayCatalog, name: string): boolean {
  const moves = variables[name]?.moves ?? [];
  if (name === 'cilium_version' || !moves.some((place) => place.startsWith('templates/'))) return false;
  return !bands.some(({ options = {} }) => JSON.stringify(options).includes(`"${name}"`));
}
