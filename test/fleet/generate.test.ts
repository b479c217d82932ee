/** Several intents at once, and `generate --check`, as used in a pipeline. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../cli/run.ts';

const base = 'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { kubeProxyReplacement: true }\n';

function repository(clusters: readonly string[]): string {
  const cwd = mkdtempSync(join(tmpdir(), 'cilium-extras-fleet-'));
  mkdirSync(join(cwd, 'clusters'));
  writeFileSync(join(cwd, 'base.yaml'), base);
  for (const [index, name] of clusters.entries()) {
    const mesh = `features: { clusterMesh: { name: ${name}, id: ${index + 1} } }`;
    writeFileSync(join(cwd, `clusters/${name}.yaml`), `version: 1\nextends: ../base.yaml\n${mesh}\n`);
  }
  return cwd;
}

const paths = ['clusters/lyon.yaml', 'clusters/paris.yaml'];

test('each intent gets a file, which --check accepts until something changes', async () => {
  const cwd = repository(['lyon', 'paris']);
  const written = await run(['generate', ...paths, '--out-dir', 'generated'], { cwd });
  expect([written.code, written.stdout]).toEqual([0, '']);
  expect(readdirSync(join(cwd, 'generated'))).toEqual(['lyon.yml', 'paris.yml']);
  const paris = readFileSync(join(cwd, 'generated/paris.yml'), 'utf8');
  expect(paris).toContain('cilium_cluster_name: paris\n');
  // The same bytes as for a single intent.
  expect((await run(['generate', 'clusters/paris.yaml'], { cwd })).stdout).toBe(paris);

  const check = () => run(['generate', '--check', ...paths, '--out-dir', 'generated'], { cwd });
  expect(await check()).toMatchObject({ code: 0, stdout: '' });
  writeFileSync(join(cwd, 'base.yaml'), base.replace('Replacement: true', 'Replacement: true, egressGateway: true'));
  const drifted = await check();
  expect(drifted.code).toBe(1);
  expect(drifted.stdout).toMatch(
    /^--- a\/generated\/lyon\.yml\n[\s\S]*^\+.*egressGateway[\s\S]*^--- a\/generated\/paris\.yml/m,
  );
  expect(drifted.stderr).toContain('generated/paris.yml differs from the generated configuration');
  // Nothing was written.
  expect(readFileSync(join(cwd, 'generated/paris.yml'), 'utf8')).toBe(paris);
});

test('a folder stands for its intents, without those that others extend', async () => {
  const cwd = repository(['lyon', 'paris']);
  writeFileSync(join(cwd, 'clusters/notes.yaml'), 'a: 1\n');
  expect((await run(['generate', 'clusters', '--out-dir', 'generated'], { cwd })).code).toBe(0);
  expect(readdirSync(join(cwd, 'generated'))).toEqual(['lyon.yml', 'paris.yml']);
  // The base is in the folder that is passed here.
  expect(await run(['generate', '--check', '.', '--out-dir', 'generated'], { cwd })).toMatchObject({
    code: 0,
    stdout: '',
  });
  mkdirSync(join(cwd, 'empty'));
  const { code, stderr } = await run(['generate', 'empty', '--out-dir', 'generated'], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining('empty contains no intent')]);
});

test('--check of one file, which may be missing', async () => {
  const cwd = repository(['paris']);
  const missing = await run(['generate', '--check', '-o', 'paris.yml', 'clusters/paris.yaml'], { cwd });
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('paris.yml does not exist')]);
  expect((await run(['generate', '-o', 'paris.yml', 'clusters/paris.yaml'], { cwd })).code).toBe(0);
  expect((await run(['generate', '--check', '-o', 'paris.yml', 'clusters/paris.yaml'], { cwd })).code).toBe(0);
});

test('a secret is not in the difference', async () => {
  const cwd = repository([]);
  const key = 'c2VjcmV0c2VjcmV0c2VjcmV0';
  writeFileSync(join(cwd, 'a.yaml'), `${base}values: { encryption: { ipsec: { key: ${key} } } }\n`);
  const { stdout, stderr } = await run(['generate', '--check', '-o', 'a.yml', 'a.yaml', '--partial'], { cwd });
  expect(stdout + stderr).not.toContain(key);
});

test('an intent with an error does not keep the others from being written', async () => {
  const cwd = repository(['lyon', 'paris']);
  writeFileSync(join(cwd, 'clusters/lyon.yaml'), 'version: 1\nextends: ../base.yaml\nfeatures: { maglef: true }\n');
  const { code, stderr } = await run(['generate', ...paths, '--out-dir', 'generated'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('clusters/lyon.yaml:3:13');
  expect(readdirSync(join(cwd, 'generated'))).toEqual(['paris.yml']);
});

test.each([
  [['generate', ...paths], 'several intents need --out-dir'],
  [['generate', '--check', 'clusters/paris.yaml'], '--check needs a file to compare with'],
  [['generate', 'clusters/paris.yaml', 'other/paris.yaml', '--out-dir', 'g'], 'have the same file in g: paris.yml'],
  [['generate', 'clusters/paris.yaml', '--out-dir', 'base.yaml'], 'cannot write base.yaml'],
])('%j is refused', async (argv, words) => {
  const { code, stdout, stderr } = await run(argv, { cwd: repository(['lyon', 'paris']) });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(words);
});
