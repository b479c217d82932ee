/** Resource amounts of the agents, together with the limits that a release sets by default. */
import { expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';

const catalog = openCatalog();

async function planOf(kubespray: string, agent: object) {
  const text = JSON.stringify({ version: 1, target: { kubespray }, features: { resources: { agent } } });
  const { plan, findings } = await planIntent(text, 'intent.json', { catalog, features });
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  return { errors, variables: [...(plan?.variables ?? [])].map(([name, { value }]) => [name, value]) };
}

it.each(['v2.27.1', 'v2.31.0'])('a request above the default limit of %s is an error', async (release) => {
  expect((await planOf(release, { requests: { memory: '1Gi' } })).errors).toEqual(['request-above-limit']);
  expect((await planOf(release, { requests: { memory: '256M' } })).errors).toEqual([]);
  expect((await planOf(release, { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } })).errors).toEqual([]);
});

it('a release whose variables for it do nothing limits nothing', async () => {
  expect((await planOf('v2.30.0', { requests: { memory: '1Gi' } })).errors).toEqual([]);
});

it('amounts go into the variables of a release that renders its own manifests', async () => {
  const { variables } = await planOf('v2.24.3', { requests: { cpu: '200m' }, limits: { memory: '1Gi' } });
  expect(variables).toEqual(
    expect.arrayContaining([
      ['cilium_cpu_requests', '200m'],
      ['cilium_memory_limit', '1Gi'],
    ]),
  );
});
