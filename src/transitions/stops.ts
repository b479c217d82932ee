/** Releases on the way from one to another: the newest patch of every minor, for Kubespray does not skip any. */
import { type Catalog, minorOf } from '../catalog/catalog.ts';
import { compare } from '../core/versions.ts';
import type { Stop } from './transition.ts';

export interface Journey {
  from: { release: string; cilium: string };
  to: { release: string; cilium: string };
  /** True if the inventory names its Cilium, so that releases on the way do not bring their own. */
  pinned: boolean;
}

/** The stops, both ends included; only the two ends on a way back. */
export async function stopsOf({ from, to, pinned }: Journey, catalog: Catalog): Promise<Stop[]> {
  const forward = compare(from.release, to.release) < 0;
  const entries = (await catalog.index()).kubespray.filter(
    ({ release }) => forward && compare(release, from.release) >= 0 && compare(release, to.release) <= 0,
  );
  const newest = new Map<string, string>();
  for (const { release } of entries.sort((a, b) => compare(a.release, b.release)))
    newest.set(minorOf(release), release);
  newest.delete(minorOf(from.release));
  newest.set(minorOf(to.release), to.release);
  const names = [from.release, ...newest.values()].filter((name, index, all) => all.indexOf(name) === index);
  return Promise.all(
    names.map(async (release) => {
      const facts = await catalog.kubespray(release);
      const stays = pinned && from.cilium === to.cilium;
      const cilium =
        release === from.release ? from.cilium : stays || release === to.release ? to.cilium : facts.cilium.default;
      return {
        release,
        installer: facts.installer,
        cilium,
        cleansUp: 'cilium_remove_old_resources' in facts.variables,
      };
    }),
  );
}
