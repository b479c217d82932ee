/** Stores the facts of releases that are the same, or nearly so, only once. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { type Difference, type SameFacts, sameAs, withShared } from '../../src/catalog/shared.ts';
import type { Json } from '../../src/core/json.ts';
import { formatCatalog } from './format.ts';
import { share } from './share.ts';

interface Facts {
  release: string;
  commit: string;
}

/** A file with a difference has to be read together with the other file, so it must be shorter than this share. */
const longestDifference = 0.4;

/** All files of a folder, with references to other files resolved. */
export function unfolded<T extends Facts>(folder: string): T[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const files = names.map((name) => withShared(JSON.parse(readFileSync(join(folder, name), 'utf8')) as T | SameFacts));
  const byRelease = new Map(files.map((file) => [file.release, file]));
  const unfold = (file: T | SameFacts): T => {
    if (!('same' in file)) return file;
    const same = byRelease.get(file.same);
    if (!same) throw new Error(`${file.release} has the facts of ${file.same}, which is not there`);
    return sameAs(unfold(same), file);
  };
  return files.map(unfold);
}

/**
 * Writes every file of a folder in full, so that one release can be measured again without changing those that refer to
 * it.
 */
export function unfold(folder: string): void {
  for (const facts of unfolded(folder)) writeFileSync(join(folder, `${facts.release}.json`), formatCatalog(facts));
}

/** Replaces the file of each release that nearly equals an earlier one with a reference and the difference. */
export function fold(folder: string): void {
  const files = unfolded<Facts>(folder).sort((one, other) => compare(one.release, other.release));
  const whole: Facts[] = [];
  for (const facts of files) {
    const text = formatCatalog(share(facts));
    const folded = shortest(facts, whole);
    const isShort = folded !== undefined && folded.length < longestDifference * text.length;
    writeFileSync(join(folder, `${facts.release}.json`), isShort ? folded : text);
    if (!isShort && semver.valid(facts.release) !== null && !facts.release.includes('+')) whole.push(facts);
  }
}

/** Releases come first, then branches. */
function compare(one: string, other: string): number {
  const [left, right] = [semver.valid(one), semver.valid(other)];
  if (left !== null && right !== null) return semver.compareBuild(one, other);
  return Number(left === null) - Number(right === null) || (one < other ? -1 : 1);
}

/** The shortest text that describes a release by another one; undefined if no other one reproduces the same facts. */
function shortest(facts: Facts, others: readonly Facts[]): string | undefined {
  const { release, commit } = facts;
  let found: string | undefined;
  for (const other of others) {
    const but = difference(named(other, facts), facts);
    const file: SameFacts = { release, commit, same: other.release, ...(but && { but }) };
    if (JSON.stringify(sameAs(other, file)) !== JSON.stringify(facts)) continue;
    const text = formatCatalog(share(file));
    if (found === undefined || text.length < found.length) found = text;
  }
  return found;
}

/** Facts with the name and commit of others. */
function named(facts: Facts, { release, commit }: Facts): Facts {
  return { ...facts, release, commit };
}

/**
 * The changes from one value to another; undefined if they are the same. Both are mappings, or lists of the same
 * length.
 */
function difference(before: object, after: object): Difference | undefined {
  const [old, now] = [before, after].map((value) => new Map<string, Json>(Object.entries(value))) as [
    Map<string, Json>,
    Map<string, Json>,
  ];
  const found: Required<Difference> = { set: {}, without: [], in: {} };
  for (const key of old.keys()) if (!now.has(key)) found.without.push(key);
  for (const [key, value] of now) {
    const was = old.get(key);
    if (was === undefined || !isAlike(was, value)) {
      if (JSON.stringify(was) !== JSON.stringify(value)) found.set[key] = value;
      continue;
    }
    const below = difference(was as object, value as object);
    if (!below) continue;
    if (JSON.stringify(below).length < JSON.stringify(value).length) found.in[key] = below;
    else found.set[key] = value;
  }
  const parts = Object.entries(found).filter(([, part]) => Object.keys(part).length > 0);
  return parts.length > 0 ? (Object.fromEntries(parts) as Difference) : undefined;
}

/** True for two mappings, and for two lists of the same length. */
function isAlike(one: Json, other: Json): boolean {
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && one.length === other.length;
  }
  return true;
}
