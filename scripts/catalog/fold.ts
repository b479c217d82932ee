/** Releases whose facts are the same are told once. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import type { SameFacts } from '../../src/catalog/shared.ts';
import { formatCatalog } from './format.ts';

/** Files of releases with the facts that they refer to. */
export function unfolded<T extends { release: string; commit: string }>(files: readonly (T | SameFacts)[]): T[] {
  const byRelease = new Map(files.map((file) => [file.release, file]));
  const unfold = (file: T | SameFacts): T => {
    if (!('same' in file)) return file;
    const same = byRelease.get(file.same);
    if (!same) throw new Error(`${file.release} has the facts of ${file.same}, which is not there`);
    return { ...unfold(same), release: file.release, commit: file.commit };
  };
  return files.map(unfold);
}

/** Replaces the file of each release that states what the one of an earlier release states by a reference to that. */
export function foldSame(folder: string): void {
  const files = readdirSync(folder).filter((file) => /^v.*\.json$/.test(file));
  const releases = files.map((file) => file.replace(/\.json$/, '')).sort(semver.compareBuild);
  const known = new Map<string, string>();
  for (const release of releases) {
    const file = join(folder, `${release}.json`);
    const { release: _, commit, ...facts } = JSON.parse(readFileSync(file, 'utf8')) as SameFacts;
    const key = JSON.stringify(facts);
    const same = 'same' in facts ? undefined : known.get(key);
    if (same === undefined) known.set(key, release);
    else writeFileSync(file, formatCatalog({ release, commit, same } satisfies SameFacts));
  }
}
