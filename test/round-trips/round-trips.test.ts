/** Conversions in both directions cancel each other out: random intents, with a fixed seed, on every release. */
import { describe, expect, it } from 'vitest';
import { randomIntents } from '../../scripts/conformance/random-intents.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { importGenerated, migrateThereAndBack, translateFlags } from './there-and-back.ts';

const catalog = openCatalog();
const { kubespray } = await catalog.index();
/** Cilium 1.8 has a chart with another structure, so 1.9 is used for the release that installs it. */
const releases = kubespray.map(({ release, cilium }) => ({
  release,
  cilium: cilium.startsWith('1.8.') ? '1.9.18' : cilium,
}));

describe.each(releases.map((entry, index) => ({ ...entry, index })))('$release', ({ release, cilium, index }) => {
  const target = { kubespray: release, cilium };

  it('import of what generate writes means the intent', async () => {
    for (const wish of randomIntents({ seed: 100 + index, count: 3 })) {
      expect(await importGenerated(wish, target, catalog), JSON.stringify(wish)).toEqual([]);
    }
  });

  it('translate of the flags that generate prints gives what generate prints', async () => {
    for (const wish of randomIntents({ seed: 200 + index, count: 3 })) {
      expect(await translateFlags(wish, target, catalog), JSON.stringify(wish)).toEqual([]);
    }
  });

  it('migrate there and back changes nothing', async () => {
    for (const [turn, wish] of randomIntents({ seed: 300 + index, count: 2 }).entries()) {
      const there = releases[(index * 5 + 11 * (turn + 1)) % releases.length]?.release ?? release;
      const changed = await migrateThereAndBack(wish, [release, there], cilium, catalog);
      expect(changed, `${there}: ${JSON.stringify(wish)}`).toEqual([]);
    }
  });
});
