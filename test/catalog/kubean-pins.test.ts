import { expect, test } from 'vitest';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { resolveTarget } from '../../src/cluster/target/target.ts';

const catalog = openCatalog();
const { releases } = await catalog.kubean();
const own = releases.flatMap(({ release, measured }) => (measured === undefined ? [] : [{ release, measured }]));

test('a Kubean release whose pinned commit was measured has the facts of the commit', async () => {
  const { target, findings } = await resolveTarget({ kubean: 'v0.36.0' }, catalog);
  expect(findings).toEqual([]);
  expect(target?.release?.facts.release).toBe('v2.28.0+a59585b6d');
  expect(target?.release?.facts.carriers.extraVars).toBe('extra-config');
  const { target: before } = await resolveTarget({ kubespray: 'v2.28.0' }, catalog);
  expect(before?.release?.facts.carriers.extraVars).toBe('dead');
});

test.each([...new Map(own.map((pin) => [pin.measured, pin])).values()])(
  '$measured has every part',
  async ({ measured }) => {
    const facts = await catalog.kubespray(measured);
    expect(measured.endsWith(facts.commit.slice(0, 9))).toBe(true);
    expect(facts.cluster).toBeDefined();
    expect((await catalog.play(measured)).commit).toBe(facts.commit);
    expect((await catalog.downloads(measured))?.commit).toBe(facts.commit);
  },
);

test('the index lists releases only', async () => {
  const { kubespray, snapshots = [] } = await catalog.index();
  expect([...kubespray, ...snapshots].filter(({ release }) => release.includes('+'))).toEqual([]);
});
