/** Whatever happens while files are written: each has its old or its new content, and no other file remains. */
import { chmod, link, lstat, mkdir, mkdtemp, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Io } from '../../src/cli/io/io.ts';
import { writeFiles } from '../../src/cli/io/write-output.ts';
import { UserError } from '../../src/core/errors.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { run } from '../cli/run.ts';
import { lintFor } from '../lint/catalog.ts';

const broken = 'cilium_config_extra_vars:\n  enable-l7-proxy: false # by us\n';
const repaired = broken.replace('false', '"false"');
const fix = ['lint', '--fix', '--kubespray', 'v2.31.0'] as const;

async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text);
  return cwd;
}

function ioIn(cwd: string): Io {
  const silent = { write: () => true };
  const stdin = (async function* () {})();
  return { env: {}, cwd, stdin, stdout: silent, stderr: silent };
}

describe('--fix', () => {
  test('keeps permissions, and writes through a link', async () => {
    const cwd = await folder({ 'real.yml': broken });
    await chmod(join(cwd, 'real.yml'), 0o640);
    await symlink('real.yml', join(cwd, 'cilium.yml'));
    expect((await run([...fix, 'cilium.yml'], { cwd })).code).toBe(0);
    expect(await readFile(join(cwd, 'real.yml'), 'utf8')).toBe(repaired);
    expect((await stat(join(cwd, 'real.yml'))).mode & 0o777).toBe(0o640);
    expect((await lstat(join(cwd, 'cilium.yml'))).isSymbolicLink()).toBe(true);
    expect((await readdir(cwd)).sort()).toEqual(['cilium.yml', 'real.yml']);
  });

  test('twice at once repairs once', async () => {
    const cwd = await folder({ 'cilium.yml': broken });
    const outcomes = await Promise.all([1, 2, 3].map(() => run([...fix, 'cilium.yml'], { cwd })));
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(await readFile(join(cwd, 'cilium.yml'), 'utf8')).toBe(repaired);
    expect(await readdir(cwd)).toEqual(['cilium.yml']);
  });
});

test('a fix is for the text that was looked at, whatever the file holds by then', async () => {
  const files = memoryFileSystem({ 'cilium.yml': broken });
  const found = [];
  for (let changesAt = 1; changesAt < 6; changesAt++) {
    let reads = 0;
    const read = (path: string) => (reads++ < changesAt ? files.read(path) : Buffer.from(repaired));
    const { fixed, originals } = await lintFor('v2.31.0', {}, { files: { ...files, read }, fix: true });
    found.push([fixed.get('cilium.yml'), originals.get('cilium.yml')]);
  }
  expect(found).toContainEqual([repaired, broken]);
  for (const texts of found)
    expect([
      [undefined, undefined],
      [repaired, broken],
    ]).toContainEqual(texts);
});

describe('several files', () => {
  test('are written all, or none if one of them cannot be', async () => {
    const cwd = await folder({ a: 'old', b: 'old' });
    await mkdir(join(cwd, 'c'));
    const files = ['a', 'b', 'c'].map((path) => ({ path, text: 'new' }));
    await expect(writeFiles(ioIn(cwd), files)).rejects.toThrow('cannot write c: it is a directory');
    expect(await Promise.all(['a', 'b'].map((name) => readFile(join(cwd, name), 'utf8')))).toEqual(['old', 'old']);
    expect((await readdir(cwd)).sort()).toEqual(['a', 'b', 'c']);
    await writeFiles(ioIn(cwd), files.slice(0, 2));
    expect(await Promise.all(['a', 'b'].map((name) => readFile(join(cwd, name), 'utf8')))).toEqual(['new', 'new']);
  });

  test('are left alone if somebody else has changed one since it was read', async () => {
    const cwd = await folder({ a: 'old', b: 'theirs' });
    const files = ['a', 'b'].map((path) => ({ path, text: 'new', before: 'old' }));
    await expect(writeFiles(ioIn(cwd), files)).rejects.toThrow('b has changed since it was read');
    expect(await Promise.all(['a', 'b'].map((name) => readFile(join(cwd, name), 'utf8')))).toEqual(['old', 'theirs']);
    expect((await readdir(cwd)).sort()).toEqual(['a', 'b']);
  });

  test('are left alone if one was removed since it was read', async () => {
    const cwd = await folder({ a: 'old' });
    const files = ['a', 'gone'].map((path) => ({ path, text: 'new', before: 'old' }));
    await expect(writeFiles(ioIn(cwd), files)).rejects.toThrow(UserError);
    expect(await readFile(join(cwd, 'a'), 'utf8')).toBe('old');
    expect(await readdir(cwd)).toEqual(['a']);
  });
});

describe('-o', () => {
  const generate = ['generate', 'intent.yaml', '-o'] as const;
  const intent = 'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { egressGateway: true }\n';

  test.each([
    ['a folder', '.', 'it is a directory'],
    ['a folder that is not there', 'no/such/file', 'there is no such file or directory'],
    ['a file for a folder', 'intent.yaml/out.yml', 'a part of the path is not a directory'],
    ['a link to nothing', 'dangling', 'broken link'],
    ['a link to itself', 'loop', 'symbolic links form a loop'],
    ['a name that is too long', 'x'.repeat(300), 'too long'],
  ])('to %s says so and changes nothing', async (_, path, words) => {
    const cwd = await folder({ 'intent.yaml': intent });
    await symlink('nowhere', join(cwd, 'dangling'));
    await symlink('loop', join(cwd, 'loop'));
    const before = (await readdir(cwd)).sort();
    const { code, stdout, stderr } = await run([...generate, path], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('cannot write');
    expect(stderr).toContain(words);
    expect((await readdir(cwd)).sort()).toEqual(before);
  });

  test('to the file that was read is refused', async () => {
    const cwd = await folder({ 'intent.yaml': intent });
    await symlink('intent.yaml', join(cwd, 'other'));
    await link(join(cwd, 'intent.yaml'), join(cwd, 'twin'));
    for (const path of ['intent.yaml', './intent.yaml', 'other', 'twin']) {
      const { code, stderr } = await run([...generate, path], { cwd });
      expect([path, code]).toEqual([path, 2]);
      expect(stderr).toContain('was read');
    }
    expect(await readFile(join(cwd, 'intent.yaml'), 'utf8')).toBe(intent);
  });
});

describe('a file of somebody else', () => {
  const intent = 'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { egressGateway: true }\n';
  const theirs = '# by hand\nkube_network_plugin: cilium\ncilium_mtu: 1400\n';
  const images = ['images', '--kubespray', 'v2.31.0'] as const;

  test.each([
    ['generate', 'intent.yaml'],
    ['generate', 'intent.yaml', '--format', 'kubean'],
    ['generate', 'intent.yaml', '--format', 'helm-set'],
    ['generate', 'intent.yaml', '--format', 'json'],
    ['generate', 'intent.yaml', '--format', 'manifests'],
    ['translate', '--kubespray', 'v2.31.0', '--set', 'bbr=true'],
    ['import', 'values.yaml', '--cilium', '1.18.4'],
    [...images, '--registry', 'registry.example.com'],
    [...images, '--format', 'list'],
    ['schema', 'mesh'],
  ])('is replaced by %s %s %s %s only with --force, and one of ours always', async (...argv) => {
    const cwd = await folder({ 'intent.yaml': intent, 'values.yaml': 'MTU: 1400\n', 'out.yml': theirs, empty: '\n' });
    const held = () => readFile(join(cwd, 'out.yml'), 'utf8');
    const refused = await run([...argv, '-o', 'out.yml'], { cwd });
    expect([refused.code, refused.stdout, await held()]).toEqual([2, '', theirs]);
    expect(refused.stderr).toContain('out.yml was not replaced');
    expect(refused.stderr).toMatch(/would be lost: kube_network_plugin, cilium_mtu\. .*--force/);
    const forced = await run([...argv, '-o', 'out.yml', '--force'], { cwd });
    const ours = await held();
    expect([forced.code, forced.stderr.includes('not replaced')]).toEqual([
      refused.stderr.includes('error ') ? 1 : 0,
      false,
    ]);
    expect(ours).not.toContain('by hand');
    // A file of ours that differs, and an empty file.
    await writeFile(join(cwd, 'out.yml'), ours.replace(/1\.\d+\.\d+/, '1.0.0'));
    for (const path of ['out.yml', 'empty', '/dev/null'])
      expect((await run([...argv, '-o', path], { cwd })).code).toBe(forced.code);
    expect(await held()).toBe(ours);
    expect(await readFile(join(cwd, 'empty'), 'utf8')).toBe(ours);
  });

  test('keeps no other intent from its file, and is named', async () => {
    const cwd = await folder({ 'a.yaml': intent, 'b.yaml': intent });
    await mkdir(join(cwd, 'out'));
    await writeFile(join(cwd, 'out/a.yml'), theirs);
    const { code, stderr } = await run(['generate', 'a.yaml', 'b.yaml', '--out-dir', 'out'], { cwd });
    expect([code, await readFile(join(cwd, 'out/a.yml'), 'utf8')]).toEqual([2, theirs]);
    expect(stderr).toContain('a.yml was not replaced');
    expect(await readFile(join(cwd, 'out/b.yml'), 'utf8')).toContain('cilium');
  });

  test('does not count as ours for a comment of ours behind its own variables', async () => {
    const cwd = await folder({ 'intent.yaml': intent, 'out.yml': `${theirs}# Made by cilium-extras for a test.\n` });
    expect((await run(['generate', 'intent.yaml', '-o', 'out.yml'], { cwd })).code).toBe(2);
  });

  test('is replaced where it holds no settings', async () => {
    const cwd = await folder({ 'intent.yaml': intent, 'out.yml': 'a note\n' });
    expect((await run(['generate', 'intent.yaml', '-o', 'out.yml'], { cwd })).code).toBe(0);
    expect(await readFile(join(cwd, 'out.yml'), 'utf8')).toContain('cilium');
  });

  test('is written where the result keeps it', async () => {
    const map =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: vars, namespace: kubean-system }\ndata:\n  group_vars.yml: |\n    kube_network_plugin: cilium\n    cilium_mtu: 1400\n';
    const cwd = await folder({ 'intent.yaml': intent, 'vars.yml': map });
    const argv = ['generate', 'intent.yaml', '--format', 'kubean', '--inventory', 'vars.yml', '-o', 'vars.yml'];
    const { code, stderr } = await run(argv, { cwd });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(await readFile(join(cwd, 'vars.yml'), 'utf8')).toContain('cilium_mtu: 1400');
  });
});
