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
