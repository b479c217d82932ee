import { expect, it } from 'vitest';
import type { KubesprayCatalog } from '../../src/catalog/types.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { fixedHubbleName } from '../../src/cluster/hubble-name.ts';
import {
  extraValuesSince,
  hubbleNameFixedSince,
  installerProxySince,
  removesOldResources,
} from '../../src/cluster/known-releases.ts';

const catalog = openCatalog();
const { kubespray } = await catalog.index();
const releases = await Promise.all(kubespray.map(({ release }) => catalog.kubespray(release)));

/** The first release from which a statement holds for all later ones. */
function holdsSince(isTrue: (facts: KubesprayCatalog) => boolean): string | undefined {
  return releases[releases.findLastIndex((facts) => !isTrue(facts)) + 1]?.release;
}

it('releases write the own name of the cluster into what belongs to Hubble', () => {
  expect(holdsSince((facts) => fixedHubbleName(facts, facts.cilium.default) === undefined)).toBe(hubbleNameFixedSince);
});

it('releases give the Cilium CLI the proxy', () => {
  expect(holdsSince(({ cluster }) => cluster?.installerProxy === true)).toBe(installerProxySince);
});

it('releases hand a mapping of Helm values to the chart', () => {
  expect(holdsSince(({ carriers }) => Boolean(carriers.extraValues))).toBe(extraValuesSince);
});

it('releases have cilium_remove_old_resources', () => {
  const having = releases.filter(({ variables }) => 'cilium_remove_old_resources' in variables);
  expect([having[0]?.release, having.at(-1)?.release]).toEqual(removesOldResources);
});
