/** What renderings correct in tables about null and empty values. */
import { expect, test } from 'vitest';
import { correctEmpties } from '../../../scripts/catalog/empties/correct.ts';
import { evaluate, inputsFrom } from '../../../src/catalog/table.ts';
import type { Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';

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

test('a null that nobody sets gets no case, because it would hold wherever nothing is set', async () => {
  const tables = new Map([['gc-interval', passOn]]);
  const inputs = new Map([['interval', { values: ['7m'], empties: [null] }]]);
  const changed = await correctEmpties(tables, inputs, async (sets) =>
    sets.map((set) => ({
      outputs: Object.hasOwn(set, 'interval') ? { 'gc-interval': set.interval ?? '0s' } : {},
      objects: {},
    })),
  );
  expect(changed).toEqual([]);
});
