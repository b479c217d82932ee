import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fold, unfold, unfolded } from '../../../scripts/catalog/fold.ts';
import { Catalog } from '../../../src/catalog/catalog.ts';
import { openCatalog } from '../../../src/cli/io/catalog-files.ts';

interface Facts {
  release: string;
  commit: string;
  stops: { file: string; when: Record<string, unknown> }[];
  variables: Record<string, unknown>;
}

function facts(release: string, changes: Partial<Facts> = {}): Facts {
  const names = Array.from({ length: 40 }, (_, i) => `cilium_variable_${100 + i}`);
  return {
    release,
    commit: `commit-of-${release}`,
    stops: [
      { file: 'check.yml', when: { cilium_mtu: { in: ['none'] } } },
      { file: 'other.yml', when: {} },
    ],
    variables: Object.fromEntries(names.map((name) => [name, { default: name, state: 'moves' }])),
    ...changes,
  };
}

function written(...releases: Facts[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'fold-'));
  for (const one of releases) writeFileSync(join(folder, `${one.release}.json`), JSON.stringify(one));
  return folder;
}

const base = facts('v2.1.0');
const nearly = facts('v2.1.1', {
  stops: [{ file: 'check.yml', when: { cilium_mtu: { in: ['all'] } } }, base.stops[1] as Facts['stops'][number]],
  variables: {
    ...Object.fromEntries(Object.entries(base.variables).slice(1)),
    cilium_variable_1395: { state: 'dead' },
  },
});
const sorted = { ...nearly, variables: Object.fromEntries(Object.entries(nearly.variables).sort()) };

it('a release that states nearly what an earlier one states keeps only the difference, and gives all of it back', () => {
  const folder = written(base, sorted, facts('v2.1.2'));
  fold(folder);
  const file = (name: string) =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')) as { same?: string; but?: object };
  expect(file('v2.1.0.json').same).toBeUndefined();
  expect(file('v2.1.1.json')).toMatchObject({ same: 'v2.1.0', but: { in: { variables: expect.anything() } } });
  expect(file('v2.1.2.json')).toEqual({ release: 'v2.1.2', commit: 'commit-of-v2.1.2', same: 'v2.1.0' });
  const [one, two, three] = unfolded<Facts>(folder);
  expect(JSON.stringify([one, two, three])).toBe(JSON.stringify([base, sorted, facts('v2.1.2')]));
});

it('a release that is measured again leaves those alone that referred to it', () => {
  const folder = written(base, sorted);
  fold(folder);
  unfold(folder);
  writeFileSync(join(folder, 'v2.1.0.json'), JSON.stringify({ ...base, variables: { cilium_other: {} } }));
  fold(folder);
  expect(unfolded<Facts>(folder)[1]).toEqual(sorted);
});

it('a release that has little in common with others stays as it is', () => {
  const folder = written(base, facts('v2.2.0', { variables: { cilium_other: { state: 'dead' } }, stops: [] }));
  fold(folder);
  expect(readFileSync(join(folder, 'v2.2.0.json'), 'utf8')).not.toContain('"same"');
});

it('the program reads a release the same whether its file is whole or a difference', async () => {
  const whole = new Map(
    unfolded<Facts>(join(import.meta.dirname, '../../../catalog/kubespray')).map((one) => [one.release, one]),
  );
  expect(whole.size).toBe(readdirSync(join(import.meta.dirname, '../../../catalog/kubespray')).length);
  const fromFiles = openCatalog();
  const fromWhole = new Catalog({
    read: (path) => Promise.resolve(whole.get(path.replace(/^kubespray\/|\.json$/g, '')) as unknown),
  });
  for (const release of whole.keys()) {
    const [left, right] = await Promise.all([fromFiles.kubespray(release), fromWhole.kubespray(release)]);
    expect(JSON.stringify(left)).toBe(JSON.stringify(right));
  }
});
