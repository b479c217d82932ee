/** For any content of an inventory: linting ends, locations are inside the file, and fixes are stable. */

import { describe, expect, it } from 'vitest';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import type { Json } from '../../src/core/json.ts';
import { stringify } from '../../src/yaml/write.ts';
import fc from '../seeded.ts';
import { lintFor, variablesFile } from './catalog.ts';

const catalog = openCatalog();
const { kubespray } = await catalog.index();

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.boolean(),
  fc.constantFrom<Json>('true', 'false', 'True', 'yes', 'strict', 'dsr', 'disabled', 'geneve', '', null),
  fc.integer({ min: -1, max: 70000 }),
  fc.constantFrom<Json>('{{ somewhere }}', '10.0.0.0/8', [], ['a'], {}, { enabled: true }),
);

/** Variables of a release, agent options and Helm values of its chart, with valid and invalid values. */
async function inventoryOf(release: string): Promise<fc.Arbitrary<Record<string, Json>>> {
  const facts = await catalog.kubespray(release);
  const chart = await catalog.chart(facts.cilium.default).catch(() => undefined);
  const variables = [...Object.keys(facts.variables), 'cilium_hubble_enabled', 'kube_owner'].filter(
    (name) => !/extra_(?:vars|values|flags)$|version$/.test(name),
  );
  const options = [...(chart?.options().keys() ?? []), 'tunnel', 'enable-ipv4-egress-gateway', 'egressGateway.enabled'];
  const paths = [...(chart?.paths() ?? []), 'tunnel', 'loadbalancer.mode', 'enable-bbr'];
  const nested = fc.dictionary(fc.constantFrom(...paths), scalar, { maxKeys: 4 }).map((flat) => {
    const tree: { [key: string]: Json } = {};
    for (const [path, value] of Object.entries(flat)) {
      const keys = path.split('.');
      let at = tree;
      for (const key of keys.slice(0, -1)) {
        const next = at[key];
        at = at[key] = typeof next === 'object' && next !== null && !Array.isArray(next) ? next : {};
      }
      at[keys.at(-1) ?? ''] = value;
    }
    return tree;
  });
  return fc
    .tuple(
      fc.dictionary(fc.constantFrom(...variables), scalar, { maxKeys: 6 }),
      fc.dictionary(fc.constantFrom(...options), scalar, { maxKeys: 5 }),
      nested,
    )
    .map(([native, extraVars, extraValues]) => ({
      ...native,
      cilium_config_extra_vars: extraVars,
      cilium_extra_values: extraValues,
    }));
}

describe('a random inventory', () => {
  it.each(kubespray.map(({ release }) => release))('is linted and repaired for %s', async (release) => {
    await fc.assert(
      fc.asyncProperty(await inventoryOf(release), async (variables) => {
        const text = stringify(variables as { [key: string]: Json });
        const lines = text.split('\n').length;
        const { findings } = await lintFor(release, text);
        for (const { location } of findings) expect(location?.line ?? 1).toBeLessThanOrEqual(lines);

        const fixed = (await lintFor(release, text, { fix: true })).fixed.get(variablesFile) ?? text;
        const again = await lintFor(release, fixed, { fix: true });
        expect(again.fixed.size).toBe(0);
        expect(again.findings.filter(({ fixable }) => fixable)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
