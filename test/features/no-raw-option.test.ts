/** Where a chart has a value for an agent option, no feature writes the bare option for those who install the chart. */
import { expect, test } from 'vitest';
import { features } from '../../features/registry.ts';
import { inputNames } from '../../src/catalog/table.ts';
import { lensContext } from '../../src/core/feature.ts';
import { isIn } from '../../src/core/versions.ts';
import { openCatalog } from '../../src/node.ts';

const catalog = openCatalog();
const versions = (await catalog.index()).cilium.flatMap(({ first, last }) => (first === last ? [last] : [first, last]));

test.each(versions)('with the chart of %s', async (cilium) => {
  const chart = await catalog.chart(cilium);
  const context = lensContext(cilium);
  const raw: string[] = [];
  for (const { id, versions, modes, write } of features) {
    if (!isIn(cilium, versions)) continue;
    const all = Object.entries(modes).map(([mode, { intent }]) => ({ mode, settings: write(intent, context) }));
    // What another mode of the feature writes is another wish, which the chart lets imply the option.
    const others = new Set(
      all.flatMap(({ settings }) => ('unavailable' in settings ? [] : Object.keys(settings.values))),
    );
    for (const { mode, settings } of all) {
      if ('unavailable' in settings || settings.ofChart) continue;
      for (const [option, value] of Object.entries(settings.options ?? {})) {
        // A switch is reached by a switch; words that imply it are another wish as well.
        const fits = (path: string) => !/^(?:true|false)$/.test(value) || chart.value(path)?.types.includes('boolean');
        const paths = [...inputNames(chart.options().get(option)?.table ?? [])].filter(
          (path) => !others.has(path) && fits(path),
        );
        if (paths.length > 0) raw.push(`${id} ${mode}: ${option} is written from ${paths.join(', ')}`);
      }
    }
  }
  expect(raw).toEqual([]);
});
