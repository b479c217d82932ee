/** Releases up to v2.27 render manifests of their own, made for one Cilium minor. */
import { minorOf } from '../../catalog/catalog.ts';
import type { KubesprayCatalog } from '../../catalog/types.ts';
import { compare } from '../../core/versions.ts';

/** The oldest minor that the catalog measures: a release that is made for an older one has no nearer to be used with. */
const oldestMinor = '1.9';

/** What to say of a Cilium that a release's own manifests were not made for; undefined if nothing is to be said. */
export function foreignManifests(facts: KubesprayCatalog, cilium: string): string | undefined {
  const own = facts.cilium.default;
  if (facts.installer !== 'templates' || minorOf(cilium) === minorOf(own) || compare(cilium, own) < 0) return undefined;
  if (minorOf(cilium) === oldestMinor) return undefined;
  return `The manifests of Kubespray ${facts.release} are made for Cilium ${minorOf(own)}. They do not contain other changes that Cilium ${minorOf(cilium)} requires.`;
}
