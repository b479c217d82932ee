/** What is said of elements of lists, by the definitions of the Cilium that gets them. */
import { describe, expect, test } from 'vitest';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { lintFor } from './catalog.ts';

const catalog = openCatalog();

async function said(kubespray: string, variables: string): Promise<string[]> {
  const { findings } = await lintFor(kubespray, variables);
  return findings.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

const bgpOn = 'cilium_enable_bgp_control_plane: true\n';

const peeringPolicy =
  'cilium_bgp_peering_policies:\n  - name: rack\n    spec: { virtualRouters: [{ localASN: 64512, neighbors: [{ peerAddress: 192.0.2.1/32, peerASN: 64512 }] }] }\n';

describe('definitions', () => {
  test('a kind lives in the minors whose chart lets the operator write its definition', async () => {
    const { cilium } = await catalog.index();
    for (const { last } of cilium) {
      const definitions = await catalog.definitions(last);
      expect(definitions?.versions('CiliumBGPPeeringPolicy').length === 1, last).toBe(/^1\.1[2-8]\./.test(last));
    }
  });

  test.each([
    ['v2.30.0', ''],
    ['v2.31.0', 'Cilium 1.19.3 has no CiliumBGPPeeringPolicy'],
  ])('peering policies on %s', async (kubespray, message) => {
    const found = (await said(kubespray, bgpOn + peeringPolicy)).join('\n');
    if (message === '') expect(found).toBe('');
    else expect(found).toContain(message);
  });

  test('a list whose kind comes later names the first Cilium that has it', async () => {
    const text = 'cilium_version: v1.14.6\ncilium_bgp_peer_configs:\n  - { name: router, spec: { ebgpMultihop: 4 } }\n';
    expect((await said('v2.27.1', text)).join('\n')).toContain('Use Cilium 1.15 or later.');
  });
});

describe('elements', () => {
  test.each([
    ['localASN: 0', 'a whole number from 1 to 4294967295'],
    ['localASN: sixty', 'a whole number from 1 to 4294967295'],
    ['localPort: 99999', 'a whole number from 1 to 65535'],
    ['peers: { name: router }', 'a list'],
    ['peers: [{ name: router, peerAddress: 192.0.2.300 }]', 'an IP address'],
  ])('bgpInstances with %s', async (entry, expected) => {
    const text = `cilium_bgp_cluster_configs:\n  - name: rack\n    spec: { bgpInstances: [{ name: one, ${entry} }] }\n`;
    expect((await said('v2.31.0', text)).join('\n')).toContain(`must be ${expected}.`);
  });

  test('what is known only when Ansible runs is right, and so is null', async () => {
    const text =
      'cilium_bgp_cluster_configs:\n  - name: "{{ rack }}"\n    spec: { nodeSelector: null, bgpInstances: [{ name: one, localASN: "{{ asn }}", peers: "{{ peers }}" }] }\n';
    expect(await said('v2.31.0', bgpOn + text)).toEqual([]);
  });

  test('a key below one that is dropped is not told again', async () => {
    const text =
      'cilium_loadbalancer_ip_pools:\n  - { name: a, cidrs: [192.0.2.0/24], ranges: [{ start: 192.0.2.1 }] }\n';
    expect(await said('v2.27.0', text)).toEqual([
      'The key "ranges" in cilium_loadbalancer_ip_pools has no effect: Kubespray v2.27.0 reads only name and cidrs. Remove "ranges".',
    ]);
  });

  test('a list that needs another one is told once it is filled', async () => {
    const overrides =
      'cilium_bgp_node_config_overrides:\n  - { name: n1, spec: { bgpInstances: [{ name: one, localPort: 1790 }] } }\n';
    expect((await said('v2.31.0', overrides)).join('\n')).toContain('unless cilium_bgp_advertisements is set too');
    expect(await said('v2.31.0', `${bgpOn}${overrides}cilium_bgp_advertisements: "{{ adverts }}"\n`)).toEqual([]);
  });
});
