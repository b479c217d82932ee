/** Targets from `.cilium-extras.yaml`, and `-o` on commands that do not declare it. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

function folder(files: Record<string, string>): string {
  const cwd = mkdtempSync(join(tmpdir(), 'configured-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

const intent = 'version: 1\nfeatures: { bandwidthManager: true }\n';
const values = 'debug: { enabled: true }\n';

describe('the configured target', () => {
  const files = { '.cilium-extras.yml': 'targets:\n  - kubespray: v2.29.1\n', 'i.yaml': intent, 'v.yaml': values };
  it.each([
    ['generate', ['generate', 'i.yaml'], 'Kubespray v2.29.1'],
    ['translate', ['translate', '-f', 'v.yaml'], 'Kubespray v2.29.1'],
    ['import', ['import', 'v.yaml'], 'kubespray: v2.29.1'],
    ['the command line beats it', ['generate', 'i.yaml', '--kubespray', 'v2.30.0'], 'Kubespray v2.30.0'],
  ])('%s', async (_, args, says) => {
    const { code, stdout } = await run(args, { cwd: folder(files) });
    expect(stdout).toContain(says);
    expect(code).toBe(0);
  });

  it("is below an intent's own", async () => {
    const cwd = folder({ ...files, 'i.yaml': `${intent}target: { kubespray: v2.28.1 }\n` });
    expect((await run(['generate', 'i.yaml'], { cwd })).stdout).toContain('Kubespray v2.28.1');
  });

  it('is where migrate starts from', async () => {
    const cwd = folder({ ...files, 'all.yml': 'kube_network_plugin: cilium\ncilium_enable_hubble: true\n' });
    const { code, stdout } = await run(['migrate', 'all.yml', '--to', 'v2.31.0', '--format', 'json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ from: { release: 'v2.29.1' } });
    const none = await run(['migrate', 'all.yml', '--to', 'v2.31.0'], { cwd: folder({ 'all.yml': 'a: 1\n' }) });
    expect(none.stderr).toContain('--from');
    expect(none.code).toBe(2);
  });

  it.each([
    'generate i.yaml',
    'check i.yaml',
    'translate -f v.yaml',
    'import v.yaml',
    'diff i.yaml v.yaml',
    'explain dsr',
  ])('a fault in the configuration stops %s', async (line) => {
    const cwd = folder({ ...files, '.cilium-extras.yml': 'targets:\n  - kubespry: v2.29.1\n' });
    const { code, stdout, stderr } = await run(line.split(' '), { cwd });
    expect(stderr).toMatch(
      /\.cilium-extras\.yml:2:5 error Unknown key "kubespry" in targets\.0\. Did you mean "kubespray"\?/,
    );
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe('-o', () => {
  it.each([
    ['explain', ['explain', 'dsr'], 0],
    ['matrix', ['matrix', '--feature', 'dsr'], 0],
    ['completion', ['completion', 'bash'], 0],
    ['check', ['check', 'i.yaml', '--format', 'json', '--kubespray', 'v2.28.0'], 1],
  ])('%s writes to the file what it would print', async (_, args, expected) => {
    const cwd = folder({ 'i.yaml': intent.replace('bandwidthManager', 'egressGateway') });
    const printed = await run(args, { cwd });
    const { code, stdout } = await run([...args, '-o', 'result'], { cwd });
    expect(stdout).toBe('');
    expect(readFileSync(join(cwd, 'result'), 'utf8')).toBe(printed.stdout);
    expect(code).toBe(expected);
  });

  it('never overwrites what was read', async () => {
    const cwd = folder({ 'i.yaml': intent });
    const { code } = await run(['check', 'i.yaml', '--kubespray', 'v2.31.0', '-o', 'i.yaml'], { cwd });
    expect(code).toBe(2);
    expect(readFileSync(join(cwd, 'i.yaml'), 'utf8')).toBe(intent);
  });
});

it('JSON of check names the page of each rule', async () => {
  const cwd = folder({
    'i.yaml': 'version: 1\nfeatures: { egressGateway: true }\nvalues: { bpf: { masquerade: false } }\n',
  });
  const { stdout } = await run(['check', 'i.yaml', '--format', 'json', '--kubespray', 'v2.31.0'], { cwd });
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; docs: string | null }[] };
  const constraint = findings.find(({ rule }) => rule.startsWith('egress-gateway/'));
  expect(constraint?.docs).toContain(`docs/rules/${constraint?.rule}.md`);
});

it.each([
  ['v2.37.1', 'warning', 'Did you mean v2.27.1?'],
  ['v2.30.9', 'warning', 'Did you mean v2.30.0?'],
  ['v2.31.9', 'info', 'update cilium-extras'],
])('lint on the unknown release %s gives a %s', async (release, severity, advice) => {
  const cwd = mkdtempSync(join(tmpdir(), 'cilium-extras-unknown-release-'));
  writeFileSync(join(cwd, 'cilium.yml'), 'kube_network_plugin: cilium\n');
  const { stdout } = await run(['lint', '--kubespray', release, '--format', 'json', 'cilium.yml'], { cwd });
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; severity: string; message: string }[] };
  const told = findings.find(({ rule }) => rule === 'assumed-target');
  expect(told?.severity).toBe(severity);
  expect(told?.message).toContain(advice);
});

it('generate names the files of an inventory as they were given', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'cilium-extras-paths-'));
  writeFileSync(
    join(cwd, 'vars.yml'),
    'kube_network_plugin: cilium\ncilium_extra_values: { debug: { enabled: true } }\n',
  );
  writeFileSync(join(cwd, 'intent.yaml'), 'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { maglev: true }\n');
  const { stderr } = await run(['generate', 'intent.yaml', '--inventory', 'vars.yml'], { cwd });
  expect(stderr).toMatch(/^vars\.yml:2:1 warning cilium_extra_values is also defined here/m);
});
