/** Releases that differ from every earlier one in what the catalog has of them. */
import type { Catalog } from '../../src/catalog/catalog.ts';

/** A release's facts without its name: those of its role, of its whole play, and the Cilium that it brings. */
export async function factsOf(release: string, catalog: Catalog): Promise<string> {
  const { release: _, commit: __, ...facts } = await catalog.kubespray(release);
  const { release: ___, commit: ____, ...play } = await catalog.play(release);
  return JSON.stringify([facts, play]);
}

/** Oldest first, and of those with the same facts the first one. */
export async function releasesThatDiffer(catalog: Catalog): Promise<string[]> {
  const first = new Map<string, string>();
  for (const { release } of (await catalog.index()).kubespray) {
    const facts = await factsOf(release, catalog);
    if (!first.has(facts)) first.set(facts, release);
  }
  return [...first.values()];
}
