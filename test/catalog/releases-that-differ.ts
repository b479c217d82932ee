/** Releases whose catalog facts differ from those of every earlier release. */
import type { Catalog } from '../../src/catalog/catalog.ts';

/** A release's facts without its name: those of its role, of its whole play, and its default Cilium. */
export async function factsOf(release: string, catalog: Catalog): Promise<string> {
  const { release: _, commit: __, ...facts } = await catalog.kubespray(release);
  const { release: ___, commit: ____, ...play } = await catalog.play(release);
  return JSON.stringify([facts, play]);
}

/** Oldest first; of releases with the same facts, only the first. */
export async function releasesThatDiffer(catalog: Catalog): Promise<string[]> {
  const first = new Map<string, string>();
  for (const { release } of (await catalog.index()).kubespray) {
    const facts = await factsOf(release, catalog);
    if (!first.has(facts)) first.set(facts, release);
  }
  return [...first.values()];
}
