import { expect, test } from 'vitest';
import { generalise } from '../../../scripts/catalog/cilium/generalise.ts';
import type { Case, Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';

const limits = (...burst: number[]): Json => burst.map((value) => ({ burst: value }));
const row = (gate: string, value: Json | undefined, text: string): Case => ({
  when: { limits: value === undefined ? { truthy: true } : { in: [value] }, [gate]: { truthy: true } },
  then: { literal: text },
});
const other: Case = { then: { absent: true } };
const json = (value: Json): string => JSON.stringify(value);
const told = (gate: string): Case => ({
  when: { limits: { truthy: true }, [gate]: { truthy: true } },
  then: { join: [{ of: 'limits', as: 'json-text' }] },
});

test('cases for each value behind two gates become one case behind each gate', () => {
  const [tried, preset] = [limits(1, 2), limits(3)];
  const table: Table = [
    row('new', tried, json(tried)),
    row('old', tried, json(tried)),
    row('new', undefined, json(preset)),
    row('old', undefined, json(preset)),
    other,
  ];
  expect(generalise(table)).toEqual([told('new'), told('old'), other]);
});

test('a case in between that would change a result is not skipped', () => {
  const [tried, preset] = [limits(1, 2), limits(3)];
  const table: Table = [
    row('new', tried, json(tried)),
    { when: { quiet: { truthy: true } }, then: { literal: 'quiet' } },
    row('new', undefined, json(preset)),
    other,
  ];
  expect(generalise(table)).toEqual(table);
});
