/** Each feature alone, with random values: converting an intent and back keeps its meaning. */
import { describe, expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { randomWishes } from '../../scripts/conformance/random-intents.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { importGenerated, translateFlags } from './there-and-back.ts';

const catalog = openCatalog();
const { kubespray } = await catalog.index();
/**
 * The last release with its own manifests, and the first and the last one that accept agent options or values for the
 * chart.
 */
const templates = kubespray.findLast(({ installer }) => installer === 'templates');
const cli = kubespray.filter(({ installer }) => installer === 'cilium-cli');
const releases = [templates, cli[1], cli.at(-1)].flatMap((entry) => entry?.release ?? []);

describe.each(releases)('%s', (release) => {
  const target = { kubespray: release };

  it.each(features.map(({ key }, index) => [key, index] as const))('%s', async (key, index) => {
    for (const wish of randomWishes(key, { seed: 400 + index, count: 2 })) {
      const text = JSON.stringify(wish);
      expect(await importGenerated({ [key]: wish }, target, catalog), `import: ${text}`).toEqual([]);
      // Without the chart, Envoy configuration is an agent option, but the flag also requires the objects of the chart.
      if (key === 'serviceMesh' && release === templates?.release) continue;
      expect(await translateFlags({ [key]: wish }, target, catalog), `translate: ${text}`).toEqual([]);
    }
  });
});
