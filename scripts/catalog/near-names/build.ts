/**
 * Finds names in Kubespray's releases that almost match variables which affect Cilium. Somebody who writes such a name
 * means that name.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NearNames } from '../../../src/catalog/types.ts';
import { nearDeciding } from '../../../src/formats/ansible/relevant-variables.ts';
import { formatCatalog } from '../format.ts';

interface NearNamesBuild {
  kubesprayRepo: string;
  outDir: string;
  /** All tags; the names in every one of them count. */
  releases: readonly string[];
}

/** Writes `near-names.json`. Every word of a release's files counts, whether it is a variable or not. */
export function buildNearNames({ kubesprayRepo, outDir, releases }: NearNamesBuild): void {
  const found = new Map<string, Set<string>>();
  for (const release of releases) {
    const tree = release === 'master' ? 'HEAD' : release;
    const words = execFileSync('git', ['grep', '-IohwE', '[A-Za-z][A-Za-z0-9_]{5,}', tree], {
      cwd: kubesprayRepo,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    for (const name of new Set(words.split('\n'))) {
      const near = nearDeciding(name);
      if (near !== undefined) found.set(near, (found.get(near) ?? new Set()).add(name));
    }
  }
  const names: NearNames = Object.fromEntries(
    [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, near]) => [name, [...near].sort()]),
  );
  writeFileSync(join(outDir, 'near-names.json'), formatCatalog(names));
}
