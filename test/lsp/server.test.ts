/** The language server as an editor meets it: the built program, spoken to by the protocol's own client library. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Client, type ClientOptions } from './client.ts';

const clients: Client[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) expect(await client.stop()).toBe(0);
});

async function start(files: Readonly<Record<string, string>>, options: ClientOptions = {}): Promise<Client> {
  const client = await Client.start(mkdtempSync(join(tmpdir(), 'cilium-extras-lsp-')), files, options);
  clients.push(client);
  return client;
}

const configuration = 'targets:\n  - kubespray: v2.31.0\n';
const hosts = '[kube_control_plane]\nnode1\n\n[kube_node]\nnode2\n';
const cilium = 'inventory/group_vars/k8s_cluster/cilium.yml';
const all = 'inventory/group_vars/all/all.yml';

/** An inventory with these files. */
function inventory(files: Readonly<Record<string, string>>): Record<string, string> {
  return { '.cilium-extras.yaml': configuration, 'inventory/inventory.ini': hosts, ...files };
}

async function codes(client: Client, path: string): Promise<unknown[]> {
  return (await client.diagnostics(path)).map(({ code }) => code);
}

describe('findings', () => {
  test('come when a file is opened, and follow each edit', async () => {
    const client = await start(inventory({ [cilium]: 'kube_network_plugin: cilium\nkube_owner: root\n' }));
    await client.open(cilium, readFileSync(join(client.folder, cilium), 'utf8'));
    expect(await client.diagnostics(cilium)).toEqual([]);
    await client.edit(cilium, 'kube_network_plugin: cilium\nkube_owner: root\ncilium_mtuu: "1400"\n');
    const [finding] = await client.diagnostics(cilium);
    expect(finding).toMatchObject({
      code: 'unknown-variable',
      severity: 1,
      source: 'cilium-extras',
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 11 } },
    });
    expect(finding?.message).toContain('cilium_mtu?');
    expect(finding?.codeDescription?.href).toMatch(/docs\/rules\/unknown-variable\.md$/);
    await client.edit(cilium, 'kube_network_plugin: cilium\nkube_owner: root\ncilium_mtu: "1400"\n');
    expect(await client.diagnostics(cilium)).toEqual([]);
  });

  test('know the whole inventory, and what other open files hold unsaved', async () => {
    const base = 'kube_network_plugin: cilium\nkube_owner: root\n';
    const files = { [all]: base, [cilium]: 'cilium_config_extra_vars:\n  agent-health-port: "9879"\n' };
    const client = await start(inventory(files));
    await client.open(cilium, files[cilium]);
    expect(await client.diagnostics(cilium)).toEqual([]);
    // The same variable in another file, not on the disk yet: a dictionary is replaced, not merged.
    await client.open(all, base);
    client.forget(cilium);
    await client.edit(all, `${base}cilium_config_extra_vars:\n  enable-l7-proxy: "true"\n`);
    expect(await codes(client, all)).toContain('replaced-dict');
    client.forget(cilium);
    await client.edit(all, base);
    expect(await client.diagnostics(all)).toEqual([]);
    expect(await client.diagnostics(cilium)).toEqual([]);
  });
});
