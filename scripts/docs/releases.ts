/** `docs/releases.md`: the changes for Cilium users in each Kubespray release, from the catalog alone. */
import type { Catalog } from '../../src/catalog/catalog.ts';
import { changes, named } from '../catalog/changes.ts';

const intro = `# Kubespray releases for Cilium users

What each Kubespray release changes for clusters with Cilium, for those who plan an upgrade. The list is computed from the
measured facts of [the catalog](catalog.md): a variable that is still declared and does nothing is named as well. Each section
compares a release with the one before it. \`npm run catalog -- --diff v2.28.1 v2.31.0\` compares any two, and
[\`cilium-extras migrate\`](guides/upgrade.md) applies the changes to an inventory.
`;

/** The page, newest release first. */
export async function releasesPage(catalog: Catalog): Promise<string> {
  const { kubespray, snapshots = [] } = await catalog.index();
  const all = await Promise.all([...kubespray, ...snapshots].map(({ release }) => catalog.kubespray(release)));
  const sections = all.slice(1).map((facts, index) => {
    const before = all[index] as typeof facts;
    const lines = changes(before, facts);
    const text =
      lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : `Nothing changed since ${before.release}.`;
    return `## ${facts.release}\n\n${facts.date === undefined ? '' : `${named(facts)}, compared with ${before.release}.\n\n`}${text}\n`;
  });
  return [intro, ...sections.reverse()].join('\n');
}
