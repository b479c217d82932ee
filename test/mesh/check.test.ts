import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { meshRules } from '../../src/commands/mesh/check/rules/registry.ts';
import { parseMesh } from '../../src/commands/mesh/file/parse.ts';
import { run } from '../cli/run.ts';
import { type Cluster, check, meshOf, releases } from './files.ts';

/** Rule ids of findings above the level of a note. */
async function complaints(clusters: readonly Cluster[], top: readonly string[] = []): Promise<string[]> {
  const findings = await check(meshOf(clusters, top));
  return findings.filter(({ severity }) => severity !== 'info').map(({ rule, severity }) => `${severity} ${rule}`);
}

async function messageOf(rule: string, clusters: readonly Cluster[], top: readonly string[] = []): Promise<string> {
  const found = (await check(meshOf(clusters, top))).filter((finding) => finding.rule === rule);
  return found.map(({ message }) => message).join('\n');
}

const native = (cidr: string): string =>
  `cilium_native_routing_cidr: ${cidr}\ncilium_extra_values: { routingMode: native }`;

describe('examples', () => {
  it('two clusters are in order', async () => {
    const { code, stdout } = await run([
      'mesh',
      'check',
      '--fail-on',
      'warning',
      'examples/mesh/two-clusters/mesh.yaml',
    ]);
    expect({ code, stdout }).toMatchObject({ code: 0 });
    expect(stdout).toContain('8472/udp');
  });

  it('three releases are in order', async () => {
    const { code } = await run(['mesh', 'check', '--fail-on', 'warning', 'examples/mesh/mixed-releases/mesh.yaml']);
    expect(code).toBe(0);
  });

  it('the broken one tells everything in one run', async () => {
    const { code, stdout } = await run(['mesh', 'check', '--format', 'json', 'examples/mesh/broken/mesh.yaml']);
    expect(code).toBe(2);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string; line: number }[] };
    const found = new Set(findings.map(({ rule }) => rule));
    const expected = meshRules.map(({ id }) => `mesh/${id}`);
    expect(expected.filter((rule) => !found.has(rule))).toEqual([]);
    for (const rule of [
      'mesh/unreadable',
      'mesh/no-cilium',
      'mesh/unchecked-cluster',
      'mesh/unknown-network',
      'mesh/invalid-network',
    ]) {
      expect(found).toContain(rule);
    }
    for (const { line, message } of findings) {
      expect(line).toBeGreaterThan(0);
      expect(message).not.toMatch(/(\(id \d+\)) \1/);
    }
    const routing = findings.find(({ rule }) => rule === 'mesh/pod-routing');
    expect(routing?.message).toContain('Cluster "Paris" uses native routing');
  });
});

describe('the mesh file', () => {
  it('tells every mistake at its place, with the nearest name', async () => {
    const text = [
      'version: 1',
      'topolgy: full-mesh',
      'clusters:',
      '  - name: paris',
      '    id: one',
      '    podCIDRs: [10.0.0.0/33]',
      '    apiserver: { type: Nodeport }',
      '  - name: lyon',
      '    id: 2',
      '    intent: a.yaml',
      '    inventory: b',
      '',
    ].join('\n');
    const { mesh, findings } = await parseMesh(text, 'mesh.yaml');
    expect(mesh).toBeUndefined();
    expect(findings.map(({ location, message }) => `${location?.line}: ${message}`)).toEqual([
      expect.stringMatching(/^2: .*topology/),
      expect.stringMatching(/^5: .*whole number/),
      expect.stringMatching(/^6: .*10\.0\.0\.0\/33/),
      expect.stringMatching(/^7: .*NodePort/),
      expect.stringMatching(/^10: .*not both/),
    ]);
  });

  it('names a hub that is there', async () => {
    const { findings } = await parseMesh(
      'version: 1\ntopology: { hub: pari }\nclusters: [{ name: paris, id: 1 }]\n',
      'm',
    );
    expect(findings[0]?.message).toContain('Did you mean "paris"?');
  });

  it('is refused with code 2 and nothing on stdout', async () => {
    const { code, stdout, stderr } = await run(['mesh', 'check', '-'], { stdin: 'version: 2\nclusters: []\n' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('<stdin>:1:10');
  });

  it('has a JSON Schema', async () => {
    const { stdout } = await run(['schema', 'mesh']);
    expect(JSON.parse(stdout)).toMatchObject({ properties: { clusters: { type: 'array' } } });
  });
});

describe('names and ids', () => {
  it('are unique', async () => {
    expect(await complaints([{ name: 'a' }, { name: 'a' }])).toContain('error mesh/duplicate-name');
    expect(await messageOf('mesh/duplicate-id', [{ id: 4 }, { id: 4 }])).toBe(
      'Clusters "c0" and "c1" have the same id 4. In the mesh file, set an unused id for the cluster that you can interrupt: all its workloads must restart after the change.',
    );
  });

  it.each(['Paris', 'paris_1', '-paris', 'paris-', 'default'])('%s is no name', async (name) => {
    expect(await complaints([{ name }, {}])).toContain('error mesh/invalid-name');
  });

  it('has a length that Cilium checks from 1.16 on', async () => {
    const name = 'a'.repeat(33);
    expect(await complaints([{ name }])).toContain('error mesh/invalid-name');
    const old = { name, kubespray: 'v2.27.1', vars: 'cilium_identity_allocation_mode: crd' };
    expect(await complaints([old])).toEqual(['warning mesh/invalid-name']);
    expect(await complaints([{ name: 'a'.repeat(32) }])).toEqual([]);
  });

  it('ids go to 255, or to 511 where the mesh is made for it', async () => {
    expect(await complaints([{ id: 255 }, {}])).toEqual([]);
    expect(await complaints([{ id: 256 }, {}])).toEqual(['error mesh/id-range']);
    expect(await complaints([{ id: 511 }, {}], ['maxConnectedClusters: 511'])).toEqual([]);
    expect(await complaints([{ id: 512 }, {}], ['maxConnectedClusters: 511'])).toContain('error mesh/id-range');
    expect(await complaints([{ id: -1 }])).toContain('error mesh/id-range');
    expect(await complaints([{ id: 0 }])).toContain('error mesh/id-zero');
  });

  it('the limit of Kubespray for the id is reported', async () => {
    expect(await messageOf('mesh/kubespray-id-limit', [{ vars: 'cilium_cluster_id: 300' }])).toContain(
      'stops at cilium_cluster_id: 300',
    );
    const carried = await messageOf('mesh/kubespray-id-limit', [{ id: 300 }], ['maxConnectedClusters: 511']);
    expect(carried).toContain('mesh plan prints');
    // v2.28.0 has no variable for it.
    const bare = await check(meshOf([{ id: 300, kubespray: 'v2.28.0' }], ['maxConnectedClusters: 511']));
    expect(bare.filter(({ rule }) => rule === 'not-expressible')[0]?.message).toContain('cluster.id=300');
  });

  it('the size is the same everywhere', async () => {
    const large = { vars: 'cilium_extra_values: { clustermesh: { maxConnectedClusters: 511 } }' };
    expect(await messageOf('mesh/max-connected-clusters', [{}, large])).toContain(
      'Cluster "c1" allows 511 clusters, and cluster "c0" allows 255',
    );
    expect(await complaints([large, large])).toEqual([]);
    const old = { kubespray: 'v2.24.3', vars: 'cilium_identity_allocation_mode: crd' };
    expect(await messageOf('mesh/max-connected-clusters', [old], ['maxConnectedClusters: 511'])).toContain(
      '1.15 or later',
    );
  });

  it('a change says that workloads restart', async () => {
    const vars = 'cilium_cluster_name: lyon\ncilium_cluster_id: 9';
    const message = await messageOf('mesh/identity-changes', [{ vars }]);
    expect(message).toContain('restart all workloads');
    expect(await messageOf('mesh/identity-changes', [{ name: 'lyon', id: 9, vars }])).toBe('');
  });
});

describe('addresses', () => {
  it('of pods are unique in both families, and both sides are named', async () => {
    expect(await messageOf('mesh/pod-cidr-overlap', [{ pods: '10.0.0.0/8' }, {}])).toMatch(
      /"c0" \(10\.0\.0\.0\/8\).*"c1"/s,
    );
    const dual = (subnet: string): string =>
      `cilium_enable_ipv6: true\nkube_pods_subnet_ipv6: ${subnet}\nkube_service_addresses_ipv6: ${subnet.replace('::', 'ff::')}`;
    const six = [{ vars: dual('fd01::/56') }, { vars: dual('fd01::/64') }];
    expect(await messageOf('mesh/pod-cidr-overlap', six)).toContain('fd01::/56');
    expect(await messageOf('mesh/pod-cidr-overlap', [{ vars: dual('fd01::/56') }, { vars: dual('fd02::/56') }])).toBe(
      '',
    );
  });

  it("are the release's where nothing is set", async () => {
    const files = {
      ...meshOf([{}, {}]),
      'c0.yml': 'kube_network_plugin: cilium\n',
      'c1.yml': 'kube_network_plugin: cilium\n',
    };
    const rules = (await check(files)).map(({ rule }) => rule);
    expect(rules).toContain('mesh/pod-cidr-overlap');
    expect(rules).toContain('mesh/service-cidr-overlap');
  });

  it('come from the pool that Cilium has, not from the variable that it does not read', async () => {
    const vars = 'cilium_pool_cidr: 10.2.0.0/17';
    expect(await messageOf('mesh/pod-cidr-overlap', [{ vars }, {}])).toContain('10.2.0.0/17');
    const kubernetes = [{ vars: `${vars}\ncilium_ipam_mode: kubernetes` }, {}];
    expect(await messageOf('mesh/pod-cidr-overlap', kubernetes)).toBe('');
  });

  it('of two presets has the variable that changes one, instead of a line that does not set it', async () => {
    const files = meshOf([{}, {}]);
    for (const file of ['c0.yml', 'c1.yml']) files[file] = 'kube_network_plugin: cilium\n';
    const messages = (await check(files)).map(({ message }) => message);
    const told = messages.find((message) => message.includes('Pods of "c0"'));
    expect(told).toContain(
      `Both networks are Kubespray's default. Set kube_pods_subnet in cluster "c1" before its installation.`,
    );
    expect(told).not.toContain('mesh.yaml');
  });

  it('of pods and Services of any two clusters, and of nodes', async () => {
    expect(await messageOf('mesh/pod-cidr-overlap', [{ services: '10.2.64.0/18' }, {}])).toContain('ervices of "c0"');
    expect(await messageOf('mesh/pod-cidr-overlap', [{ services: '10.1.64.0/18' }])).toContain('ervices of "c0"');
    expect(await messageOf('mesh/node-address-overlap', [{ entry: ['nodes: [10.2.0.9]'] }, {}])).toContain(
      'ods of "c1"',
    );
    const twice = [{ entry: ['nodes: [192.168.0.1]'] }, { entry: ['nodes: [192.168.0.1]'] }];
    expect(await complaints(twice)).toEqual(['error mesh/node-address-overlap']);
    const shared = [{ entry: ['nodes: [192.168.0.0/24]'] }, { entry: ['nodes: [192.168.0.0/24]'] }];
    expect(await complaints(shared)).toEqual(['warning mesh/node-address-overlap']);
  });

  it('of Services may overlap if that is stated, unless a ClusterIP has to be reached', async () => {
    const clusters = [{ services: '10.200.0.0/16' }, { services: '10.200.0.0/16' }];
    expect(await complaints(clusters)).toEqual(['error mesh/service-cidr-overlap']);
    expect(await complaints(clusters, ['allowOverlappingServices: true'])).toEqual([]);
    const routed = [
      { services: '10.200.0.0/16', entry: ['apiserver: { type: ClusterIP, available: true }'] },
      clusters[1] as Cluster,
    ];
    expect(await complaints(routed, ['allowOverlappingServices: true'])).toEqual(['error mesh/service-cidr-overlap']);
  });

  it('are reported if they are unknown, and taken from the mesh file', async () => {
    const pods = "\"{{ lookup('env', 'PODS') }}\"";
    expect(await complaints([{ pods }, {}])).toEqual(['warning mesh/unknown-network']);
    expect(await complaints([{ pods, entry: ['podCIDRs: [10.9.0.0/16]'] }, {}])).toEqual([]);
    expect(await complaints([{ pods, entry: ['podCIDRs: [10.2.0.0/24]'] }, {}])).toEqual([
      'error mesh/pod-cidr-overlap',
    ]);
    expect(await complaints([{ entry: ['podCIDRs: [10.9.0.0/16]'] }])).toEqual(['warning mesh/networks-differ']);
  });

  it('of hosts come from the inventory and host_vars', async () => {
    const files = meshOf([{}, { entry: ['nodes: [192.168.1.2]'] }]);
    files['site/inventory.ini'] = '[kube_control_plane]\nn1 ansible_host=203.0.113.1\n[kube_node]\nn1\n';
    files['site/host_vars/n1.yml'] = 'ip: 192.168.1.2\n';
    files['site/group_vars/k8s_cluster/all.yml'] = files['c0.yml'] as string;
    files['mesh.yaml'] = (files['mesh.yaml'] as string).replace('inventory: c0.yml', 'inventory: site');
    const found = (await check(files)).filter(({ rule }) => rule === 'mesh/node-address-overlap');
    expect(found.map(({ message }) => message).join()).toContain('site/host_vars/n1.yml:1');
  });
});

describe('modes', () => {
  it('are the same, tunnel protocol and port included', async () => {
    const mode = { vars: 'cilium_tunnel_mode: geneve' };
    expect(await messageOf('mesh/routing-mode', [{}, {}, mode])).toContain(
      'Cluster "c2" uses a Geneve tunnel, and cluster "c0" uses a VXLAN tunnel',
    );
    const port = { vars: 'cilium_extra_values: { tunnelPort: 9999 }' };
    expect(await messageOf('mesh/routing-mode', [{}, port])).toContain('port 9999');
    expect(await complaints([mode, mode])).toEqual([]);
  });

  it('native routing: the CIDR holds the pods of all, and their routes are stated', async () => {
    const small = [{ vars: native('10.1.0.0/16') }, { vars: native('10.0.0.0/8') }];
    expect(await messageOf('mesh/native-routing-cidr', small, ['podsReachEachOther: true'])).toContain(
      'does not contain the pods of "c1" (10.2.0.0/16)',
    );
    const wide = [{ vars: native('10.0.0.0/8') }, { vars: native('10.0.0.0/8') }];
    expect(await complaints(wide, ['podsReachEachOther: true'])).toEqual([]);
    expect(await complaints(wide)).toEqual(['warning mesh/pod-routing']);
    expect(await complaints(wide, ['podsReachEachOther: false'])).toEqual(['error mesh/pod-routing']);
  });

  it('the trap of the CLI releases is no native routing', async () => {
    const [finding] = (await check(meshOf([{ vars: 'cilium_tunnel_mode: disabled' }, {}]))).filter(
      ({ rule }) => rule === 'mesh/routing-mode',
    );
    expect(finding?.message).toContain('is unknown');
  });

  it('encryption is the same, and the key of IPsec, which is never shown', async () => {
    const wireguard = { vars: 'cilium_encryption_enabled: true\ncilium_encryption_type: wireguard' };
    expect(await complaints([{}, {}, wireguard])).toEqual(['error mesh/encryption']);
    expect(await complaints([wireguard, wireguard])).toEqual([]);
    const ipsec = (key: string): Cluster => ({
      vars: `cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: ${key}`,
    });
    const message = await messageOf('mesh/encryption', [ipsec('c2VjcmV0LWE='), ipsec('c2VjcmV0LWI=')]);
    expect(message).toContain('cannot decrypt each other');
    expect(message).not.toContain('c2VjcmV0');
    expect(await complaints([ipsec('c2VjcmV0LWE='), ipsec('c2VjcmV0LWE=')])).toEqual([]);
  });

  it('versions are at most one minor apart', async () => {
    const on = (version: string): Cluster => ({ vars: `cilium_version: ${version}` });
    expect(await complaints([on('1.18.4'), on('1.17.7')])).toEqual([]);
    expect(await messageOf('mesh/version-skew', [on('1.18.4'), on('1.16.19')])).toContain(
      'Cluster "c1" runs Cilium 1.16.19, and cluster "c0" runs 1.18.4: 2 minor versions apart',
    );
  });

  it('identities are kept where clustermesh-apiserver finds them', async () => {
    expect(await complaints([{ kubespray: 'v2.24.3' }])).toEqual(['error mesh/identity-store']);
    expect(await complaints([{ kubespray: 'v2.24.3', vars: 'cilium_identity_allocation_mode: crd' }])).toEqual([]);
  });

  it('families have something in common', async () => {
    const six = { vars: 'cilium_enable_ipv4: false\ncilium_enable_ipv6: true' };
    expect(await messageOf('mesh/ip-families', [{}, {}, six])).toContain(
      'Pods of "c2" use only IPv6 and cannot connect to pods of "c0", "c1", which use only IPv4',
    );
  });

  it('the rest of what has to match', async () => {
    const pool = { vars: 'cilium_ipam_mode: multi-pool', entry: ['podCIDRs: [10.50.0.0/16]'] };
    expect(await complaints([{}, {}, pool])).toEqual(['warning mesh/ipam-mode']);
    const mixed = [{ vars: 'cilium_version: 1.18.4' }, {}];
    expect(await complaints(mixed)).toEqual(['warning mesh/policy-default']);
    const spire = 'cilium_extra_values: { authentication: { enabled: true, mutual: { spire: { enabled: true } } } }';
    expect(await complaints([{ vars: spire }, {}])).toContain('error mesh/mutual-authentication');
    expect(await complaints([{}, {}], ['sharedCA: false'])).toEqual(['warning mesh/shared-ca']);
    expect(await complaints([{}, {}], ['nodesReachEachOther: false'])).toEqual(['error mesh/node-connectivity']);
  });
});

describe('clustermesh-apiserver', () => {
  it.each([
    ['{ type: LoadBalancer, available: false }', 'error'],
    ['{ type: LoadBalancer }', 'warning'],
    ['{ type: NodePort, available: true, nodePort: 80 }', 'error'],
    ['{ type: LoadBalancer, available: true, nodePort: 32000 }', 'warning'],
  ])('%s: %s', async (apiserver, severity) => {
    expect(await complaints([{ entry: [`apiserver: ${apiserver}`] }])).toEqual([`${severity} mesh/apiserver-service`]);
  });

  it('keeps to a range of node ports that the cluster has', async () => {
    const entry = ['apiserver: { type: NodePort, available: true, nodePort: 20000 }'];
    expect(await complaints([{ entry, vars: 'kube_apiserver_node_port_range: 20000-22767' }])).toEqual([]);
  });
});

describe('clusters from elsewhere', () => {
  it('an intent, a Kubean manifest and a custom CNI are read alike', async () => {
    const files = meshOf([{}, {}, {}]);
    files['c0.yml'] = [
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata: { name: vars, namespace: kubean-system }',
      'data:',
      '  group_vars.yml: |',
      '    kube_network_plugin: cilium',
      '    kube_pods_subnet: 10.2.0.0/16',
      '    kube_service_addresses: 10.111.0.0/18',
    ].join('\n');
    files['c2.yml'] = [
      'kube_network_plugin: custom_cni',
      'kube_service_addresses: 10.113.0.0/18',
      'custom_cni_chart_ref: cilium/cilium',
      'custom_cni_chart_version: 1.19.3',
      'custom_cni_chart_values:',
      '  ipam: { operator: { clusterPoolIPv4PodCIDRList: [10.2.128.0/17] } }',
    ].join('\n');
    const found = (await check(files))
      .filter(({ rule }) => rule === 'mesh/pod-cidr-overlap')
      .map(({ message }) => message);
    expect(found).toHaveLength(3);
    const intent = meshOf([{}, {}]);
    intent['mesh.yaml'] = (intent['mesh.yaml'] as string).replace('inventory: c0.yml', 'intent: c0.yml');
    intent['c0.yml'] =
      'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { routing: { mode: tunnel, tunnelProtocol: geneve } }\n';
    const rules = (await check(intent)).map(({ rule }) => rule);
    expect(rules).toContain('mesh/routing-mode');
  });

  it('mistakes in one do not hide the others', async () => {
    const files = meshOf([{}, {}, { pods: '10.2.0.0/16' }]);
    delete files['c0.yml'];
    const rules = (await check(files)).map(({ rule }) => rule);
    expect(rules).toContain('mesh/unreadable');
    expect(rules).toContain('mesh/pod-cidr-overlap');
  });
});

describe.each(['v2.16.0', 'v2.19.1', 'v2.22.2', 'v2.24.3', 'v2.27.1', 'v2.28.0', 'v2.28.1', 'v2.29.1', 'v2.31.0'])(
  'Kubespray %s',
  (kubespray) => {
    it('two clusters of it are read, and their overlap is found', async () => {
      const version = kubespray === 'v2.16.0' ? 'cilium_version: v1.9.18' : '';
      const clusters = [0, 1].map(() => ({ kubespray, vars: version, pods: '10.60.0.0/16' }));
      expect(await messageOf('mesh/pod-cidr-overlap', clusters)).toContain('10.60.0.0/16');
    });
  },
);

describe('the documentation', () => {
  it('shows a valid mesh file', async () => {
    const guide = await readFile('docs/files.md', 'utf8');
    const meshes = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].filter(([, text]) => text?.includes('clusters:'));
    expect(meshes).toHaveLength(1);
    for (const [, text] of meshes) expect((await parseMesh(text ?? '', 'docs/files.md')).findings).toEqual([]);
  });

  it.each(meshRules.map(({ id }) => id))('explain tells of mesh/%s', async (id) => {
    const { code, stdout } = await run(['explain', `mesh/${id}`]);
    expect(code).toBe(0);
    expect(stdout).toContain('What to do:');
  });
});

describe('explain clusterMesh', () => {
  it('lists the keys of the store and the commands that read them', async () => {
    const { stdout } = await run(['explain', 'clusterMesh']);
    for (const key of ['identities', 'ip', 'nodes', 'services']) expect(stdout).toContain(`cilium/state/${key}/v1/`);
    expect(stdout).toContain('etcdctl');
    expect(stdout).toContain('cilium-dbg identity list');
    expect(stdout).toContain('cilium clustermesh status');
  });
});

describe('the release of a cluster', () => {
  const hosts = '[all]\nn1\n[kube_control_plane]\nn1\n[etcd]\nn1\n[kube_node]\nn1\n';
  const settings =
    'kube_network_plugin: cilium\nkube_owner: root\nkube_pods_subnet: 10.0.0.0/16\ncilium_cluster_id: 1\n';
  const configuration = 'targets: [{ kubespray: v2.29.1 }]\n';

  function site(around: Record<string, string>, entry = ''): Record<string, string> {
    return {
      'mesh.yaml': `version: 1\nclusters:\n  - name: one\n    id: 1\n    inventory: site/inventory\n${entry}`,
      'site/inventory/hosts.ini': hosts,
      'site/inventory/group_vars/all.yml': settings,
      ...around,
    };
  }

  it('is the newest where nothing names one, and the findings tell it', async () => {
    const messages = (await check(site({}))).filter(({ rule }) => rule === 'mesh/assumed-target');
    const [newest] = await releases(site({}));
    expect(messages.map(({ message }) => message).join()).toContain(
      `the newest known release was used: Kubespray ${newest}`,
    );
  });

  it('is that of the checkout around its inventory', async () => {
    const galaxy = 'namespace: kubernetes_sigs\nname: kubespray\nversion: 2.28.1\n';
    const around = { 'site/galaxy.yml': galaxy, 'site/roles/network_plugin/cilium/README.md': '' };
    expect(await releases(site(around))).toEqual(['v2.28.1']);
    expect(await releases(site({ ...around, 'site/.cilium-extras.yaml': configuration }))).toEqual(['v2.29.1']);
  });

  it('is that of the mesh file before that of the configuration', async () => {
    const files = { 'site/.cilium-extras.yaml': configuration };
    expect(await releases(site(files))).toEqual(['v2.29.1']);
    expect(await releases(site(files, '    kubespray: v2.30.0\n'))).toEqual(['v2.30.0']);
  });
});
