/**
 * Variables that a release has renamed. The inputs for the old name are tried for the new one. A wrong guess does no
 * harm: inputs are not facts.
 */
import semver from 'semver';
import { git } from '../ansible/ansible.ts';
import type { Assignment } from '../probe.ts';

/** New names by old ones. */
export type NewNames = ReadonlyMap<string, string>;

/**
 * Finds the new names of a release in its clone: names that no earlier release has, paired with names that disappeared.
 */
export function newNamesOf(repo: string, release: string, commit: string): NewNames {
  const tags = git(repo, 'tag', '--list', 'v2.*')
    .split('\n')
    .filter((tag) => /^v2\.\d+\.\d+$/.test(tag) && semver.gte(tag, '2.16.0'))
    .filter((tag) => semver.valid(release) === null || semver.lt(tag, release))
    .sort(semver.compare);
  const last = tags.at(-1);
  if (last === undefined) return new Map();
  return newNames(declaredIn(repo, [last]), declaredIn(repo, [commit]), new Set(declaredIn(repo, tags)));
}

/** Variables of Cilium that the defaults of roles declare, in order. */
function declaredIn(repo: string, commits: readonly string[]): string[] {
  const lines = found(() =>
    git(repo, 'grep', '-hoE', '^cilium_[a-z0-9_]+:', ...commits, '--', ':(glob)roles/**/defaults/**'),
  );
  return [...new Set(lines.split('\n').flatMap((line) => /^(cilium_\w+):$/.exec(line)?.[1] ?? []))];
}

/** The output of a git search; git fails if it finds nothing. */
function found(search: () => string): string {
  try {
    return search();
  } catch {
    return '';
  }
}

/**
 * Pairs names that disappeared with names that were added.
 *
 * @param before names of the release before, in order
 * @param now names of the release, in order
 * @param known names that any earlier release has
 */
export function newNames(before: readonly string[], now: readonly string[], known: ReadonlySet<string>): NewNames {
  const gone = before.filter((name) => !now.includes(name));
  const open = now.filter((name) => !known.has(name));
  const beside = (names: readonly string[], name: string, step: number) => names[names.indexOf(name) + step];
  const isBeside = (old: string, name: string, step: number) => {
    const [one, other] = [beside(before, old, step), beside(now, name, step)];
    return one !== undefined && one === other;
  };
  const pairs = gone.flatMap((old) =>
    open.map((name) => {
      const place = [-1, 1].filter((step) => isBeside(old, name, step)).length;
      return { old, name, weight: place + likeness(old, name) };
    }),
  );
  pairs.sort((one, other) => other.weight - one.weight || (one.name < other.name ? -1 : 1));
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const { old, name, weight } of pairs) {
    if (weight < 0.3 || found.has(old) || taken.has(name)) continue;
    found.set(old, name);
    taken.add(name);
  }
  return found;
}

/** An assignment under the names of the release. */
export function underNewNames(set: Assignment, names: NewNames): Assignment {
  return Object.fromEntries(Object.entries(set).map(([name, value]) => [names.get(name) ?? name, value]));
}

/** The name under which the inputs have a variable of the release. */
export function oldName(name: string, names: NewNames): string {
  for (const [old, renamed] of names) if (renamed === name) return old;
  return name;
}

const common = new Set(['cilium', 'enable', 'enabled', 'extra', 'mode', 'install', 'on', 'is', 'use']);

/** How similar two names are, from 0 to 1: the share of common words, except those that most names have. */
function likeness(one: string, other: string): number {
  const words = (name: string) => new Set(name.split('_').filter((word) => !common.has(word)));
  const [mine, theirs] = [words(one), words(other)];
  const shared = [...mine].filter((word) => [...theirs].some((their) => isShort(word, their)));
  return shared.length / Math.max(mine.size, theirs.size, 1);
}

/** True if two words are the same, or one is a prefix of the other. */
function isShort(one: string, other: string): boolean {
  return one === other || (one.length > 2 && other.length > 2 && (one.startsWith(other) || other.startsWith(one)));
}
