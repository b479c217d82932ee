/** What renderings correct in tables about null and empty values, and what the catalog has of it. */
import { expect, test } from 'vitest';
import { correctEmpties } from '../../../scripts/catalog/empties/correct.ts';
import { evaluate, inputsFrom } from '../../../src/catalog/table.ts';
import type { Table } from '../../../src/catalog/types.ts';
import { openCatalog } from '../../../src/cli/io/catalog-files.ts';
import type { Json } from '../../../src/core/json.ts';
import { renderChart } from '../../../src/predict/chart.ts';

const passOn: Table = [{ then: { of: 'interval', as: 'string' } }];

test.each([
  ['an empty text that becomes another one', '', '0s'],
  ['a null that leaves the option out', null, undefined],
])('a rendering corrects %s', async (_, empty, real) => {
  const tables = new Map([['gc-interval', passOn]]);
  const inputs = new Map([['interval', { default: '5m', values: ['7m'], empties: [empty] }]]);
  const changed = await correctEmpties(tables, inputs, async (sets) =>
    sets.map((set) => {
      const value = Object.hasOwn(set, 'interval') ? set.interval : '5m';
      const outputs: Record<string, Json> = value
        ? { 'gc-interval': value }
        : real === undefined
          ? {}
          : { 'gc-interval': real };
      return { outputs, objects: {} };
    }),
  );
  expect(changed).toEqual(['gc-interval']);
  const table = tables.get('gc-interval') as Table;
  const of = (value: Json) =>
    evaluate(
      table,
      inputsFrom(new Map([['interval', value]]), () => '5m'),
    );
  expect(of(empty)).toBe(real);
  expect(of('9m')).toBe('9m');
});

test('a table that is right stays', async () => {
  const tables = new Map([['gc-interval', passOn]]);
  const inputs = new Map([['interval', { default: '5m', values: ['7m'], empties: [''] }]]);
  const changed = await correctEmpties(tables, inputs, async (sets) =>
    sets.map((set) => ({ outputs: { 'gc-interval': set.interval ?? '5m' }, objects: {} })),
  );
  expect(changed).toEqual([]);
  expect(tables.get('gc-interval')).toBe(passOn);
});

test('a chart answers an empty duration and a null as its templates do', async () => {
  const chart = await (await openCatalog()).chart('1.19.3');
  expect(renderChart(chart, { operator: { endpointGCInterval: '' } }).get('cilium-endpoint-gc-interval')).toBe('0s');
  expect(renderChart(chart, { l7Proxy: null }).has('enable-l7-proxy')).toBe(false);
});
