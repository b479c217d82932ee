import { expect, test } from 'vitest';
import { variableHistory } from '../../../scripts/catalog/kubespray/variable-history.ts';
import type { KubesprayCatalog } from '../../../src/catalog/types.ts';
import { openCatalog } from '../../../src/cli/io/catalog-files.ts';

test('the committed history of the variables is what the releases say', async () => {
  const catalog = openCatalog();
  const { kubespray } = await catalog.index();
  const releases = await Promise.all(kubespray.map(({ release }) => catalog.kubespray(release)));
  expect({ ...(await catalog.variables()) }).toEqual(variableHistory(releases));
});

test('a stretch ends where a default changes, and where the variable goes away', () => {
  const release = (name: string, preset?: number) => ({
    release: name,
    variables: preset === undefined ? {} : { cilium_mtu: { default: preset, declared: 'defaults' } },
  });
  const catalogs = [release('v1', 0), release('v2', 0), release('v3', 1), release('v4'), release('v5', 1)];
  expect(variableHistory(catalogs as unknown as KubesprayCatalog[])).toEqual({
    cilium_mtu: [
      { default: 0, declared: 'defaults', releases: ['v1', 'v2'] },
      { default: 1, declared: 'defaults', releases: ['v3', 'v3'] },
      { default: 1, declared: 'defaults', releases: ['v5', 'v5'] },
    ],
  });
});
