/** The Cilium versions at which a release's templates may change their behaviour. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';

/** Versions between two thresholds; `probe` represents all of them. */
export interface Interval {
  first: string;
  last: string;
  probe: string;
}

/** A comparison of the Cilium version with a literal in the role's files. */
const comparison = /cilium_version[^%}\n]*?\bversion(?:_compare)?\(\s*['"]v?([\d.]+)['"]\s*,\s*['"]([<>=!a-z]+)['"]/g;

/**
 * Splits the versions (sorted, oldest first) at every literal that these roles of the release compare `cilium_version`
 * with. Neighbouring intervals may turn out to be the same. Within an interval nothing can change, because nothing else
 * distinguishes versions.
 */
export function bandIntervals(folder: string, roles: readonly string[], versions: readonly string[]): Interval[] {
  const starts = new Set<string | undefined>([versions[0]]);
  for (const [literal, operator] of comparisons(folder, roles)) {
    const threshold = semver.coerce(literal) ?? literal;
    starts.add(versions.find((version) => semver.gte(version, threshold)));
    // A strict comparison with a full version splits after it.
    if (operator === '>' || operator === '<=') starts.add(versions.find((version) => semver.gt(version, threshold)));
  }
  const cuts = versions.flatMap((version, i) => (starts.has(version) ? [i] : []));
  return cuts.map((from, i) => {
    const part = versions.slice(from, cuts[i + 1]);
    return { first: part[0] as string, last: part.at(-1) as string, probe: part.at(-1) as string };
  });
}

function comparisons(folder: string, roles: readonly string[]): [literal: string, operator: string][] {
  const found: [string, string][] = [];
  for (const role of roles) {
    for (const entry of list(join(folder, 'roles', role))) {
      for (const [, literal, operator] of readFileSync(entry, 'utf8').matchAll(comparison)) {
        found.push([literal as string, operator as string]);
      }
    }
  }
  return found;
}

/** The files below a folder; empty if a release does not have the folder. */
function list(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [];
  }
}
