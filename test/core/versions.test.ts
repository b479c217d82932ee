import Comparator from 'semver/classes/comparator.js';
import semverCoerce from 'semver/functions/coerce.js';
import semverCompare from 'semver/functions/compare.js';
import semverValid from 'semver/functions/valid.js';
import { describe, expect, test } from 'vitest';
import { coerce, compare, isIn, valid } from '../../src/core/versions.ts';

/** Versions as people, tags and kernels write them. */
const texts = [
  ...[
    '1.2.3',
    'v1.2.3',
    '1.10.0',
    '1.9.13',
    '0.0.0',
    'v2.31.0',
    '1.15.9999',
    '1.16.0',
    '999999999.1.1',
    '9999999999.1.1',
  ],
  ...['1.16.0-rc.1', '1.16.0-rc.0', '1.2.3+build', '=1.2.3', ' 1.2.3', '1.2.3 ', '01.2.3'],
  ...['10', '1.2', 'v1.2', '5.15', '5.4.0-150-generic', '1.2.3.4', '', 'latest'],
];
const ranges = [
  '>=1.9.0',
  '>=1.12.0 <1.16.0',
  '1.2.3',
  '=1.2.3',
  '<1.10.0 || >=1.16.0',
  '<=1.16.0',
  '>1.2.3',
  '>=1.16.0-rc.1',
];

/** The result, or the fact that there is no result. */
function outcome(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return 'refused';
  }
}

describe('what is compared without semver is the same as with it', () => {
  test.each(texts)('%j', (text) => {
    expect(valid(text)).toBe(semverValid(text));
    expect(coerce(text)?.version).toBe(semverCoerce(text)?.version);
    const compared = (by: (one: string, other: string) => number) =>
      texts.map((other) => outcome(() => by(text, other)));
    expect(compared(compare)).toEqual(compared(semverCompare));
    const fits = (range: string) =>
      range.split(' || ').some((part) => part.split(' ').every((comparator) => new Comparator(comparator).test(text)));
    const inRanges = (is: (range: string) => boolean) => ranges.map((range) => outcome(() => is(range)));
    expect(inRanges((range) => isIn(text, range))).toEqual(inRanges(fits));
  });

  test('a range of another form is refused', () => {
    expect(() => isIn('1.2.3', '^1.2.0')).toThrow(TypeError);
  });
});

test('a branch is newer than every release', () => {
  expect(['v2.31.0', 'master', 'v2.9.0'].sort(compare)).toEqual(['v2.9.0', 'v2.31.0', 'master']);
});
