/** How renderings correct tables for null and empty values. */
import { expect, test } from 'vitest';
import { correctEmpties } from '../../../scripts/catalog/empties/correct.ts';
import { refusedNulls, withNulls } from '../../../scripts/catalog/empties/nulls.ts';
import { evaluate, inputsFrom } from '../../../src/catalog/table.ts';
import type { Condition, Table } from '../../../src/catalog/types.ts';
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

test('a value whose null a chart does not render is a refusal of the charts that were seen to fail', async () => {
  const facts = {
    paths: () => ['hostRoot', 'name', 'other', 'unset'],
    value: (path: string) => ({
      types: [],
      effect: 'options' as const,
      ...(path === 'unset' ? {} : { default: 'alpha' }),
    }),
    refusals: (): Record<string, Condition>[] => [{ name: { truthy: false } }],
  };
  const fails = ['hostRoot', 'name', 'unset'];
  const render = async (sets: readonly Record<string, Json>[]) =>
    sets.map((set) => ({
      outputs: {},
      objects: {},
      ...(Object.keys(set).some((path) => fails.includes(path)) && { error: 'wrong type' }),
    }));
  const nulls = await refusedNulls(facts, render);
  expect(nulls).toEqual(['hostRoot']);
  const charts = ['1.19.0', '1.19.3'].map((version) => ({ version, digest: '' }));
  const refusals = [{ when: { old: { in: [null] } } }, { when: { name: { truthy: false } } }];
  expect(withNulls({ charts, refusals }, new Map([['1.19.3', nulls]]))).toEqual([
    { when: { name: { truthy: false } } },
    { when: { hostRoot: { in: [null] } }, since: '1.19.3' },
  ]);
});
