/** The progress of a run is shown to users at a terminal, and nowhere else. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { run } from './run.ts';

let cwd: string;
const many = 260;
const inventory = 'inventory/mycluster';

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-progress-'));
  for (const folder of [`${inventory}/host_vars`, `${inventory}/group_vars/k8s_cluster`, 'collected'])
    await mkdir(join(cwd, folder), { recursive: true });
  const nodes = Array.from({ length: many }, (_, index) => `node${index}`);
  await writeFile(
    join(cwd, inventory, 'inventory.ini'),
    `[kube_control_plane]\n${nodes[0]}\n[kube_node]\n${nodes.join('\n')}\n[k8s_cluster:children]\nkube_control_plane\nkube_node\n`,
  );
  await writeFile(
    join(cwd, inventory, 'group_vars/k8s_cluster/cilium.yml'),
    'kube_network_plugin: cilium\nkube_owner: root\ncilium_enable_hubble: true\n',
  );
  for (const node of nodes) {
    await writeFile(join(cwd, inventory, 'host_vars', `${node}.yml`), `ansible_host: 192.0.2.1\n`);
    await writeFile(
      join(cwd, 'collected', `${node}.yaml`),
      `apiVersion: v1\nkind: Node\nmetadata: { name: ${node} }\nstatus: { nodeInfo: { kernelVersion: 5.15.0 } }\n`,
    );
  }
  await writeFile(
    join(cwd, 'mesh.yaml'),
    `version: 1\nclusters:\n  - { name: a, id: 1, inventory: ${inventory}, kubespray: v2.31.0 }\n`,
  );
});

const commands = [
  ['lint', '--kubespray', 'v2.27.1', inventory],
  ['migrate', inventory, '--from', 'v2.27.1', '--to', 'v2.28.1'],
  ['transition', `${inventory}@v2.27.1`, `${inventory}@v2.28.1`],
  ['images', '--inventory', inventory, '--kubespray', 'v2.31.0'],
  ['doctor', 'collected'],
  ['mesh', 'check', 'mesh.yaml'],
];

describe.each(commands)('%s', (...argv) => {
  test('counts what it has read on a terminal, and takes the line away', async () => {
    const { stderr } = await run(argv, { cwd, terminal: true, env: { TERM: 'xterm' } });
    expect(stripVTControlCharacters(stderr)).toMatch(/\r\d+ files read/);
    expect(stderr.split('\r').at(-1)).not.toContain('files read');
  }, 30_000);

  test('prints nothing of it in a pipe and in CI', async () => {
    const piped = await run(argv, { cwd });
    const logged = await run(argv, { cwd, terminal: true, env: { TERM: 'xterm', CI: 'true', NO_COLOR: '1' } });
    expect(piped.stderr + logged.stderr).not.toMatch(/\r|files read/);
  }, 30_000);
});
