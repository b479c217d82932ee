/** `master` is a target of its own, from the most recent snapshot, and never counts as the newest release. */
import { expect, test } from 'vitest';
import { features } from '../../features/registry.ts';
import { Catalog } from '../../src/catalog/catalog.ts';
import type { CatalogIndex, KubesprayCatalog } from '../../src/catalog/types.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { resolveTarget } from '../../src/cluster/target/target.ts';
import { explain } from '../../src/commands/explain/explain.ts';
import { matrix } from '../../src/commands/matrix/matrix.ts';
import { compare } from '../../src/core/versions.ts';
import { groupVars } from '../../src/outputs/group-vars.ts';
import { makePlan } from '../../src/plan/plan.ts';

const catalog = openCatalog();
const snapshot = (await catalog.index()).snapshots?.[0];

/** The committed catalog, with some files replaced. */
function withFiles(files: Record<string, unknown>): Catalog {
  return new Catalog({
    read: async (path) => {
      if (path in files) return structuredClone(files[path]);
      const own: Record<string, () => Promise<unknown>> = { 'index.json': () => catalog.index() };
      if (own[path]) return structuredClone(await own[path]());
      const [folder, name = ''] = path.replace('.json', '').split('/');
      return structuredClone(await (folder === 'cilium' ? catalog.minor(name) : catalog.kubespray(name)));
    },
  });
}

const input = { features: new Map([['egressGateway', true]]), values: {}, config: new Map<string, string>() };

test('the notice names commit and date', async () => {
  const { target, findings } = await resolveTarget({ kubespray: 'master' }, catalog);
  expect(target?.release?.facts.release).toBe('master');
  const notice = findings.find(({ rule }) => rule === 'target/snapshot');
  expect(notice).toMatchObject({ severity: 'info', subject: 'target.kubespray' });
  expect(notice?.message).toContain(`commit ${snapshot?.commit.slice(0, 9)} of ${snapshot?.date}`);
});

test('is in no list of releases, and newer than all of them', async () => {
  const { kubespray } = await catalog.index();
  const newest = kubespray.at(-1)?.release ?? '';
  expect(kubespray.map(({ release }) => release)).not.toContain('master');
  expect(compare('master', newest)).toBe(1);
  expect(compare(newest, 'master')).toBe(-1);
  expect(compare('master', 'master')).toBe(0);
  const rows = await matrix(catalog, features, { feature: 'maglev' });
  expect(rows[0]?.cells.at(-1)?.release).toBe(newest);
  const unknown = await resolveTarget({ kubespray: 'v2.99.0' }, catalog);
  expect(unknown.target?.release?.facts.release).toBe(newest);
});

test('without a snapshot the newest release stands in, with a warning', async () => {
  const { snapshots: _, ...index } = await catalog.index();
  const bare = withFiles({ 'index.json': index satisfies CatalogIndex });
  const { target, findings } = await resolveTarget({ kubespray: 'master' }, bare);
  expect(target?.release?.facts.release).toBe(index.kubespray.at(-1)?.release);
  expect(findings[0]).toMatchObject({ rule: 'target/unknown-release', severity: 'warning' });
});

test('a plan writes what the release requires, and keeps what gets through already', async () => {
  const facts: KubesprayCatalog = {
    ...(await catalog.kubespray('v2.31.0')),
    requires: [
      { variable: 'kube_owner', value: 'root' },
      { variable: 'cilium_id', value: 5 },
    ],
    assertions: [{ variable: 'cilium_id', accepted: [5, 6], refused: [0] }],
  };
  const { target } = await resolveTarget({ kubespray: 'v2.31.0' }, withFiles({ 'kubespray/v2.31.0.json': facts }));
  if (!target) throw new Error('v2.31.0 is in the catalog');
  const written = groupVars(makePlan(input, target, features));
  expect(written).toMatch(/^kube_owner: root$/m);
  expect(written).toMatch(/^cilium_id: 5$/m);
  const inventory = new Map<string, number | string>([
    ['cilium_id', 6],
    ['kube_owner', 'root'],
  ]);
  const besides = groupVars(makePlan(input, target, features, inventory));
  expect(besides).not.toMatch(/^(kube_owner|cilium_id):/m);
  expect(groupVars(makePlan(input, target, features, new Map([['cilium_id', 0]])))).toMatch(/^cilium_id: 5$/m);
});

test('a carrier under another name is written and read under that name', async () => {
  const own = await catalog.kubespray('v2.31.0');
  const facts: KubesprayCatalog = {
    ...own,
    carriers: { ...own.carriers, names: { extraValues: 'cilium_chart_values' } },
  };
  const renamed = withFiles({ 'kubespray/v2.31.0.json': facts });
  const { target } = await resolveTarget({ kubespray: 'v2.31.0' }, renamed);
  if (!target) throw new Error('v2.31.0 is in the catalog');
  const says = 'a values file for the chart; it overrides the template';
  const named = await explain('cilium_chart_values', renamed, features);
  expect(named?.kubespray).toContainEqual({ from: 'v2.31.0', to: 'v2.31.0', says });
  const usual = await explain('cilium_extra_values', renamed, features);
  expect(usual?.kubespray).toContainEqual({ from: 'v2.29.0', to: 'v2.30.0', says });
  const inventory = new Map([['cilium_chart_values', { l7Proxy: false }]]);
  const plan = makePlan(input, target, features, inventory);
  expect(groupVars(plan)).toMatch(/^cilium_chart_values:\n {2}# from the inventory\n {2}l7Proxy: false$/m);
  expect(groupVars(plan)).not.toContain('cilium_extra_values');
  expect(plan.options.get('enable-l7-proxy')).toBe('false');
});
