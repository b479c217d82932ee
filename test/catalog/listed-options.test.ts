/** Compares the options that Cilium's programs list with those that the charts write into cilium-config. */
import { expect, test } from 'vitest';
import { openCatalog } from '../../src/node.ts';

const catalog = openCatalog();
const { cilium } = await catalog.index();

test.each(cilium.map(({ minor, last }) => [minor, last]))(
  '%s lists next to all that its chart writes',
  async (_, version) => {
    const listed = await catalog.listedOptions(version);
    const written = [...(await catalog.chart(version)).options().keys()];
    const missing = written.filter((option) => listed?.get(option) === undefined);
    // The missing ones are keys that only init containers and the etcd client read, and options that the programs hide.
    expect(missing.length / written.length).toBeLessThan(0.12);
  },
);

test('a Cilium that was not read has no list', async () => {
  expect(await catalog.listedOptions('1.8.0')).toBeUndefined();
});
