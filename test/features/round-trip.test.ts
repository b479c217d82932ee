/** A lens reads its own output back as what was written, on the first and last chart of every minor. */
import { satisfies } from 'semver';
import { describe, expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { lensContext } from '../../src/core/feature.ts';
import { OptionsView } from '../../src/core/options.ts';
import type { Options } from '../../src/predict/chart.ts';
import { optionsOf } from './options-of.ts';

const { cilium: minors } = await openCatalog().index();
const versions = [...new Set(minors.flatMap(({ first, last }) => [first, last]))];

describe.each(features.map((feature) => [feature.id, feature] as const))('%s', (_, feature) => {
  const modes = Object.entries(feature.modes).map(([name, mode]) => ({ name, ...mode }));

  it.each(modes)('mode $name survives being read', async ({ intent, with: others = {} }) => {
    for (const cilium of versions) {
      const context = lensContext(cilium);
      if ('unavailable' in feature.write(intent, context)) continue;
      expect(satisfies(cilium, feature.versions), `the feature exists in ${cilium}`).toBe(true);
      const { options } = await optionsOf({ cilium, features: { ...others, [feature.key]: intent } });
      // If the version behaves so by default, nothing is read. Otherwise, writing it again must give the same options.
      const read = feature.read(new OptionsView(options), context);
      const again = await optionsOf({
        cilium,
        features: { ...others, ...(read !== undefined && { [feature.key]: read }) },
      });
      const owned = (from: Options) => Object.fromEntries(feature.owns.map((name) => [name, from.get(name)]));
      expect(owned(again.options), cilium).toEqual(owned(options));
    }
  });

  const off = versions.filter((cilium) => !('unavailable' in feature.writeOff(lensContext(cilium))));
  const skipped = off.length > 0 ? '' : ' (SKIPPED: no version can switch it off)';

  it.skipIf(skipped !== '')(`is not read where it is switched off${skipped}`, async () => {
    for (const cilium of off) {
      const { options } = await optionsOf({ cilium, features: { [feature.key]: false } });
      expect([false, undefined], cilium).toContain(feature.read(new OptionsView(options), lensContext(cilium)));
    }
  });
});
