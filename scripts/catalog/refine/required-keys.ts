/** Adds to the lists of releases the keys that the API server requires where an element ends up. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListVariable, PlayCatalog } from '../../../src/catalog/play.ts';
import { withShared } from '../../../src/catalog/shared.ts';
import { formatCatalog } from '../format.ts';
import type { RequiredKeys } from '../required/build.ts';
import { share } from '../share.ts';

/** Writes `required` into the lists of the releases' files. Does nothing without `required.json`. */
export function addRequiredKeys(outDir: string, releases: readonly string[]): void {
  const path = join(outDir, 'required.json');
  if (!existsSync(path)) return;
  const keys = JSON.parse(readFileSync(path, 'utf8')) as RequiredKeys;
  for (const release of releases) {
    const file = join(outDir, 'play', `${release}.json`);
    if (!existsSync(file)) continue;
    const play = withShared(JSON.parse(readFileSync(file, 'utf8')) as PlayCatalog);
    const lists = Object.entries(play.lists).map(([name, list]): [string, ListVariable] => [
      name,
      withRequired(list, requiredOf(play, name, list, keys)),
    ]);
    writeFileSync(file, formatCatalog(share({ ...play, lists: Object.fromEntries(lists) })));
  }
}

function withRequired({ required: _, ...list }: ListVariable, required: readonly string[]): ListVariable {
  const { example, rendered, ...facts } = list;
  const open = required.filter((key) => !list.needed.includes(key));
  return {
    ...facts,
    ...(open.length > 0 && { required: open }),
    example,
    ...(rendered !== undefined && { rendered }),
  };
}

/** The keys that the API server requires of an element which goes unchanged into a part of a pod or role. */
function requiredOf({ variables }: PlayCatalog, name: string, list: ListVariable, { parts }: RequiredKeys): string[] {
  if (list.rendered !== undefined || list.passesOn[''] !== true) return [];
  const places = (variables[name]?.moves ?? []).map(({ at }) => at.replace(/\[[^\]]*\]$/, ''));
  const part = places
    .flatMap((at) => /(\w+)$/.exec(at)?.[1] ?? [])
    .map((key) => key.replace(/^extra(\w)/, (_, first: string) => first.toLowerCase()));
  return part.flatMap((key) => parts[key] ?? []);
}
