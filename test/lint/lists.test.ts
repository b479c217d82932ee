/** Findings on elements of lists, from the CRDs of the Cilium version that gets them. */
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

  test('a key below an ignored key is not reported again', async () => {
    const text =
      'cilium_loadbalancer_ip_pools:\n  - { name: a, cidrs: [192.0.2.0/24], ranges: [{ start: 192.0.2.1 }] }\n';
    expect(await said('v2.27.0', text)).toEqual([
      'The key "ranges" in cilium_loadbalancer_ip_pools has no effect: Kubespray v2.27.0 reads only name and cidrs. Remove "ranges".',
    ]);
  });

  test('a filled list that needs another one is reported until that one is set', async () => {
    const overrides =
      'cilium_bgp_node_config_overrides:\n  - { name: n1, spec: { bgpInstances: [{ name: one, localPort: 1790 }] } }\n';
    expect((await said('v2.31.0', overrides)).join('\n')).toContain('unless cilium_bgp_advertisements is set too');
    expect(await said('v2.31.0', `${bgpOn}${overrides}cilium_bgp_advertisements: "{{ adverts }}"\n`)).toEqual([]);
  });
});

describe('conditions on several keys', () => {
  const advertisement = (entry: string): string =>
    `cilium_bgp_advertisements:\n  - name: a\n    labels: { a: b }\n    spec: { advertisements: [{ ${entry} }] }\n`;
  const timers = (entry: string): string =>
    `cilium_bgp_peer_configs:\n  - name: p\n    spec: { timers: { ${entry} } }\n`;

  test.each([
    ['v2.29.1', 'advertisementType: PodCIDR, selector: {}', 'With advertisementType: PodCIDR, the key selector is not'],
    [
      'v2.31.0',
      'advertisementType: Service, selector: {}',
      'With advertisementType: Service, the key service is required',
    ],
    ['v2.31.0', 'advertisementType: Interface', 'With advertisementType: Interface, the key interface is required'],
    [
      'v2.31.0',
      'advertisementType: PodCIDR, service: { addresses: [ClusterIP] }',
      'With advertisementType other than Service, the key service is not allowed',
    ],
  ])('of advertisements on %s: %s', async (kubespray, entry, message) => {
    expect((await said(kubespray, bgpOn + advertisement(entry))).join('\n')).toContain(message);
  });

  test.each([
    ['holdTimeSeconds: 20', ', and by default keepAliveTimeSeconds is 30.'],
    ['keepAliveTimeSeconds: 91', ', and by default holdTimeSeconds is 90.'],
    ['holdTimeSeconds: 9, keepAliveTimeSeconds: 10', '.'],
  ])('of timers: %s', async (entry, end) => {
    const message = `keepAliveTimeSeconds must be at most holdTimeSeconds${end}`;
    expect((await said('v2.31.0', bgpOn + timers(entry))).join('\n')).toContain(message);
  });

  test.each([
    ['v2.31.0', advertisement('advertisementType: Service, service: { addresses: [ClusterIP] }, selector: {}')],
    ['v2.31.0', advertisement('advertisementType: "{{ kind }}", service: { addresses: [ClusterIP] }')],
    ['v2.29.1', advertisement('advertisementType: PodCIDR, service: { addresses: [ClusterIP] }')],
    ['v2.31.0', timers('holdTimeSeconds: "{{ hold }}"')],
    ['v2.31.0', timers('holdTimeSeconds: 9, keepAliveTimeSeconds: 3')],
    ['v2.31.0', timers('connectRetryTimeSeconds: 5')],
  ])('that are met on %s', async (kubespray, variables) => {
    expect(await said(kubespray, bgpOn + variables)).toEqual([]);
  });
});

describe('mounts', () => {
  const volumes = 'cilium_agent_extra_volumes:\n  - { name: certs, hostPath: { path: /etc/ssl } }\n';
  const mounts = 'cilium_agent_extra_volume_mounts:\n  - { name: certs, mountPath: /etc/ssl }\n';
  test.each([
    [
      'v2.20.0',
      mounts,
      'Kubespray v2.20.0 does not read cilium_agent_extra_volumes. Remove the mount, or use Kubespray v2.28.0',
    ],
    ['v2.27.1', volumes + mounts, 'DaemonSet/cilium has no volume named certs'],
    ['v2.28.1', mounts, 'Add the volume to cilium_agent_extra_volumes.'],
    [
      'v2.31.0',
      `${volumes}cilium_extra_values:\n  extraVolumeMounts:\n    - { name: cert, mountPath: /etc/ssl }\n`,
      'DaemonSet/cilium has no volume named cert,',
    ],
    [
      'v2.31.0',
      'kube_network_plugin: custom_cni\ncustom_cni_chart_ref: cilium/cilium\ncustom_cni_chart_values:\n  operator: { extraVolumeMounts: [{ name: ca, mountPath: /ca }] }\n',
      'Deployment/cilium-operator has no volume named ca,',
    ],
  ])('of volumes that are not there on %s', async (kubespray, variables, message) => {
    expect((await said(kubespray, variables)).join('\n')).toContain(message);
  });

  test.each([
    ['v2.28.1', volumes + mounts],
    ['v2.31.0', `cilium_extra_values:\n  extraVolumes: "{{ all }}"\n${mounts}`],
    ['v2.24.3', 'cilium_agent_extra_volume_mounts:\n  - { name: lib-modules, mountPath: /modules }\n'],
    ['v2.31.0', 'cilium_agent_extra_volume_mounts:\n  - { name: hubble-tls, mountPath: /tls }\n'],
    ['v2.24.3', 'cilium_operator_extra_volume_mounts: "{{ mounts }}"\n'],
  ])('of volumes that are there on %s', async (kubespray, variables) => {
    expect((await said(kubespray, variables)).filter((message) => message.includes('volume'))).toEqual([]);
  });
});
