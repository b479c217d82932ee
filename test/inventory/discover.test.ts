import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { nodeFileSystem } from '../../src/formats/files/node-file-system.ts';
import { type DiscoverOptions, discover } from '../../src/formats/inventory/discover.ts';
import { readSource } from '../../src/formats/inventory/read.ts';

const vars = 'cilium_mtu: "1500"\n';
const ini = '[kube_control_plane]\nnode1\n';
const yaml = 'all:\n  children:\n    kube_node:\n      hosts:\n        node1:\n';
const kubean = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  group_vars.yml: |\n    cilium_mtu: "1"\n';
const operation = 'apiVersion: kubean.io/v1alpha1\nkind: ClusterOperation\n';
const intent = 'version: 1\nfeatures:\n  egressGateway: true\n';

const repository = memoryFileSystem({
  'README.md': 'group_vars are in here',
  'inventory/paris/group_vars/all.yml': vars,
  'inventory/paris/inventory.ini': ini,
  'inventory/rome/group_vars/k8s_cluster/a.yml': vars,
  'inventory/rome/hosts.yaml': yaml,
  'inventory/rome/inventory.ini': ini,
  'inventory/rome/artifacts/admin.conf': 'apiVersion: v1\n',
  'inventory/hosts-only/hosts.yml': yaml,
  'inventory/.hidden/group_vars/all.yml': vars,
  'kubean/VarsConfCM.yml': kubean,
  'kubean/ClusterOperation.yml': operation,
  'kubean/Deployment.yml': 'apiVersion: apps/v1\nkind: Deployment\n',
  'chart/Chart.yaml': 'name: x\n',
  'chart/templates/c.yaml': `{{ if .Values.x }}\n${operation}{{ end }}\n`,
  'intents/a.yaml': intent,
  'intents/b.json': '{"version": 1, "features": {}}',
  'roles/x/defaults/main.yml': vars,
  'node_modules/y/group_vars/all.yml': vars,
  'tox.ini': '[tox]\n',
  'site.yml': '- hosts: k8s_cluster\n  vars:\n    cilium_mtu: 1\n',
});

function found(paths: string[], options?: DiscoverOptions) {
  return [...discover(paths, repository, options)];
}

const paris = { kind: 'inventory', root: 'inventory/paris', inventoryFiles: ['inventory/paris/inventory.ini'] };
const rome = {
  kind: 'inventory',
  root: 'inventory/rome',
  inventoryFiles: ['inventory/rome/hosts.yaml', 'inventory/rome/inventory.ini'],
};

describe('discover', () => {
  it('finds each inventory, the manifests and the intents of a tree, and nothing else', () => {
    expect(found(['.'])).toEqual([
      { kind: 'intent', file: 'intents/a.yaml' },
      { kind: 'intent', file: 'intents/b.json' },
      { kind: 'inventory', root: 'inventory/hosts-only', inventoryFiles: ['inventory/hosts-only/hosts.yml'] },
      paris,
      rome,
      { kind: 'kubean', files: ['kubean/ClusterOperation.yml', 'kubean/VarsConfCM.yml'] },
    ]);
  });

  it.each(['inventory/paris', 'inventory/paris/group_vars', 'inventory/rome/group_vars/k8s_cluster'])(
    'takes %s for the inventory that it belongs to',
    (path) => expect(found([path])).toEqual([path.includes('paris') ? paris : rome]),
  );

  it('takes a file for what it looks like', () => {
    expect(found(['kubean/VarsConfCM.yml', 'intents/b.json', 'roles/x/defaults/main.yml', 'README.md'])).toEqual([
      { kind: 'kubean', files: ['kubean/VarsConfCM.yml'] },
      { kind: 'intent', file: 'intents/b.json' },
      { kind: 'variables', file: 'roles/x/defaults/main.yml' },
      { kind: 'variables', file: 'README.md' },
    ]);
    expect(found(['inventory/paris/inventory.ini'])).toEqual([paris]);
  });

  it('hands out what lies below two paths once', () => {
    expect(found(['inventory/paris', 'inventory', 'inventory/rome/group_vars'])).toHaveLength(3);
  });

  it('leaves out what is ignored', () => {
    expect(found(['.'], { ignored: (path) => path.startsWith('inventory') || path === 'intents/a.yaml' })).toEqual([
      { kind: 'intent', file: 'intents/b.json' },
      { kind: 'kubean', files: ['kubean/ClusterOperation.yml', 'kubean/VarsConfCM.yml'] },
    ]);
  });

  it('refuses a path that is not there', () => {
    expect(() => found(['inventory/oslo'])).toThrow(UserError);
  });

  it('prefers inventories that are no .ini file, as Ansible does with folders', () => {
    const [source] = found(['inventory/rome']);
    const inventories = source && source.kind !== 'intent' ? readSource(source, repository) : [];
    expect([...(inventories[0]?.sources.keys() ?? [])]).toEqual([
      'inventory/rome/hosts.yaml',
      'inventory/rome/group_vars/k8s_cluster/a.yml',
    ]);
  });
});

describe('a real disk', () => {
  const root = mkdtempSync(join(tmpdir(), 'discover-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  write('a/group_vars/all/x.yml', vars);
  write('a/group_vars/all/binary.yml', new Uint8Array([0x80, 0, 1]));
  write('b/inventory.ini', ini);
  symlinkSync(join(root, 'a/group_vars'), join(root, 'b/group_vars'));
  symlinkSync('..', join(root, 'a/group_vars/all/loop'));
  symlinkSync(root, join(root, 'a/up'));
  symlinkSync('nowhere', join(root, 'a/dangling.yml'));
  mkdirSync(join(root, '0/borrowed'), { recursive: true });
  symlinkSync(join(root, 'a/group_vars'), join(root, '0/borrowed/group_vars'));
  symlinkSync(join(root, 'b'), join(root, '0/link-to-b'));

  const inventories = [...discover([root], nodeFileSystem)].flatMap((source) =>
    source.kind === 'intent' ? [] : readSource(source, nodeFileSystem),
  );

  it('follows links, calls things by their own name, and comes back from circles', () => {
    expect(inventories.map((inventory) => inventory.root)).toEqual([join(root, 'a'), join(root, 'b')]);
    for (const { scopes } of inventories) {
      expect(scopes[0]?.variables.get('cilium_mtu')?.[0].location.file).toMatch(/group_vars\/all\/.*x\.yml$/);
    }
  });

  it('takes what is no text for an error, as Ansible does', () => {
    const problem = inventories[0]?.problems.find(({ location }) => location.file.endsWith('all/binary.yml'));
    expect(problem).toMatchObject({ rule: 'parse-error', message: expect.stringContaining('binary') });
  });
});

describe('a folder that is no inventory', () => {
  const files = memoryFileSystem({
    'tests/files/cilium.yml': 'mode: ha\ncilium_tunnel_mode: vxlan\n',
    'tests/files/plugin.yaml': 'kube_network_plugin: cilium\n',
    'tests/files/calico.yml': '# not about cilium\nmode: ha\n',
    'tests/files/values/cilium.yaml': 'cluster: { name: x }\n',
    'docs/readme.md': 'cilium_tunnel_mode: vxlan\n',
  });

  it('gives its files of variables, each by itself', () => {
    expect([...discover(['tests/files'], files)]).toEqual([
      { kind: 'variables', file: 'tests/files/cilium.yml' },
      { kind: 'variables', file: 'tests/files/plugin.yaml' },
    ]);
  });

  it('is told of if it has none', () => {
    const told: string[] = [];
    expect([...discover(['docs', 'docs'], files, { empty: (path) => told.push(path) })]).toEqual([]);
    expect(told).toEqual(['docs']);
  });
});
