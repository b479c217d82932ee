/** Versions and their ranges. From semver what is used, and not its whole: that costs a tenth of a start. */
import Comparator from 'semver/classes/comparator.js';
import type SemVer from 'semver/classes/semver.js';
import coerce from 'semver/functions/coerce.js';
import compareVersions from 'semver/functions/compare.js';
import valid from 'semver/functions/valid.js';

export { coerce, valid };

/** The branch that all releases come from: it is measured like a release, and newer than each of them. */
const branch = 'master';

/** Below zero if the first version is older, above if it is newer. A branch is newer than every release. */
export function compare(one: string | SemVer, other: string | SemVer): number {
  if (one !== branch && other !== branch) return compareVersions(one, other);
  return Number(one === branch) - Number(other === branch);
}

/** Alternatives, each a list of comparators that all have to hold. */
type Comparators = readonly (readonly Comparator[])[];

interface Range {
  comparators: Comparators;
  /** The version that was asked about last, and the answer: one run asks about one version over and over. */
  last?: { version: string; isIn: boolean };
}

const ranges = new Map<string, Range>();

/**
 * Comparators only, of which ranges are written here: semver's own `Range` also reads hyphens, tildes and x-ranges, at
 * thirty times the cost of a start.
 */
function read(range: string): Comparators {
  if (range === '*') return [[]];
  return range.split(' || ').map((part) => part.split(' ').map((comparator) => new Comparator(comparator)));
}

/**
 * True if a version lies in a range of comparators: `>=1.12.0 <1.16.0`, alternatives apart by ` || `, `*` for all. A release candidate
 * lies before its release.
 * @throws TypeError for a range that is not of that form.
 */
export function isIn(version: string, range: string): boolean {
  let known = ranges.get(range);
  if (!known) {
    known = { comparators: read(range) };
    ranges.set(range, known);
  }
  if (known.last?.version !== version) {
    const isIn = known.comparators.some((all) => all.every((comparator) => comparator.test(version)));
    known.last = { version, isIn };
  }
  return known.last.isIn;
}
