/**
 * Agent options that no Cilium version has, and values that agents refuse: each command that reads an intent reports
 * them.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'cilium-extras-'));
const [plain, misspelt] = ['plain.yaml', 'misspelt.yaml'].map((name) => join(folder, name)) as [string, string];
writeFileSync(plain, 'version: 1\nfeatures: { routing: true }\n');
writeFileSync(misspelt, 'version: 1\nfeatures: { routing: true }\nconfig: { enable-hubbel: "true" }\n');

const targets = ['--kubespray v2.31.0', '--kubespray v2.24.3', '--cilium 1.13.4'];
const commands = { check: [], 'generate --format helm-values': [], diff: [plain], transition: [plain] };
const lines = targets.flatMap((target) =>
  Object.entries(commands).map(([command, before]) => ({ command, before, target })),
);

it.each([...lines, { command: 'generate', before: [], target: '--kubespray v2.31.0' }])(
  '$command for $target',
  async ({ command, before, target }) => {
    const { stdout, stderr } = await run([...command.split(' '), ...before, misspelt, ...target.split(' ')]);
    expect(`${stdout}${stderr}`).toMatch(/enable-hubbel.*Did you mean enable-hubble\?/);
  },
);

const refused = join(folder, 'refused.yaml');
writeFileSync(
  refused,
  'version: 1\nvalues: { bpf: { ctTcpMax: 512 } }\nconfig: { monitor-aggregation: High, enable-l7-proxy: "yes" }\n',
);

it.each(['check', 'generate', 'generate --partial'])(
  '%s reports values that the agents refuse, each once at its place',
  async (command) => {
    const { code, stdout, stderr } = await run([...command.split(' '), refused, '--kubespray', 'v2.31.0']);
    expect(code).toBe(1);
    const places = [...`${stdout}${stderr}`.matchAll(/refused\.yaml:(\d+:\d+).*\[invalid-value\]/g)].map(
      ([, place]) => place,
    );
    expect(places).toEqual(['2:28', '3:32', '3:55']);
  },
);
