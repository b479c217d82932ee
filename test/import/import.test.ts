import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { resolveTarget, type TargetRequest } from '../../src/cluster/target/target.ts';
import { readSide, type Side } from '../../src/commands/diff/side.ts';
import { sideKind } from '../../src/commands/diff/side-kind.ts';
import { type Imported, importSide } from '../../src/commands/import/import.ts';
import { intentYaml } from '../../src/commands/import/write.ts';
import { intentOfMode } from '../../src/commands/matrix/matrix.ts';
import { sameToAgent } from '../../src/core/agent-value.ts';
import { lensContext } from '../../src/core/feature.ts';
import { OptionsView, unknown } from '../../src/core/options.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { parseIntent } from '../../src/formats/intent/parse.ts';
import { groupVars } from '../../src/outputs/group-vars.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';
import { run } from '../cli/run.ts';

const catalog = openCatalog();
const file = 'group_vars/k8s_cluster/cilium.yml';

/** Imports a text as if it were in a file, and reads the result. */
async function importText(text: string, target: TargetRequest, path = file) {
  const files = memoryFileSystem({ [path]: text });
  const side = await readSide({ name: path, path, target: {} }, sideKind(path, files), { files, catalog, target });
  const imported = await importSide(side, { catalog, features, request: target });
  const yaml = intentYaml(imported, path);
  const { intent, findings } = await parseIntent(yaml, 'imported.yaml', { features });
  expect(findings).toEqual([]);
  return { side, imported, yaml, intent };
}

/** Options that only the original or only the result of generating from the import has, or that differ. */
async function differences(side: Side, imported: Imported, yaml: string): Promise<string[]> {
  const { plan } = await planIntent(yaml, 'imported.yaml', { catalog, features });
  if (!plan) throw new Error('the imported intent has no plan');
  const names = new Set([...side.options.keys(), ...plan.options.keys()]);
  return [...names].filter((option) => {
    const [before, after] = [side.options.get(option), plan.options.get(option)];
    if (before === unknown) return false;
    if (typeof before !== 'string' || typeof after !== 'string') return before !== after;
    return !sameToAgent(option, before, after, imported.target.cilium);
  });
}

const inventories: Record<string, string> = {
  'native routing and its variables': `kube_network_plugin: cilium
cilium_tunnel_mode: disabled
cilium_auto_direct_node_routes: true
cilium_native_routing_cidr: 10.233.64.0/18
cilium_enable_ipv6: false
`,
  'strict replacement, Hubble and encryption': `kube_network_plugin: cilium
cilium_kube_proxy_replacement: strict
cilium_enable_hubble: true
cilium_hubble_install: true
cilium_hubble_metrics: [drop, tcp]
cilium_encryption_enabled: true
cilium_ipsec_key: dmVyeXNlY3JldA==
`,
  'agent options of all sorts': `kube_network_plugin: cilium
cilium_debug: true
cilium_monitor_aggregation: none
cilium_cluster_id: 7
cilium_cluster_name: paris
cilium_config_extra_vars:
  enable-l7-proxy: "false"
  bpf-lb-algorithm: maglev
  some-option-of-ours: "a: b"
`,
  'values of a part that is off': `kube_network_plugin: cilium
cilium_hubble_metrics: [dns, drop]
`,
  'values from which the chart computes what the release sets': `kube_network_plugin: cilium
cilium_enable_portmap: true
`,
  'arguments that override options': `kube_network_plugin: cilium
cilium_agent_extra_args: ["--routing-mode=native", "--devices=eth1"]
`,
};

const targets: TargetRequest[] = [
  { kubespray: 'v2.24.3', cilium: '1.12' },
  { kubespray: 'v2.27.1', cilium: '1.17' },
  { kubespray: 'v2.28.1', cilium: '1.17' },
  { kubespray: 'v2.31.0', cilium: '1.19.3' },
];

describe.each(targets)('an inventory on $kubespray', (target) => {
  it.each(Object.entries(inventories))('%s comes back with the same agent options', async (_, text) => {
    const { side, imported, yaml } = await importText(text, target);
    expect(imported.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const own = new Set(['', '1s', 'false']);
    const differing = await differences(side, imported, yaml);
    const { plan } = await planIntent(yaml, 'imported.yaml', { catalog, features });
    // A feature may also write options that equal the agent's default.
    expect(
      differing.filter((option) => side.options.has(option) || !own.has(String(plan?.options.get(option)))),
    ).toEqual([]);
    expect(yaml).not.toContain('dmVyeXNlY3JldA');
  });
});

describe.each([
  { kubespray: 'v2.27.1', cilium: '1.17' },
  { kubespray: 'v2.31.0', cilium: '1.19.3' },
])('what was generated for $kubespray', async (request) => {
  const { target } = await resolveTarget(request, catalog);
  if (!target) throw new Error('the target is not known');
  // Modes that this release cannot set are not in the file.
  const planned = features
    .flatMap((feature) => Object.keys(feature.modes).map((mode) => ({ feature, mode })))
    .map(({ feature, mode }) => {
      const input = { features: intentOfMode(feature, mode), values: {}, config: new Map<string, string>() };
      return { key: feature.key, mode, feature, plan: makePlan(input, target, features) };
    })
    .filter(({ plan }) => plan.settings.every(({ carrier }) => carrier !== 'none'));

  it.each(planned.map(({ key, mode, feature, plan }) => [key, mode, feature, plan] as const))(
    '%s %s is imported as it was said',
    async (key, mode, feature, plan) => {
      const { side, imported, yaml, intent } = await importText(groupVars(plan), request);
      // A lens reads no wish from the agent's defaults.
      const said = feature.read(new OptionsView(plan.options), lensContext(target.cilium));
      expect(intent?.features.get(key), yaml).toEqual(said);
      expect(await differences(side, imported, yaml), `${key} ${mode}\n${yaml}`).toEqual([]);
    },
  );
});

describe('what is left out', () => {
  it('is told with its reason, and never with its value', async () => {
    const { yaml, imported } = await importText(
      `kube_network_plugin: cilium
cilium_no_such_variable: hidden-value
cilium_monitor_aggregation: "{{ level }}"
cilium_config_extra_vars: { enable-bpf-masquerade: "true" }
`,
      { kubespray: 'v2.27.1', cilium: '1.17' },
    );
    expect(imported.leftOut.map(({ name }) => name)).toEqual([
      'cilium_no_such_variable',
      'enable-bpf-masquerade',
      'monitor-aggregation',
    ]);
    expect(yaml).toContain('# - cilium_no_such_variable is not a variable of Kubespray v2.27.1');
    expect(yaml).not.toContain('hidden-value');
  });

  it('is everything in a carrier that the release does not read', async () => {
    const { imported, intent } = await importText(
      'kube_network_plugin: cilium\ncilium_config_extra_vars: { enable-l7-proxy: "false" }\n',
      { kubespray: 'v2.28.0', cilium: '1.17' },
    );
    expect(imported.leftOut.map(({ name }) => name)).toEqual(['enable-l7-proxy']);
    expect(intent?.config.size).toBe(0);
  });
});

describe('Helm values', () => {
  const values = `kubeProxyReplacement: strict
tunnel: disabled
ipv4NativeRoutingCIDR: 10.0.0.0/8
autoDirectNodeRoutes: true
hubble: { relay: { enabled: true } }
tls: { ca: { key: SECRETKEY } }
extraConfig: { some-option: "1" }
`;

  it('become features where features say it, in the words of the target', async () => {
    const { intent, yaml } = await importText(values, { cilium: '1.17' }, 'values.yaml');
    expect(Object.fromEntries(intent?.features ?? [])).toEqual({
      routing: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: '10.0.0.0/8' },
      kubeProxyReplacement: {},
    });
    expect(intent?.values).toEqual({ hubble: { relay: { enabled: true } } });
    expect(Object.fromEntries(intent?.config ?? [])).toEqual({ 'some-option': '1' });
    expect(yaml).toContain('# - tls.ca.key is or has a secret');
    expect(yaml).not.toContain('SECRETKEY');
  });

  it('leave out lists and options that hold a secret', async () => {
    const text = `clustermesh: { config: { clusters: [{ name: one, tls: { key: SECRETKEY } }] } }
extraEnv: [{ name: DB_PASSWORD, value: SECRETKEY }]
tolerations: [{ key: spot, operator: Exists }]
extraConfig: { api-token: SECRETKEY, kvstore-opt: '{"etcd.password": "SECRETKEY"}', enable-ipsec-key-watcher: "true" }
`;
    const { intent, yaml, imported } = await importText(text, { cilium: '1.17' }, 'values.yaml');
    expect(yaml).not.toContain('SECRETKEY');
    expect(imported.leftOut.map(({ name }) => name).sort()).toEqual([
      'api-token',
      'clustermesh.config.clusters',
      'extraEnv',
      'kvstore-opt',
    ]);
    expect(intent?.values).toEqual({ tolerations: [{ key: 'spot', operator: 'Exists' }] });
    expect(Object.fromEntries(intent?.config ?? [])).toEqual({ 'enable-ipsec-key-watcher': 'true' });
  });
});

describe('a live cilium-config', async () => {
  const { target } = await resolveTarget({ cilium: '1.17' }, catalog);
  if (!target) throw new Error('the target is not known');
  const input = { features: new Map([['egressGateway', {}]]), values: {}, config: new Map([['odd-option', 'x']]) };
  const { options } = makePlan(input, target, features);
  const object = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'cilium-config', namespace: 'kube-system' },
    data: Object.fromEntries(options),
  };
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it.each([
    ['alone', object],
    ['in a list', { apiVersion: 'v1', kind: 'List', items: [object] }],
  ])('%s becomes what made it', async (_, live) => {
    const { intent } = await importText(JSON.stringify(live, null, 2), { cilium: '1.17' }, 'live.json');
    expect([...(intent?.features.keys() ?? [])]).toContain('egressGateway');
    expect(Object.fromEntries(intent?.config ?? [])).toEqual({ 'odd-option': 'x' });
  });

  it.each([
    ['of another product', JSON.stringify({ ...object, metadata: { name: 'coredns' } }), 'coredns'],
    ['that is cut off', JSON.stringify(object).slice(0, 400), ''],
    ['that is binary', '\0\x01\x02\x03ELF', 'binary'],
    ['of an intent', 'version: 1\nfeatures: { egressGateway: true }\n', 'intent'],
  ])('%s is refused', async (name, text, words) => {
    const path = write(`${name.replaceAll(' ', '-')}.yaml`, text);
    const { code, stdout, stderr } = await run(['import', path, '--cilium', '1.17']);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('bug');
  });
});

describe('lists of custom resources', () => {
  const target = { kubespray: 'v2.31.0' };
  const pools = (element: string) =>
    `kube_network_plugin: cilium\nkube_owner: root\ncilium_loadbalancer_ip_pools:\n${element}`;

  it('become the feature that makes the same of them', async () => {
    const element =
      '  - name: blue\n    cidrs: [192.0.2.0/24]\n    ranges: [{ start: 198.51.100.1, stop: 198.51.100.9 }]\n';
    const { intent, imported } = await importText(pools(element), target);
    expect(intent?.features.get('loadBalancerIPAM')).toEqual({
      pools: [{ name: 'blue', cidrs: ['192.0.2.0/24'], ranges: [{ start: '198.51.100.1', stop: '198.51.100.9' }] }],
    });
    expect(imported.leftOut).toEqual([]);
  });

  it('stay in the inventory where the feature does not state all of them', async () => {
    const { intent, imported } = await importText(pools('  - name: blue\n    cidrs: [not a network]\n'), target);
    expect(intent?.features.has('loadBalancerIPAM')).toBe(false);
    expect(imported.leftOut.map(({ name }) => name)).toEqual(['cilium_loadbalancer_ip_pools']);
  });

  const tor = { name: 'tor', address: '192.0.2.1', asn: 64513 };
  const rack = { nodeSelector: { matchLabels: { rack: 'rack0' } }, asn: 64512, advertisePodCIDR: true };
  const timers = { ...tor, holdTimeSeconds: 9, keepAliveTimeSeconds: 3, gracefulRestartSeconds: 60, ebgpMultihop: 4 };
  const node = { name: 'node1', routerID: '192.0.2.11', localAddress: '192.0.2.21' };
  const colour = { matchLabels: { color: 'blue' } };

  it.each([
    // Peers of a policy do not have names.
    ['v2.27.1', { ...rack, peers: [{ ...timers, name: 'peer-1' }], advertiseServices: { selector: colour } }],
    ['v2.28.1', { ...rack, peers: [timers, { ...tor, name: 'tor2', port: 1790 }], nodes: [node] }],
    ['v2.29.1', { ...rack, peers: [{ ...tor, authSecret: 'bgp' }], advertiseServices: true }],
    ['v2.30.0', { asn: 64512, peers: [tor], advertisePodIPPools: true, advertiseServices: { selector: colour } }],
    ['v2.31.0', { ...rack, peers: [timers], advertiseServices: { addresses: ['ClusterIP'] }, nodes: [node] }],
    ['v2.31.0', { asn: 64512, peers: [tor], advertisePodIPPools: colour, nodes: [{ ...node, localASN: 64599 }] }],
  ])('of BGP come back on %s', async (kubespray, instance) => {
    const bgp = { instances: [{ name: 'rack0', ...instance }] };
    const text = JSON.stringify({ version: 1, target: { kubespray }, features: { bgp } });
    const { plan } = await planIntent(text, 'intent.json', { catalog, features });
    const written = plan && groupVars(plan);
    expect(written).toMatch('cilium_bgp_');
    const { imported, yaml, intent } = await importText(`${written}`, { kubespray });
    expect(intent?.features.get('bgp')).toEqual(bgp);
    expect(imported.leftOut).toEqual([]);
    const again = await planIntent(yaml, 'imported.yaml', { catalog, features });
    expect(Object.fromEntries(again.plan?.variables ?? [])).toEqual(Object.fromEntries(plan?.variables ?? []));
  });

  it('of BGP that a feature cannot describe are named, and stay in the inventory', async () => {
    const communities = '[{ advertisementType: PodCIDR, attributes: { communities: { standard: ["64512:99"] } } }]';
    const { intent, imported } = await importText(
      `kube_network_plugin: cilium
kube_owner: root
cilium_enable_bgp_control_plane: true
cilium_bgp_cluster_configs:
  - name: rack0
    spec: { bgpInstances: [{ name: a, localASN: 64512, peers: [{ name: tor, peerASN: 64513, peerAddress: 192.0.2.1 }] }] }
cilium_bgp_advertisements:
  - { name: rack0, labels: { advertise: rack0 }, spec: { advertisements: ${communities} } }
`,
      target,
    );
    expect(intent?.features.get('bgp')).toEqual({});
    expect(imported.leftOut.map(({ name }) => name)).toEqual([
      'cilium_bgp_cluster_configs',
      'cilium_bgp_advertisements',
    ]);
    expect(imported.leftOut[0]?.why).toContain('CiliumBGPClusterConfig');
  });
});

it('names what generate refuses by the rules of lint', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'import-'));
  writeFileSync(join(cwd, 'vars.yml'), 'kube_network_plugin: cilium\ncilium_identity_allocation_mode: kvstore\n');
  const { code, stderr, stdout } = await run(['import', 'vars.yml', '--kubespray', 'v2.28.1'], { cwd });
  expect(stderr).toMatch(/^error generate refuses this intent: The agents do not start: .*\[kvstore-missing\]$/m);
  expect(stdout).toContain('identityAllocationMode: kvstore');
  expect(code).toBe(1);
});
