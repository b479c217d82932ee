import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/commands/diff/compare.ts';
import { run } from '../cli/run.ts';

const variables = 'inventory/group_vars/k8s_cluster/cilium.yml';

const production = `---
# Cilium of the production clusters

# no tunnel: the fabric routes
cilium_tunnel_mode: disabled   # was vxlan
cilium_native_routing_cidr: 10.233.64.0/18
cilium_auto_direct_node_routes: true
cilium_kube_proxy_replacement: strict
kube_proxy_remove: true
cilium_identity_allocation_mode: crd
cilium_enable_bpf_masquerade: true
cilium_enable_bandwidth_manager: true
cilium_enable_hubble: true
cilium_encryption_enabled: true
cilium_encryption_type: 'wireguard'   # keys are made by the agents
ntp_enabled: yes

# egress gateway
cilium_config_extra_vars:
  # the gateway itself
  enable-ipv4-egress-gateway: "true"
  enable-l7-proxy: "false"
`;

async function folder(text: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'migrate-'));
  await mkdir(dirname(join(root, variables)), { recursive: true });
  await writeFile(join(root, 'inventory/hosts.ini'), '[kube_control_plane]\nnode1\n[kube_node]\nnode2\n');
  await writeFile(join(root, variables), text);
  return root;
}

async function migrated(cwd: string, ...argv: string[]): Promise<{ text: string; code: number; stderr: string }> {
  const { code, stderr } = await run(['migrate', 'inventory', ...argv, '--write'], { cwd });
  return { text: await readFile(join(cwd, variables), 'utf8'), code, stderr };
}

async function report(cwd: string, ...argv: string[]) {
  const { stdout, stderr } = await run(['migrate', 'inventory', ...argv, '--format', 'json'], { cwd });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

test('a pinned Cilium that the new release refuses is named with the one in its place', async () => {
  const root = await folder('kube_network_plugin: cilium\ncilium_version: v1.13.4\n');
  const { text, stderr } = await migrated(root, '--from', 'v2.26.1', '--to', 'v2.28.1');
  expect(text).toContain('cilium_version: "1.17.7"');
  expect(stderr).toMatch(
    /pins Cilium 1\.13\.4, and v2\.28\.1 refuses everything below 1\.15\.\d+\. The result pins 1\.17\.7/,
  );
});

describe('variables that nobody requests', () => {
  test.each([
    ['v2.29.1', 'v2.31.0', 'ipv4_stack: false\nipv6_stack: true\n'],
    ['v2.28.1', 'v2.30.0', 'kube_pods_subnet: 10.1.0.0/16\nkube_network_node_prefix: 25\n'],
    ['v2.29.1', 'v2.31.0', 'cluster_name: paris.local\nenable_dual_stack_networks: true\n'],
  ])('are not added where %s and %s take the setting from the same variables', async (from, to, text) => {
    const root = await folder(`kube_network_plugin: cilium\nkube_owner: root\n${text}`);
    const { files } = await report(root, '--from', from, '--to', to);
    expect(files).toEqual([]);
  });
});

describe('paths of inventories in the steps', () => {
  const pathsOf = (steps: string[]): string[] =>
    steps.flatMap((step) => [...step.matchAll(/ansible-playbook -i (\S+)/g)].map(([, path = '']) => path));
  const copiesOf = (steps: string[]): string[] =>
    steps.flatMap((step) => [...step.matchAll(/cp -r \S+ (\S+?);/g)].map(([, path = '']) => `${path}/hosts.ini`));

  test.each([
    ['v2.28.1', []],
    ['v2.28.1', ['--write']],
    ['v2.31.0', []],
    ['v2.31.0', ['--write']],
  ])('to %s with %j exist, or a step before creates them', async (to, argv) => {
    const cwd = await folder(production);
    const { steps } = await report(cwd, '--from', 'v2.27.1', '--to', to, ...argv);
    const there = ['inventory/hosts.ini', ...copiesOf(steps)];
    expect(pathsOf(steps).length).toBeGreaterThan(0);
    for (const path of pathsOf(steps)) expect(there).toContain(path);
  });

  test('name where the original is once the files are written', async () => {
    const cwd = await folder(production);
    const { steps } = await report(cwd, '--from', 'v2.27.1', '--to', 'v2.31.0', '--write');
    const copy =
      'cp -r ORIGINAL inventory-v2.28.1; cilium-extras migrate inventory-v2.28.1 --from v2.27.1 --to v2.28.1';
    expect(steps[1]).toContain(copy);
  });

  test('are those of the inventory alone if no release is between', async () => {
    const cwd = await folder(production);
    const { steps } = await report(cwd, '--from', 'v2.27.1', '--to', 'v2.28.1', '--write');
    expect(new Set(pathsOf(steps))).toEqual(new Set(['inventory/hosts.ini']));
    expect(steps.join()).not.toMatch(/copy of the original|cp -r/);
  });
});

describe('a second migration', () => {
  test('changes nothing, and states what stays', async () => {
    const cwd = await folder(production);
    const first = await migrated(cwd, '--from', 'v2.27.1', '--to', 'v2.31.0');
    expect(first.text).toContain('cilium_extra_values:');
    const second = await migrated(cwd, '--from', 'v2.27.1', '--to', 'v2.31.0');
    expect(second.text).toBe(first.text);
    expect(second.code).toBe(first.code);
    expect(second.stderr).toMatch(/^note: cilium_extra_values stays as it is: Kubespray v2\.27\.1 does not read it/m);
  });

  test('adds to what is there for the new release', async () => {
    const cwd = await folder(
      'cilium_enable_hubble: false\ncilium_config_extra_vars: { bpf-lb-algorithm: maglev }\ncilium_extra_values: { l7Proxy: false }\n',
    );
    const { text } = await migrated(cwd, '--from', 'v2.27.1', '--to', 'v2.31.0');
    expect(text).toContain('l7Proxy: false');
    expect(text).toContain('algorithm: maglev');
  });
});

test('an option that the new Cilium lacks is named, with what replaces it', async () => {
  const { stderr } = await migrated(
    await folder('cilium_tunnel_mode: geneve\n'),
    '--from',
    'v2.20.0',
    '--to',
    'v2.27.1',
  );
  expect(stderr).toMatch(
    /^no longer written: tunnel \("geneve"\): Cilium 1\.15\.9 has routing-mode and tunnel-protocol instead$/m,
  );
});

test('errors that stay in the result are named', async () => {
  const { stderr } = await migrated(
    await folder('cilium_tunnel_mode: disabled\n'),
    '--from',
    'v2.27.1',
    '--to',
    'v2.31.0',
  );
  expect(stderr).toMatch(/^note: Errors that lint reports .*: routing\/native-needs-ipv4-cidr\./m);
});

test('comments behind values that go stay, with the name', async () => {
  const cwd = await folder(
    'cilium_tunnel_mode: disabled # the fabric routes\ncilium_config_extra_vars:\n  enable-ipv4-egress-gateway: "true" # for billing\n',
  );
  const { text } = await migrated(cwd, '--from', 'v2.27.1', '--to', 'v2.31.0');
  expect(text).toMatch(/^# cilium_tunnel_mode: the fabric routes$/m);
  expect(text).toMatch(/^# enable-ipv4-egress-gateway: for billing$/m);
});

async function options(cwd: string, release: string, cilium: string): Promise<Map<string, string | null>> {
  await writeFile(
    join(cwd, 'empty.yaml'),
    JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'cilium-config' }, data: { none: '' } }),
  );
  const argv = ['diff', `inventory@${release}`, 'empty.yaml', '--cilium', cilium, '--format', 'json'];
  const { stdout, stderr } = await run(argv, { cwd });
  if (stdout === '') throw new Error(stderr);
  const { differences } = JSON.parse(stdout) as Comparison;
  return new Map(differences.flatMap(({ kind, name, a }) => (kind === 'option' ? [[name, a as string | null]] : [])));
}

describe('migrate', () => {
  test.each(['v2.24.3', 'v2.27.1'])(
    '%s to v2.31.0: the same behaviour, and lint has nothing against it',
    async (from) => {
      const cwd = await folder(production);
      const { code, text } = await migrated(cwd, '--from', from, '--to', 'v2.31.0');
      expect(text).not.toContain('cilium_config_extra_vars');
      expect(code).toBe(0);
      const result = await options(cwd, 'v2.31.0', '1.19.3');
      expect(Object.fromEntries(result)).toMatchObject({
        'routing-mode': 'native',
        'ipv4-native-routing-cidr': '10.233.64.0/18',
        'auto-direct-node-routes': 'true',
        'kube-proxy-replacement': 'true',
        'enable-bpf-masquerade': 'true',
        'enable-bandwidth-manager': 'true',
        'enable-egress-gateway': 'true',
        'enable-l7-proxy': 'false',
        'enable-hubble': 'true',
        'enable-wireguard': 'true',
        'identity-allocation-mode': 'crd',
      });
      const lint = await run(['lint', 'inventory', '--kubespray', 'v2.31.0', '--fail-on', 'warning'], { cwd });
      expect(lint.stdout).not.toMatch(/ (?:error|warning) /);
      expect(lint.code).toBe(0);
    },
  );

  test('comments, quotes and what is no business of Cilium survive', async () => {
    const cwd = await folder(production);
    const { text } = await migrated(cwd, '--from', 'v2.27.1', '--to', 'v2.31.0');
    for (const line of [
      '# Cilium of the production clusters',
      '# no tunnel: the fabric routes',
      "cilium_encryption_type: 'wireguard'   # keys are made by the agents",
      'ntp_enabled: yes',
      '  # the gateway itself',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toMatch(/# egress gateway\ncilium_extra_values:\n/);
  });

  test('the diff applies, and gives what --write writes', async () => {
    const cwd = await folder(production);
    const { stdout } = await run(['migrate', 'inventory', '--from', 'v2.27.1', '--to', 'v2.31.0'], { cwd });
    expect(await readFile(join(cwd, variables), 'utf8')).toBe(production);
    const other = await mkdtemp(join(tmpdir(), 'migrate-'));
    await cp(cwd, other, { recursive: true });
    await writeFile(join(other, 'change.patch'), stdout);
    await promisify(execFile)('git', ['apply', 'change.patch'], { cwd: other });
    const { text } = await migrated(cwd, '--from', 'v2.27.1', '--to', 'v2.31.0');
    expect(await readFile(join(other, variables), 'utf8')).toBe(text);
  });

  test.each([
    ['v2.27.1', 'v2.27.1'],
    ['v2.24.3', 'v2.27.1'],
  ])('%s to %s: nothing to change', async (from, to) => {
    const cwd = await folder(production);
    const { text } = await migrated(cwd, '--from', from, '--to', to);
    expect(text).toBe(production);
  });

  test('what is migrated already is not changed again', async () => {
    const cwd = await folder(production);
    const { text } = await migrated(cwd, '--from', 'v2.27.1', '--to', 'v2.31.0');
    expect((await migrated(cwd, '--from', 'v2.31.0', '--to', 'v2.31.0')).text).toBe(text);
  });

  test('there and back gives the agents what they had', async () => {
    const cwd = await folder(`cilium_version: v1.17.3\n${production.replace('---\n', '')}`);
    const before = await options(cwd, 'v2.27.1', '1.17.3');
    await migrated(cwd, '--from', 'v2.27.1', '--to', 'v2.31.0');
    const there = await readFile(join(cwd, variables), 'utf8');
    expect(there).toContain('cilium_version: "1.17.3"');
    await migrated(cwd, '--from', 'v2.31.0', '--to', 'v2.27.1');
    const after = await options(cwd, 'v2.27.1', '1.17.3');
    for (const [option, value] of before) {
      const same = [value, String(value).toLowerCase()];
      expect([option, same]).toEqual([
        option,
        expect.arrayContaining([String(after.get(option) ?? value).toLowerCase()]),
      ]);
    }
  });

  test('the report: changed installer, skipped minors, what is lost', async () => {
    const cwd = await folder(production);
    const { steps, from, to, options: changes } = await report(cwd, '--from', 'v2.27.1', '--to', 'v2.31.0');
    expect([from.cilium, to.cilium]).toEqual(['1.15.9', '1.19.3']);
    const at = (text: string) => steps.findIndex((step: string) => step.includes(text));
    expect(at('Kubespray v2.28.1, Cilium 1.16.19; Kubespray v2.28.1, Cilium 1.17.7; Kubespray v2.29.1')).toBe(0);
    expect(at('-e cilium_remove_old_resources=true')).toBeGreaterThan(0);
    expect(at('cilium-extras transition BEFORE@v2.27.1 AFTER@v2.31.0')).toBe(steps.length - 1);
    expect(changes).toContainEqual({ option: 'enable-egress-gateway', before: null, after: 'true', asked: true });
    const { stdout } = await run(
      ['migrate', 'inventory', '--from', 'v2.27.1', '--to', 'v2.31.0', '--format', 'markdown'],
      { cwd },
    );
    expect(stdout).toContain('## Steps, in order');
    expect(stdout).toContain('| `enable-egress-gateway` | not set | `true` |');
  });

  test('v2.28.0 cannot carry extra vars: they are lost, with a reason, and 1', async () => {
    const cwd = await folder('cilium_config_extra_vars:\n  bpf-lb-algorithm: maglev\ncilium_memory_limit: 1Gi\n');
    const { code, stderr, text } = await migrated(cwd, '--from', 'v2.27.1', '--to', 'v2.28.0');
    expect(stderr).toMatch(/lost: loadBalancer\.algorithm/);
    expect(text).toBe('kube_owner: root\n');
    expect(code).toBe(1);
  });

  test('what had no effect before is removed, and told', async () => {
    const cwd = await folder('cilium_config_extra_vars:\n  enable-bpf-masquerade: "true"\n');
    const { stderr, text } = await migrated(cwd, '--from', 'v2.27.1', '--to', 'v2.31.0');
    expect(text).not.toContain('masquerade');
    expect(stderr).toContain('no longer written: enable-bpf-masquerade ("true"): it had no effect on the old release');
  });

  test('an option is stated by the value that changes least beside it', async () => {
    const cwd = await folder('cilium_config_extra_vars:\n  proxy-prometheus-port: "9964"\n');
    const { text } = await migrated(cwd, '--from', 'v2.24.3', '--to', 'v2.28.1');
    expect(text).toContain('proxy-prometheus-port: "9964"');
    expect(text).not.toContain('enable-l7-proxy');
  });

  test('what only Ansible knows stays, and what no edit can reach is a step', async () => {
    const cwd = await folder(
      'cilium_tunnel_mode: "{{ site_tunnel }}"\ncilium_config_extra_vars: {debug: "{{ debug }}", bpf-lb-mode: snat}\n',
    );
    const { text } = await migrated(cwd, '--from', 'v2.24.3', '--to', 'v2.27.1');
    expect(text).toContain('cilium_tunnel_mode: "{{ site_tunnel }}"');
    expect(text).toContain('debug: "{{ debug }}"');
    await writeFile(join(cwd, variables), 'x: &a {cilium_tunnel_mode: vxlan}\n<<: *a\n');
    const { steps } = await report(cwd, '--from', 'v2.27.1', '--to', 'v2.28.0');
    expect(steps.join('\n')).not.toContain('undefined');
  });

  test.each([
    ['an unknown release', ['--from', 'v2.3.0', '--to', 'v2.31.0'], 'v2.3.0'],
    ['no release to go to', ['--from', 'v2.27.1'], '--to'],
  ])('refuses %s', async (_, argv, message) => {
    const cwd = await folder(production);
    const { code, stderr } = await run(['migrate', 'inventory', ...argv], { cwd });
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

describe('a release on the way', () => {
  const settings = `kube_network_plugin: cilium
cilium_memory_limit: 1Gi
cilium_enable_prometheus: true
cilium_config_extra_vars:
  monitor-aggregation-interval: 5s
`;
  const names = ['cilium_enable_prometheus', 'cilium_memory_limit', 'monitor-aggregation-interval'];

  test('names everything that its result does not state, and what a direct migration keeps', async () => {
    const cwd = await folder(settings);
    const { stderr, text } = await migrated(cwd, '--from', 'v2.27.1', '--to', 'v2.28.1');
    expect(text).not.toMatch(/memory|interval/);
    expect(stderr).toMatch(/^lost: cilium_memory_limit /m);
    expect(stderr).toMatch(/^left out: monitor-aggregation-interval \("5s"\)/m);
    expect(stderr).toContain(
      `The result does not state ${names.join(', ')}. A direct migration to v2.31.0 keeps them.`,
    );
  });

  test('keeps those settings in the direct migration', async () => {
    const cwd = await folder(settings);
    const { lost, repeated, notes, files } = await report(cwd, '--from', 'v2.27.1', '--to', 'v2.31.0');
    expect([lost, repeated, notes]).toEqual([[], [], []]);
    expect(files[0].diff).toMatch(/\+ +monitorInterval: "5s"/);
  });

  test('tells what a lost variable changes by objects of the cluster', async () => {
    const { lost } = await report(await folder(settings), '--from', 'v2.27.1', '--to', 'v2.28.1');
    const reasons = lost.map(({ reason }: { reason: string }) => reason).join('\n');
    expect(reasons).toContain('it also changes DaemonSet/cilium and Deployment/cilium-operator');
    expect(reasons).not.toMatch(/templates\/|\.j2/);
  });
});
