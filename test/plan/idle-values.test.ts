/** Values for parts of Cilium that do not run. */
import { expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';

const catalog = openCatalog();

async function findingsOf(target: object, intent: object): Promise<string[]> {
  const text = JSON.stringify({ version: 1, target, ...intent });
  const { findings } = await planIntent(text, 'intent.json', { catalog, features });
  return findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, message }) => (rule === 'part-is-off' ? (message.split('. ')[0] ?? '') : rule));
}

const relay = { hubbleRelay: { replicas: 2 } };
const meshServer = { clusterMeshAPIServer: { limits: { cpu: '200m' } } };

it.each(['v2.27.1', 'v2.28.1', 'v2.31.0'])(
  '%s: amounts of a part that is off are a warning, not an error',
  async (kubespray) => {
    expect(await findingsOf({ kubespray }, { features: { resources: meshServer } })).toEqual([
      'clustermesh.apiserver.resources.limits.cpu has no effect while clustermesh.useAPIServer is false',
    ]);
    expect(await findingsOf({ kubespray }, { features: { hubble: false, resources: relay } })).toEqual([
      expect.stringContaining('hubble.relay.replicas has no effect while hubble.'),
    ]);
  },
);

it('plain Helm has the warning too', async () => {
  const given = { features: { hubble: { relay: false }, resources: relay } };
  expect(await findingsOf({ cilium: '1.19.3' }, given)).toEqual([
    'hubble.relay.replicas has no effect while hubble.relay.enabled is false',
  ]);
});

it('amounts of parts that run are no warning', async () => {
  const given = { features: { hubble: { relay: true }, resources: { ...relay, envoy: { limits: { cpu: '1' } } } } };
  expect(await findingsOf({ kubespray: 'v2.31.0' }, given)).toEqual([]);
});

it('a part that cannot come is reported alone', async () => {
  const given = { features: { hubble: { ui: true }, resources: relay } };
  expect(await findingsOf({ kubespray: 'v2.27.1' }, given)).toEqual(['not-expressible']);
});

it('values next to their own switch, and images of a mirror, are no warning', async () => {
  const values = { hubble: { relay: { enabled: false, replicas: 2 } } };
  const given = { features: { registry: { mirror: 'registry.example.com' } }, values };
  expect(await findingsOf({ kubespray: 'v2.31.0' }, given)).toEqual([]);
});

it.each(['v2.24.3', 'v2.27.1', 'v2.28.1'])('%s: amounts of a part that is off switch nothing on', async (kubespray) => {
  const text = JSON.stringify({ version: 1, target: { kubespray }, features: { resources: relay } });
  const { plan } = await planIntent(text, 'intent.json', { catalog, features });
  expect([...(plan?.variables.keys() ?? [])].filter((name) => name.includes('hubble'))).toEqual([]);
});

it('the priority class that manifests of a release have anyway is no error', async () => {
  const of = (name: string) => ({ features: { resources: { agent: { priorityClassName: name } } } });
  expect(await findingsOf({ kubespray: 'v2.27.1' }, of('system-node-critical'))).toEqual([]);
  expect(await findingsOf({ kubespray: 'v2.27.1' }, of('batch'))).toEqual(['not-expressible']);
});
