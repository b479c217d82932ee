/** If a chart has a value for an agent option, no feature writes the raw option for users who install the chart. */
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
    // A value that another mode writes expresses another wish, from which the chart derives the option.
    const others = new Set(
      all.flatMap(({ settings }) => ('unavailable' in settings ? [] : Object.keys(settings.values))),
    );
    for (const { mode, settings } of all) {
      if ('unavailable' in settings || settings.ofChart) continue;
      for (const [option, value] of Object.entries(settings.options ?? {})) {
        // Only a boolean value can replace a boolean option; words from which the chart derives it express another wish
        // too.
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
