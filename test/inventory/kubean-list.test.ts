/** Kubean's ConfigMaps as kubectl prints several of them: items of a List. */
import { describe, expect, test } from 'vitest';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { lint } from '../../src/commands/lint/lint.ts';
import { migrate } from '../../src/commands/migrate/migrate.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { readOneInventory } from '../../src/formats/inventory/one-inventory.ts';

const list = `apiVersion: v1
items:
- apiVersion: v1
  data:
    group_vars.yml: |
      kube_network_plugin: cilium   # ours
      cilium_kube_proxy_replacement: strict
  kind: ConfigMap
  metadata:
    name: paris-vars
    namespace: kubean-system
- apiVersion: v1
  data:
    hosts.yml: |
      all:
        children:
          kube_control_plane: { hosts: { node1: } }
          kube_node: { hosts: { node1: , node2: } }
  kind: ConfigMap
  metadata:
    name: paris-hosts
    namespace: kubean-system
kind: List
`;

const json = JSON.stringify({
  apiVersion: 'v1',
  kind: 'List',
  items: [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'paris-vars' },
      data: { 'group_vars.yml': 'kube_network_plugin: cilium\ncilium_kube_proxy_replacement: strict\n' },
    },
  ],
});

describe.each([
  ['vars.yaml', list],
  ['vars.json', json],
])('%s', (file, text) => {
  const files = memoryFileSystem({ [file]: text });

  test('holds the variables of its items', () => {
    const { kind, definitions } = readOneInventory(file, files);
    expect(kind).toBe('kubean');
    expect(definitions.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['kube_network_plugin', 'cilium_kube_proxy_replacement']),
    );
  });

  test('is checked', async () => {
    const { findings } = await lint([file], { files, catalog: openCatalog(), target: { kubespray: 'v2.31.0' } });
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'invalid-value', severity: 'error' }));
  });
});

test('the text of an item is edited in its place', async () => {
  const files = memoryFileSystem({ 'vars.yaml': list });
  const migration = await migrate('vars.yaml', { files, catalog: openCatalog(), from: 'v0.20.0', to: 'v0.37.0' });
  expect(migration.files[0]?.after).toBe(
    list.replace(
      'cilium_kube_proxy_replacement: strict',
      'cilium_kube_proxy_replacement: true\n      kube_owner: root',
    ),
  );
});

describe('keys of a ConfigMap that Kubean does not read', () => {
  const map = (...data: string[]) =>
    ['apiVersion: v1', 'kind: ConfigMap', 'metadata: { name: paris-vars }', 'data:', ...data, ''].join('\n');
  const findings = async (text: string) => {
    const files = memoryFileSystem({ 'vars.yml': text });
    const { findings } = await lint(['vars.yml'], { files, catalog: openCatalog(), target: { kubespray: 'v2.28.1' } });
    return findings.map(({ rule, message, location }) => `${location?.line} ${rule}: ${message}`);
  };

  test('a misspelt key is named, with the right one', async () => {
    expect(await findings(map('  group_vars.yaml: |', '    cilium_mtu: "1400"'))).toEqual([
      '5 unread-file: Kubean does not read the key "group_vars.yaml" of a ConfigMap, so cilium_mtu has no effect. Rename the key to group_vars.yml.',
    ]);
  });

  test('a second key is named, and the one that is read stays checked', async () => {
    const text = map(
      '  group_vars.yml: |',
      '    kube_network_plugin: cilium',
      '    cilium_mtuu: "1400"',
      '  more: "cilium_mtu: 1400"',
    );
    expect(await findings(text)).toEqual([
      '8 unread-file: Kubean does not read the key "more" of a ConfigMap, so cilium_mtu has no effect. Move its variables into group_vars.yml.',
      '7 unknown-variable: Kubespray v2.28.1 has no variable cilium_mtuu, so it has no effect. Did you mean cilium_mtu?',
    ]);
  });

  test('two keys are not both to get the same name, and an inventory belongs under hosts.yml', async () => {
    const text = map(
      '  group_vars.yaml: |',
      '    cilium_mtu: 1400',
      '  extra.yml: "cilium_debug: true"',
      '  hosts.yaml: "all: { vars: { cilium_mtu: 1300 } }"',
    );
    expect((await findings(text)).map((one) => one.replace(/^.*effect\. /, ''))).toEqual([
      'Rename the key to group_vars.yml.',
      'Move its variables into group_vars.yml.',
      'Rename the key to hosts.yml.',
    ]);
  });

  test('text that holds no variable of Cilium is not mentioned', async () => {
    expect(await findings(map('  group_vars.yml: |', '    kube_network_plugin: cilium', '  notes: ours'))).toEqual([]);
  });
});
