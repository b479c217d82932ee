/**
 * Custom resources of an intent: in the lists of a release if they fit, otherwise in the manifests, with a step that
 * tells the user.
 */
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { manifests } from '../../src/outputs/manifests.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';

const catalog = openCatalog();

async function planOf(
  kubespray: string,
  wishes: object,
  { cilium, inventory }: { cilium?: string; inventory?: object } = {},
) {
  const text = JSON.stringify({ version: 1, target: { kubespray, ...(cilium && { cilium }) }, features: wishes });
  const given = inventory && { inventory: new Map(Object.entries(inventory)) };
  const { plan, findings } = await planIntent(text, 'intent.json', { catalog, features, ...given });
  if (!plan) throw new Error('no plan');
  return {
    variable: (name: string) => plan.variables.get(name)?.value,
    steps: findings.filter(({ rule }) => rule === 'apply-manifests'),
    objects: parseAllDocuments(manifests(plan)).map((document) => document.toJS()),
  };
}

const pool = (more: object) => ({ loadBalancerIPAM: { pools: [{ name: 'blue', ...more }] } });
const cidrs = pool({ cidrs: ['192.0.2.0/24'] });
const variable = 'cilium_loadbalancer_ip_pools';

describe('address pools', () => {
  it('go into the list of a release that has one', async () => {
    const plan = await planOf('v2.31.0', cidrs);
    expect(plan.variable(variable)).toEqual([{ name: 'blue', cidrs: ['192.0.2.0/24'] }]);
    expect(plan.steps).toEqual([]);
  });

  it.each([
    ['the release has no list', 'v2.26.1', cidrs, undefined],
    ['the list has no key for them', 'v2.31.0', pool({ cidrs: ['192.0.2.0/24'], disabled: true }), undefined],
    ['the list of the release has no ranges', 'v2.27.1', pool({ ranges: [{ start: '192.0.2.1' }] }), undefined],
    ['the list writes an API that Cilium does not serve yet', 'v2.31.0', cidrs, '1.17.7'],
    ['the list writes a field that Cilium does not know yet', 'v2.27.1', cidrs, '1.14.19'],
  ])('are left to the user where %s', async (_, kubespray, wish, cilium) => {
    const plan = await planOf(kubespray, wish, cilium === undefined ? {} : { cilium });
    expect(plan.variable(variable)).toBeUndefined();
    expect(plan.steps.map(({ message }) => message).join()).toContain('CiliumLoadBalancerIPPool');
    expect(plan.objects).toHaveLength(1);
  });

  it('stay beside those of the inventory, and replace the one of their name', async () => {
    const old = [
      { name: 'red', cidrs: ['198.51.100.0/24'] },
      { name: 'blue', cidrs: ['203.0.113.0/24'] },
    ];
    const plan = await planOf('v2.31.0', cidrs, { inventory: { [variable]: old } });
    expect(plan.variable(variable)).toEqual([old[0], { name: 'blue', cidrs: ['192.0.2.0/24'] }]);
  });

  it('are written as the version at hand knows them', async () => {
    const [early, late] = [await planOf('v2.24.3', cidrs), await planOf('v2.31.0', cidrs)];
    expect(early.objects[0]).toMatchObject({
      apiVersion: 'cilium.io/v2alpha1',
      spec: { cidrs: [{ cidr: '192.0.2.0/24' }] },
    });
    expect(late.objects[0]).toMatchObject({ apiVersion: 'cilium.io/v2', spec: { blocks: [{ cidr: '192.0.2.0/24' }] } });
  });
});

describe('peerings', () => {
  const peers = [{ name: 'tor', address: '192.0.2.1', asn: 64513 }];
  const bgp = { bgp: { instances: [{ name: 'rack0', asn: 64512, peers, advertisePodCIDR: true }] } };
  const kinds = (plan: { objects: { kind: string }[] }) => plan.objects.map(({ kind }) => kind);

  it('are one kind up to Cilium 1.15, and three later', async () => {
    expect(kinds(await planOf('v2.27.1', bgp))).toEqual(['CiliumBGPPeeringPolicy']);
    expect(kinds(await planOf('v2.31.0', bgp))).toEqual([
      'CiliumBGPClusterConfig',
      'CiliumBGPPeerConfig',
      'CiliumBGPAdvertisement',
    ]);
  });

  it('go into the lists of a release whose API is the one of Cilium', async () => {
    const plan = await planOf('v2.31.0', bgp);
    expect(plan.variable('cilium_bgp_advertisements')).toMatchObject([
      { name: 'rack0', labels: { advertise: 'rack0' } },
    ]);
    expect(plan.steps).toEqual([]);
    // v2.30.0 writes v2alpha1, and it is not known whether 1.19 serves that.
    const other = await planOf('v2.30.0', bgp, { cilium: '1.19.6' });
    expect(other.variable('cilium_bgp_advertisements')).toBeUndefined();
    expect(other.steps).toHaveLength(1);
  });
});
