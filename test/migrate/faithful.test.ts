/** A migration keeps what the inventory has, adds nothing to it, and names what it leaves out or changes. */
import { describe, expect, test } from 'vitest';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { type Migration, migrate } from '../../src/commands/migrate/migrate.ts';
import { summary } from '../../src/commands/migrate/report.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';

const file = 'inventory/group_vars/k8s_cluster/cilium.yml';
const hosts = '[kube_control_plane]\nn1\n[etcd]\nn1\n[kube_node]\nn1\nn2\n';

async function migrated(from: string, to: string, variables: string): Promise<Migration & { text: string }> {
  const before = `kube_network_plugin: cilium\n${variables}`;
  const files = memoryFileSystem({ 'inventory/hosts.ini': hosts, [file]: before });
  const migration = await migrate('inventory', { files, catalog: openCatalog(), from, to });
  return { ...migration, text: migration.files[0]?.after ?? before };
}

const named = (entries: readonly { name: string }[]): string[] => entries.map(({ name }) => name);

describe('options next to kube-proxy replacement', () => {
  test('do not turn it off, for any word that the inventory has for it', async () => {
    for (const word of ['true', '"true"', 'yes']) {
      const { files } = await migrated(
        'v2.26.0',
        'v2.27.1',
        `cilium_kube_proxy_replacement: ${word}\ncilium_config_extra_vars:\n  enable-host-port: "false"\n`,
      );
      expect(files).toEqual([]);
    }
  });

  test('stay in the extra vars where both releases read them', async () => {
    const { files, lost } = await migrated(
      'v2.24.3',
      'v2.27.1',
      'cilium_kube_proxy_replacement: strict\ncilium_config_extra_vars:\n  enable-host-port: "false"\n  enable-external-ips: "false"\n',
    );
    expect([files, lost]).toEqual([[], []]);
  });
});

describe('nothing is added', () => {
  test.each([
    ['v2.26.0', 'v2.27.1', 'cilium_enable_prometheus: true\n'],
    [
      'v2.26.0',
      'v2.27.1',
      'cilium_enable_hubble: true\ncilium_enable_hubble_metrics: true\ncilium_hubble_metrics: [dns]\n',
    ],
    ['v2.31.0', 'master', 'kube_owner: root\ncilium_enable_prometheus: true\n'],
  ])('from %s to %s to %j', async (from, to, variables) => {
    expect((await migrated(from, to, variables)).files).toEqual([]);
  });
});

describe('what changes in objects', () => {
  test('counts as a change of the inventory, with the values', async () => {
    const migration = await migrated(
      'v2.31.0',
      'v2.28.1',
      'kube_owner: root\ncilium_memory_limit: 1Gi\ncilium_extra_values:\n  podAnnotations: { team: net }\n',
    );
    expect(migration.objects).toContainEqual(
      expect.objectContaining({ name: 'podAnnotations', before: { team: 'net' }, after: {} }),
    );
    expect(named(migration.objects)).toContain('resources');
    expect(named(migration.lost)).toEqual(expect.arrayContaining(['cilium_memory_limit', 'podAnnotations']));
    expect(summary(migration)).toMatch(/^2 settings of the inventory change, 2 lost, /);
  });

  test('is not counted where it stays', async () => {
    const { objects, files } = await migrated('v2.24.3', 'v2.27.1', 'cilium_operator_replicas: 1\n');
    expect([objects, files]).toEqual([[], []]);
  });
});

test('a limit goes to the Helm value where the release has no variable for it', async () => {
  const { text, lost } = await migrated('v2.31.0', 'v2.30.0', 'kube_owner: root\ncilium_memory_limit: 1Gi\n');
  expect(text).toContain('cilium_extra_values:\n  resources:\n    limits:\n      memory: "1Gi"\n');
  expect(lost).toEqual([]);
});

test('a Helm value that is left out is named with the reason', async () => {
  for (const to of ['v2.28.1', 'v2.27.1']) {
    const { removed, text } = await migrated(
      'v2.31.0',
      to,
      'kube_owner: root\ncilium_extra_values:\n  hubble: { ui: { replicas: 2 } }\n',
    );
    expect(text).not.toContain('replicas');
    expect(removed).toContainEqual({ name: 'hubble.ui.replicas', value: 2, reason: 'its part is off' });
  }
});

test.each(['kube', 'deploy'])('an owner that the release refuses is named with the new one: %s', async (owner) => {
  const { text, notes, findings } = await migrated('v2.31.0', 'master', `kube_owner: ${owner}\n`);
  expect(text).toContain('kube_owner: root\n');
  expect(notes).toContain(`The result sets kube_owner to "root": master refuses "${owner}".`);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
