import { Range } from 'semver';

const ranges = new Map<string, Range>();

/**
 * True if a version lies in a semver range. Constraints ask this hundreds of times with a few dozen ranges, and reading a
 * range is what costs, so each is read once.
 */
export function isIn(version: string, range: string): boolean {
  let known = ranges.get(range);
  if (!known) {
    known = new Range(range);
    ranges.set(range, known);
  }
  return known.test(version);
}
