import { describe, expect, it } from 'vitest';
import { unknown } from '../../src/core/options.ts';
import { effective, type Inventory } from '../../src/formats/ansible/inventory.ts';
import { describeScope, locate } from '../../src/formats/ansible/variables/definition.ts';
import type { FileSystem } from '../../src/formats/files/file-system.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { nodeFileSystem } from '../../src/formats/files/node-file-system.ts';
import { discover } from '../../src/formats/inventory/discover.ts';
import { readSource } from '../../src/formats/inventory/read.ts';

const fixtures = 'test/fixtures/inventories';

function read(path: string, files: FileSystem = nodeFileSystem): Inventory[] {
  return [...discover([path], files)].flatMap((source) => (source.kind === 'intent' ? [] : readSource(source, files)));
}

function readOne(path: string, files?: FileSystem): Inventory {
  const [inventory, ...others] = read(path, files);
  if (!inventory || others.length > 0) throw new Error(`${path} is not one inventory`);
  return inventory;
}

function scopeOf(inventory: Inventory, host: string) {
  const scope = inventory.scopes.find(({ hosts }) => hosts.includes(host));
  if (!scope) throw new Error(`no scope for ${host}`);
  return scope;
}

const place = (file: string, line: number, column: number) => ({ file: `${fixtures}/${file}`, line, column });

describe('an INI inventory', () => {
  const inventory = readOne(`${fixtures}/ini`);
  const value = (host: string, name: string) => effective(scopeOf(inventory, host), name)?.value;

  it('joins hosts that see the same, and leaves out hosts outside the cluster', () => {
    expect(inventory.scopes.map(({ hosts }) => hosts)).toEqual([
      ['cp1', 'cp2', 'cp3', 'worker01', 'worker03'],
      ['worker02'],
      ['gpu1'],
    ]);
  });

  it('lets group_vars beat the inventory file, and hosts beat groups', () => {
    expect(value('cp1', 'cilium_tunnel_mode')).toBe('vxlan');
    expect(value('worker02', 'cilium_tunnel_mode')).toBe('disabled');
    expect(value('gpu1', 'cilium_mtu')).toBe(9000);
    expect(value('gpu1', 'cilium_gpu')).toEqual({ driver: 'mlx5_core' });
    expect(value('cp1', 'cilium_mtu')).toBeUndefined();
  });

  it('replaces dictionaries and keeps what is replaced', () => {
    const definitions = scopeOf(inventory, 'cp1').variables.get('cilium_config_extra_vars');
    expect(definitions?.map(({ scope, location }) => [describeScope(scope), location.file, location.line])).toEqual([
      ['group all', `${fixtures}/ini/group_vars/all/network.yml`, 4],
      ['group k8s_cluster', `${fixtures}/ini/group_vars/k8s_cluster/k8s-net-cilium.yml`, 4],
    ]);
    expect(definitions?.at(-1)?.value).toEqual({ 'enable-ipv4-egress-gateway': true, 'bpf-lb-sock': unknown });
  });

  it('does not know templates', () => {
    expect(value('cp1', 'cilium_kube_proxy_replacement')).toBe(unknown);
  });

  it('says where things stand', () => {
    const extraVars = effective(scopeOf(inventory, 'cp1'), 'cilium_config_extra_vars');
    if (!extraVars) throw new Error('not read');
    const file = 'ini/group_vars/k8s_cluster/k8s-net-cilium.yml';
    expect(extraVars.location).toMatchObject({ ...place(file, 4, 1), endLine: 4, endColumn: 25 });
    expect(locate(extraVars, ['enable-ipv4-egress-gateway'])).toMatchObject(place(file, 5, 3));
    expect(locate(extraVars, ['enable-ipv4-egress-gateway'], 'value')).toMatchObject(place(file, 5, 31));
    expect(effective(scopeOf(inventory, 'gpu1'), 'cilium_gpu')?.location).toMatchObject(
      place('ini/inventory.ini', 10, 6),
    );
  });

  it('parses only files that can matter', () => {
    expect([...inventory.sources.keys()].map((file) => file.slice(`${fixtures}/ini/`.length))).toEqual([
      'inventory.ini',
      'group_vars/all/network.yml',
      'group_vars/k8s_cluster/k8s-net-cilium.yml',
      'group_vars/unused.yml',
      'host_vars/worker02.yml',
    ]);
    expect(inventory.files).toBe(6);
  });

  it('says which variables no host sees', () => {
    expect(inventory.problems).toEqual([
      {
        rule: 'skipped-file',
        message: 'No host is in the group unused, so Ansible does not read this file.',
        location: { file: `${fixtures}/ini/group_vars/unused.yml`, line: 1, column: 1 },
      },
    ]);
  });
});

describe('a YAML inventory', () => {
  const inventory = readOne(`${fixtures}/yaml`);
  const value = (host: string, name: string) => effective(scopeOf(inventory, host), name)?.value;

  it('reads groups, hosts and variables wherever they stand', () => {
    expect(inventory.scopes.map(({ hosts }) => hosts)).toEqual([['node1'], ['node2']]);
    expect(value('node1', 'cilium_debug')).toBe(true);
    expect(value('node2', 'cilium_debug')).toBeUndefined();
    expect(value('node2', 'cilium_cluster_id')).toBe(7);
    expect(value('node2', 'cilium_enable_ipv6')).toBe(false);
  });

  it('reads YAML 1.1 with anchors, vaults and unsafe text', () => {
    expect(value('node2', 'cilium_mtu')).toBe('1500');
    expect(value('node2', 'cilium_ipsec_key')).toBe(unknown);
    expect(value('node2', 'cilium_motd')).toBe('{{ kept }}');
    expect(value('node2', 'cilium_hubble_metrics')).toEqual(['drop', unknown]);
    expect(value('node2', 'cilium_enable_hubble')).toBe(true);
  });

  it('skips a vaulted file and says so', () => {
    expect(inventory.problems).toEqual([
      {
        rule: 'skipped-file',
        message:
          'The file is encrypted with ansible-vault, so it was not checked. To check it, run cilium-extras on a decrypted copy.',
        location: place('yaml/group_vars/k8s_cluster/secrets.yml', 1, 1),
      },
    ]);
  });
});

describe('an inventory without hosts', () => {
  it('is read as a control plane node and as a worker', () => {
    const { scopes } = readOne(`${fixtures}/template`);
    expect(scopes.map((scope) => [scope.hosts, scope.groups.at(-1), effective(scope, 'cilium_mtu')?.value])).toEqual([
      [[], 'kube_control_plane', '1450'],
      [[], 'kube_node', '9000'],
    ]);
  });

  it('has one scope if all see the same, inventory file or not', () => {
    const files = memoryFileSystem({
      'x/group_vars/k8s-cluster.yml': 'cilium_mtu: "1"\n',
      'x/group_vars/all.yml': 'cilium_mtu: "0"\n',
    });
    const { scopes } = readOne('x', files);
    expect(scopes.map((scope) => scope.variables.get('cilium_mtu')?.map(({ value }) => value))).toEqual([['0', '1']]);
  });

  it('gives each further group with variables a worker', () => {
    const files = memoryFileSystem({
      'x/group_vars/gpu/a.yml': 'cilium_mtu: "9000"\n',
      'x/host_vars/n1': 'cilium_mtu: "1"\n',
    });
    const values = readOne('x', files).scopes.map((scope) => effective(scope, 'cilium_mtu')?.value);
    expect(values).toEqual([undefined, '9000', '1']);
  });
});

describe('Kubean manifests', () => {
  it('point into the outer file', () => {
    const inventory = readOne(`${fixtures}/kubean/cluster.yml`);
    const scope = scopeOf(inventory, 'node1');
    expect(
      scope.variables.get('cilium_mtu')?.map(({ value, location }) => [value, location.line, location.column]),
    ).toEqual([
      ['1400', 25, 13],
      ['1500', 36, 5],
    ]);
    const extraVars = effective(scope, 'cilium_config_extra_vars');
    expect(extraVars && locate(extraVars, ['enable-bbr'], 'value')).toMatchObject({
      ...place('kubean/cluster.yml', 38, 19),
      endLine: 38,
      endColumn: 23,
    });
    expect(extraVars && describeScope(extraVars.scope)).toBe('extra variables');
  });

  it('name their release', () => {
    expect(readOne(`${fixtures}/kubean/cluster.yml`).hints).toEqual([
      { kubespray: '2.31', commit: '1863bfd', location: expect.objectContaining(place('kubean/cluster.yml', 58, 10)) },
    ]);
    const manifest = `apiVersion: kubean.io/v1alpha1
kind: Manifest
metadata:
  labels:
    kubean.io/sprayRelease: "2.28"
spec:
  kubesprayVersion: a59585b6dcb731b91690cd8299b518fa36eab82e
`;
    expect(readOne('m.yml', memoryFileSystem({ 'm.yml': manifest })).hints).toMatchObject([
      { kubespray: '2.28', commit: 'a59585b6dcb731b91690cd8299b518fa36eab82e', location: { line: 7 } },
    ]);
    const operation = (tag: string): string =>
      `apiVersion: kubean.io/v1alpha1\nkind: ClusterOperation\nspec:\n  image: ghcr.io/kubean-io/spray-job:${tag}\n`;
    const hints = (tag: string) => readOne('o.yml', memoryFileSystem({ 'o.yml': operation(tag) })).hints;
    expect(hints('v0.26.4')).toMatchObject([{ kubean: '0.26.4' }]);
    expect(hints('latest')).toEqual([]);
    expect(hints('<TAG>')).toEqual([]);
  });

  it('whose variables are a quoted string have the key for a place', () => {
    const definition = readOne(`${fixtures}/kubean/quoted.yml`).definitions.find(({ name }) => name === 'cilium_mtu');
    expect(definition?.value).toBe(1500);
    expect(definition?.location).toMatchObject(place('kubean/quoted.yml', 6, 3));
    expect(definition && locate(definition, [])).toMatchObject(place('kubean/quoted.yml', 6, 3));
  });

  it('of a folder belong together, and loose ConfigMaps stand alone', () => {
    expect(read(`${fixtures}/kubean`).map(({ root, scopes }) => [root, scopes.map(({ hosts }) => hosts)])).toEqual([
      [`${fixtures}/kubean/cluster.yml`, [['node1']]],
      [`${fixtures}/kubean/quoted.yml`, [[]]],
    ]);
  });

  it('keep lines right with CRLF and other indentation', () => {
    const text = [
      'apiVersion: v1',
      'kind: ConfigMap',
      'data:',
      '    group_vars.yml: |-',
      '          a: 1',
      '',
      '          cilium_mtu: "1"',
      '',
    ];
    const inventory = readOne('c.yml', memoryFileSystem({ 'c.yml': text.join('\r\n') }));
    expect(inventory.definitions.map(({ name, location }) => [name, location.line, location.column])).toEqual([
      ['a', 5, 11],
      ['cilium_mtu', 7, 11],
    ]);
  });

  it('report broken YAML at its line of the outer file', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  group_vars.yml: |\n    cilium_mtu: "1"\n    cilium_x: [1\n';
    const [problem] = readOne('c.yml', memoryFileSystem({ 'c.yml': text })).problems;
    expect(problem?.rule).toBe('parse-error');
    expect(problem?.location.line).toBeGreaterThanOrEqual(6);
  });
});

describe('a single file of variables', () => {
  const readText = (text: string, file = 'vars.yml') => readOne(file, memoryFileSystem({ [file]: text }));

  it('is for whom its path says', () => {
    const scope = (file: string) => readText('cilium_mtu: 1\n', file).definitions.map((d) => describeScope(d.scope));
    expect(scope('vars.yml')).toEqual(['extra variables']);
    expect(scope('x/group_vars/all.yml')).toEqual(['group all']);
    expect(scope('x/group_vars/k8s_cluster/cilium.yml')).toEqual(['group k8s_cluster']);
    expect(scope('x/host_vars/10.0.0.1')).toEqual(['host 10.0.0.1']);
  });

  it.each([
    ['cilium_mtu: [1\n', 'parse-error'],
    ['- cilium_mtu\n', 'parse-error'],
    ['just text\n', 'parse-error'],
    ['cilium_mtu: 1\n---\ncilium_mtu: 2\n', 'parse-error'],
    ['cilium_mtu: 1\ncilium_mtu: 2\n', 'duplicate-key'],
    ['cilium_mtu: {{ mtu }}\n', 'parse-error'],
    ['a: \u0000\n', 'parse-error'],
  ])('%j has a problem', (text, rule) => {
    expect(readText(text).problems[0]?.rule).toBe(rule);
  });

  it.each(['', '# nothing\n', '---\n', '\ufeffcilium_mtu: 1\r\n', '{"cilium_mtu": 1}', '---\ncilium_mtu: 1\n...\n'])(
    '%j has none',
    (text) => expect(readText(text).problems).toEqual([]),
  );

  it('takes the last of two equal keys, as Ansible does', () => {
    expect(readText('cilium_mtu: 1\ncilium_mtu: 2\n').definitions.map(({ value }) => value)).toEqual([2]);
  });

  it('may call a variable __proto__', () => {
    expect(readText('__proto__:\n  cilium_mtu: 1\n').definitions[0]?.name).toBe('__proto__');
    expect(({} as Record<string, unknown>).cilium_mtu).toBeUndefined();
  });
});
