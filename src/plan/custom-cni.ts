/** Checks whether a target can run the upstream chart with Kubespray's `custom_cni`. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Target } from '../cluster/target/target.ts';
import type { Finding } from '../core/finding.ts';
import { compare } from '../core/versions.ts';

/** The obstacles; empty if there is no obstacle. */
export async function customCniObstacles({ release }: Target, catalog: Catalog): Promise<Finding[]> {
  const finding = { severity: 'error', subject: 'target' } as const;
  if (!release) {
    const message = '--format custom-cni needs a release. Set target.kubespray, target.kubean or --kubespray.';
    return [{ ...finding, rule: 'target/no-release', message }];
  }
  if (release.facts.carriers.customCni) return [];
  const message = `Kubespray ${release.facts.release} cannot install a chart with custom_cni.`;
  const first = await firstWithCustomCni(release.facts.release, catalog);
  const remedy = first === undefined ? '' : ` ${first} and later can.`;
  return [{ ...finding, rule: 'not-expressible', message: message + remedy }];
}

/** The first release after the given one that supports a chart there; undefined if no release does. */
async function firstWithCustomCni(release: string, catalog: Catalog): Promise<string | undefined> {
  const { kubespray } = await catalog.index();
  for (const later of kubespray.filter((other) => compare(other.release, release) > 0)) {
    if ((await catalog.kubespray(later.release)).carriers.customCni) return later.release;
  }
  return undefined;
}
