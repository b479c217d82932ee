/**
 * Versions and their ranges. Nearly all versions have three numbers, which this file compares itself: loading semver
 * and compiling its patterns takes a tenth of the startup time.
 */
import { semverCmp, semverCoerce, semverCompare, semverValid } from './semver.ts';

/** Three numbers, small enough to be exact. */
const threeNumbers = /^v?(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/;

type Numbers = readonly [major: number, minor: number, patch: number];

const numbersByVersion = new Map<string, Numbers | undefined>();

/** The numbers of a final version; undefined for anything else. */
function numbersOf(version: string): Numbers | undefined {
  if (numbersByVersion.has(version)) return numbersByVersion.get(version);
  const [, major, minor, patch] = threeNumbers.exec(version) ?? [];
  const numbers = major === undefined ? undefined : ([Number(major), Number(minor), Number(patch)] as const);
  numbersByVersion.set(version, numbers);
  return numbers;
}

function compareNumbers(one: Numbers, other: Numbers): number {
  return Math.sign(one[0] - other[0] || one[1] - other[1] || one[2] - other[2]);
}

/** The version without a `v`; null for a text that is not a version. */
export function valid(version: string): string | null {
  return numbersOf(version)?.join('.') ?? semverValid(version);
}

/** The first version in a text, completed to three numbers; null if the text has no version. */
export function coerce(text: string): { version: string } | null {
  const numbers = numbersOf(text) ?? numbersOf(`${text}.0`);
  return numbers ? { version: numbers.join('.') } : semverCoerce(text);
}

/**
 * The branch that all releases come from: the catalog measures it like a release, and it is newer than each of them.
 */
const branch = 'master';

/** Below zero if the first version is older, above if it is newer. A branch is newer than every release. */
export function compare(one: string | { version: string }, other: string | { version: string }): number {
  if (one === branch || other === branch) return Number(one === branch) - Number(other === branch);
  const [left, right] = [one, other].map((version) => (typeof version === 'string' ? version : version.version));
  const [first, second] = [numbersOf(left as string), numbersOf(right as string)];
  return first && second ? compareNumbers(first, second) : semverCompare(left as string, right as string);
}

type Operator = Parameters<typeof semverCmp>[1];

/** True for a version that fits a comparator. */
type Test = (version: string) => boolean;

/** Alternatives, each a list of comparators that all have to hold. */
type Comparators = readonly (readonly Test[])[];

interface Range {
  comparators: Comparators;
  /** The last version asked about, and the answer: one run asks about the same version many times. */
  last?: { version: string; isIn: boolean };
}

const ranges = new Map<string, Range>();

/**
 * Reads comparators alone, which all ranges here use. semver's own `Range` also reads hyphens, tildes and x-ranges, but
 * costs thirty times as much at startup.
 */
function read(range: string): Comparators {
  if (range === '*') return [[]];
  return range.split(' || ').map((part) => part.split(' ').map(testOf));
}

const comparatorForm = /^([<>]=?|=?)(\d.*)$/;

const operators: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '=': (order) => order === 0,
  '': (order) => order === 0,
};

function testOf(comparator: string): Test {
  const [, operator = '', text = ''] = comparatorForm.exec(comparator) ?? [];
  const holds = operators[operator];
  const bound = numbersOf(text);
  if (!holds || (!bound && semverValid(text) === null)) throw new TypeError(`Invalid comparator: ${comparator}`);
  return (version) => {
    const numbers = bound && numbersOf(version);
    if (numbers) return holds(compareNumbers(numbers, bound));
    return semverValid(version) !== null && semverCmp(version, operator as Operator, text);
  };
}

/**
 * True if a version lies in a range of comparators: `>=1.12.0 <1.16.0`, alternatives separated by ` || `, `*` for all.
 * A release candidate lies before its release.
 * @throws TypeError for a range of any other form.
 */
export function isIn(version: string, range: string): boolean {
  let known = ranges.get(range);
  if (!known) {
    known = { comparators: read(range) };
    ranges.set(range, known);
  }
  if (known.last?.version !== version) {
    const isIn = known.comparators.some((all) => all.every((test) => test(version)));
    known.last = { version, isIn };
  }
  return known.last.isIn;
}
