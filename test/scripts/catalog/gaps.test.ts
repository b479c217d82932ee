import { expect, test } from 'vitest';
import { gapsIn } from '../../../scripts/catalog/play/gaps.ts';
import type { PlayCatalog, PlayVariable } from '../../../src/catalog/play.ts';

function play(release: string, states: Record<string, PlayVariable['state']>): PlayCatalog {
  const variables = Object.entries(states).map(([name, state]): [string, PlayVariable] => [
    name,
    { declared: 'defaults', state },
  ]);
  return {
    release,
    commit: '',
    stops: [],
    removed: [],
    variables: Object.fromEntries(variables),
    lists: {},
    manifests: { objects: {}, images: {}, arguments: {}, references: [] },
    owners: {},
    installer: [],
    notMeasured: [],
  };
}

test('a state that neither neighbour shares is a gap; a change that stays is none', () => {
  const gaps = gapsIn([
    play('v1.0.0', { a: 'moves', b: 'moves' }),
    play('v1.1.0', { a: 'read', b: 'moves' }),
    play('v1.2.0', { a: 'moves', b: 'dead' }),
    play('v1.3.0', { a: 'moves', b: 'dead' }),
  ]);
  expect(gaps.map(({ release, variable, state, usual }) => [release, variable, state, usual])).toEqual([
    ['v1.1.0', 'a', 'read', 'moves'],
  ]);
});
