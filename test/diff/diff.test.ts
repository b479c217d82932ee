import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/commands/diff/compare.ts';
import { run } from '../cli/run.ts';

async function folder(files: Record<string, string>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'diff-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

async function compare(cwd: string, ...argv: string[]): Promise<Comparison & { code: number }> {
  const { code, stdout, stderr } = await run(['diff', ...argv, '--format', 'json', '--exit-code'], { cwd });
  if (stdout === '') throw new Error(stderr);
  return { ...(JSON.parse(stdout) as Comparison), code };
}

const configMap = (data: string): string =>
  `apiVersion: v1\ndata:\n${data}kind: ConfigMap\nmetadata:\n  name: cilium-config\n  namespace: kube-system\n`;

describe('diff', () => {
  test('a release alone is its defaults, on either side', async () => {
    const cwd = await folder({ 'intent.yaml': 'version: 1\nfeatures: { egressGateway: true }\n' });
    const { differences } = await compare(cwd, 'v2.31.0', 'intent.yaml@v2.31.0');
    expect(differences).toContainEqual(expect.objectContaining({ name: 'enable-egress-gateway', b: 'true' }));
    expect((await compare(cwd, 'v2.31.0', '2.31')).differences).toEqual([]);
    expect((await run(['diff', 'intent.yaml@v2.31.0', 'v2.99.0'], { cwd })).stderr).not.toContain('no such file');
  });

  test('an inventory and itself on one release give the same', async () => {
    const cwd = await folder({ 'inventory/group_vars/k8s_cluster/cilium.yml': 'cilium_tunnel_mode: geneve\n' });
    const { differences, code } = await compare(cwd, 'inventory@v2.31.0', 'inventory@v2.31.0');
    expect(differences).toEqual([]);
    expect(code).toBe(0);
  });

  test('variables of manifests that the role has itself are compared, with what switches them on', async () => {
    const key = (id: number): string =>
      `cilium_ipsec_key: "${id} rfc4106(gcm(aes)) 0123456789abcdef0123456789abcdef01234567 128"\n`;
    const ipsec = 'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\n';
    const cwd = await folder({
      'a.yml': `kube_network_plugin: cilium\ncilium_memory_limit: 1Gi\ncilium_mtu: "1400"\n${key(3)}${ipsec}`,
      'b.yml': `kube_network_plugin: cilium\ncilium_mtu: "9000"\n${key(4)}${ipsec}`,
      'off.yml': `kube_network_plugin: cilium\n${key(3)}`,
      'off-too.yml': `kube_network_plugin: cilium\n${key(4)}`,
    });
    const found = async (a: string, b: string, release: string) =>
      (await compare(cwd, `${a}@${release}`, `${b}@${release}`)).differences.map(({ kind, name }) => `${kind} ${name}`);
    expect(await found('a.yml', 'b.yml', 'v2.27.1')).toEqual([
      'option mtu',
      'manifest cilium_ipsec_key',
      'manifest cilium_memory_limit',
    ]);
    expect(await found('off.yml', 'off-too.yml', 'v2.27.1')).toEqual([]);
    // From v2.28.0 on nothing creates a Secret from the key, and the limit is a Helm value.
    expect(await found('a.yml', 'b.yml', 'v2.31.0')).not.toContain('manifest cilium_ipsec_key');
    const { stdout } = await run(['diff', 'a.yml@v2.27.1', 'b.yml@v2.27.1'], { cwd });
    expect(stdout).toContain('Variables that change other manifests');
    expect(stdout).not.toContain('0123456789abcdef');
  });

  test('null in the place of a section that the chart does not render without is an error next to the differences', async () => {
    const cwd = await folder({
      'null.yaml': 'hubble: null\nextraConfig: null\nl7Proxy: false\n',
      'plain.yaml': 'l7Proxy: false\nrbac: {}\n',
    });
    const { stderr } = await run(['diff', 'null.yaml@1.19.3', 'plain.yaml@1.19.3'], { cwd });
    expect(stderr).toContain('null.yaml@1.19.3: The chart of Cilium 1.19.3 does not render with hubble: null.');
    expect(stderr).toContain('does not render with extraConfig: null.');
    expect(stderr.split('does not render').length).toBe(3);
  });

  test('one inventory on two releases: extra vars that the second one drops', async () => {
    const cwd = await folder({
      'inventory/group_vars/k8s_cluster/cilium.yml':
        'cilium_version: v1.17.3\ncilium_config_extra_vars:\n  enable-ipv4-egress-gateway: "true"\n',
    });
    const { differences, code } = await compare(cwd, 'inventory@v2.27.1', 'inventory@v2.28.0');
    expect(differences).toContainEqual({
      kind: 'option',
      name: 'enable-ipv4-egress-gateway',
      a: 'true',
      b: null,
    });
    expect(code).toBe(1);
  });

  test('texts that the agent reads alike are no difference', async () => {
    const cwd = await folder({
      'a.yaml': configMap('  enable-ipv4: "True"\n  bpf-lb-map-max: "65536"\n'),
      'b.yaml': configMap('  bpf-lb-map-max: "65535"\n  enable-ipv4: "true"\n'),
    });
    const { differences } = await compare(cwd, 'a.yaml', 'b.yaml', '--cilium', '1.19.3');
    expect(differences).toEqual([{ kind: 'option', name: 'bpf-lb-map-max', a: '65536', b: '65535' }]);
  });

  test('Helm values: options, and objects beside them', async () => {
    const cwd = await folder({
      'a.yaml': 'tunnelProtocol: vxlan\n',
      'b.yaml': 'tunnelProtocol: geneve\nhubble:\n  relay:\n    enabled: true\n',
    });
    const { differences } = await compare(cwd, 'a.yaml@1.19.3', 'b.yaml@1.19.3');
    expect(differences).toContainEqual({ kind: 'option', name: 'tunnel-protocol', a: 'vxlan', b: 'geneve' });
    const relay = differences.find(({ name }) => name === 'hubble.relay.enabled');
    expect(relay).toMatchObject({ kind: 'value', a: false, b: true });
    expect(relay?.objects).toContain('Deployment/hubble-relay');
  });

  test('an intent and the variables that generate makes of it give the same', async () => {
    const cwd = await folder({
      'intent.yaml': 'version: 1\nfeatures:\n  kubeProxyReplacement: true\n  bandwidthManager: true\n',
    });
    const { stdout } = await run(['generate', 'intent.yaml', '--kubespray', 'v2.31.0'], { cwd });
    await writeFile(join(cwd, 'cilium.yml'), stdout);
    const { differences } = await compare(cwd, 'intent.yaml', 'cilium.yml', '--kubespray', 'v2.31.0');
    expect(differences).toEqual([]);
  });

  test('kube-proxy is a fact beside cilium-config', async () => {
    const cwd = await folder({
      'a.yml': 'cilium_kube_proxy_replacement: true\n',
      'b.yml': 'cilium_kube_proxy_replacement: true\nkube_proxy_remove: true\n',
    });
    const { differences } = await compare(cwd, 'a.yml', 'b.yml', '--kubespray', 'v2.19.1', '--cilium', '1.12');
    expect(differences.map(({ name }) => name)).toContain('kubeProxyDeployed');
  });

  test.each(['v2.27.1', 'v2.31.0'])('%s: lists that become custom resources', async (release) => {
    const pools = 'cilium_loadbalancer_ip_pools:\n  - name: a\n    cidrs: [192.0.2.0/24]\n';
    const cwd = await folder({
      'one/group_vars/k8s_cluster/cilium.yml': `cilium_tunnel_mode: geneve\n${pools}`,
      'other/group_vars/k8s_cluster/cilium.yml': 'cilium_tunnel_mode: geneve\ncilium_bgp_peering_policies: []\n',
    });
    const { differences, code } = await compare(cwd, `one@${release}`, `other@${release}`);
    const a = [{ name: 'a', cidrs: ['192.0.2.0/24'] }];
    expect(differences).toEqual([{ kind: 'list', name: 'cilium_loadbalancer_ip_pools', a, b: null }]);
    expect(code).toBe(1);
  });

  test('a side on standard input', async () => {
    const cwd = await folder({ 'a.yml': 'cilium_tunnel_mode: vxlan\n' });
    const { stdout, code } = await run(['diff', 'a.yml', '-', '--kubespray', 'v2.31.0'], {
      cwd,
      stdin: 'cilium_tunnel_mode: geneve\n',
    });
    expect(stdout).toMatch(/tunnel-protocol +vxlan +geneve/);
    expect(code).toBe(0);
  });

  test.each([
    ['no release', ['a.yml', 'a.yml'], 'no release is set'],
    ['a path that is not there', ['a.yml@v2.31.0', 'b.yml@v2.31.0'], 'b.yml'],
    ['what is none of it', ['a.yml@v2.31.0', 'other.yaml'], 'not an inventory, intent'],
    ['variables that do not parse', ['a.yml@v2.31.0', 'broken.yml@v2.31.0'], 'broken.yml:1:21 error'],
    ['another network plugin', ['a.yml@v2.31.0', 'calico.yml@v2.31.0'], 'calico.yml:1 sets kube_network_plugin'],
    ['an unknown release', ['a.yml@v2.3.0', 'a.yml@v2.31.0'], 'v2.3.0'],
  ])('refuses %s', async (_, sides, message) => {
    const cwd = await folder({
      'a.yml': 'cilium_tunnel_mode: vxlan\n',
      'broken.yml': 'cilium_tunnel_mode: vxlan\n  cilium_x: [\n',
      'other.yaml': 'replicaCount: 2\n',
      'calico.yml': 'kube_network_plugin: calico\ncilium_mtu: 1400\n',
    });
    const { code, stdout, stderr } = await run(['diff', ...sides], { cwd });
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
