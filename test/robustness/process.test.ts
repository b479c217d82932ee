/** The program as a process: closed pipes, full disks, missing streams. */
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleProgram } from '../../scripts/bundle.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let program: string;
beforeAll(async () => {
  program = await bundleProgram(await mkdtemp(join(tmpdir(), 'cilium-extras-program-')));
});

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stderr: string;
}

/** Runs a shell line in which `$run` is the program. */
function shell(line: string, cwd = root): Promise<Ended> {
  const run = `'${process.execPath}' '${program}'`;
  const child = spawn('bash', ['-o', 'pipefail', '-c', line.replaceAll('$run', run)], { cwd });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdout.resume();
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stderr })));
}

const broken = 'cilium_config_extra_vars:\n  enable-l7-proxy: false\n';
const repaired = broken.replace('false', '"false"');
const fix = ['lint', '--fix', '--kubespray', 'v2.31.0', '.'];

/** A folder with this many files that need the same fix. */
async function groupVars(count: number): Promise<string> {
  const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
  for (let i = 0; i < count; i++) await writeFile(join(cwd, `v${i}.yml`), broken);
  return cwd;
}

async function contents(cwd: string): Promise<string[]> {
  const names = (await readdir(cwd)).filter((name) => name.endsWith('.yml'));
  return Promise.all(names.map((name) => readFile(join(cwd, name), 'utf8')));
}

describe('the process', () => {
  test('keeps what it found in its exit code when the reader leaves early', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
    await writeFile(join(cwd, 'cilium.yml'), broken);
    expect(await shell('$run lint --kubespray v2.31.0 --format json cilium.yml | true', cwd)).toEqual({
      code: 1,
      signal: null,
      stderr: '',
    });
  });

  test.runIf(existsSync('/dev/full'))('says so in a sentence when the disk is full', async () => {
    const { code, stderr } = await shell('$run schema > /dev/full');
    expect([code, stderr]).toEqual([2, 'cilium-extras: the result cannot be written: the system reports ENOSPC\n']);
  });

  test.runIf(existsSync('/dev/full'))('writes to a device without replacing it', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
    const { code } = await shell(
      'mkfifo pipe && { cat pipe > copy & } && $run schema -o pipe && wait && [ -p pipe ]',
      cwd,
    );
    expect(code).toBe(0);
    expect(JSON.parse(await readFile(join(cwd, 'copy'), 'utf8'))).toHaveProperty('$schema');
    expect((await readdir(cwd)).sort()).toEqual(['copy', 'pipe']);
  });

  test('repairs once where two run at once', async () => {
    const cwd = await groupVars(12);
    const both = await shell(
      '$run lint --fix --kubespray v2.31.0 . & $run lint --fix --kubespray v2.31.0 . & wait',
      cwd,
    );
    expect(both.stderr).not.toMatch(/^\s+at /m);
    expect((await shell('$run lint --fix --kubespray v2.31.0 .', cwd)).code).toBe(0);
    expect(await contents(cwd)).toEqual(Array(12).fill(repaired));
  });

  test('leaves every file whole when it is killed while it writes', async () => {
    const cwd = await groupVars(40);
    const delays = [0, 1, 3, 6, 10];
    for (const delay of delays) {
      const run = spawn(process.execPath, [program, ...fix], { cwd });
      const ended = new Promise((resolve) => run.on('close', resolve));
      const watcher = watch(cwd, () => setTimeout(() => run.kill('SIGKILL'), delay));
      await ended;
      watcher.close();
      expect(new Set([...(await contents(cwd)), broken, repaired])).toEqual(new Set([broken, repaired]));
    }
    // Remains of a killed run are hidden from Ansible, and do no harm.
    expect((await readdir(cwd)).filter((name) => !/^(v\d+\.yml|\.cilium-extras-.*\.tmp)$/.test(name))).toEqual([]);
    expect((await shell('$run lint --fix --kubespray v2.31.0 .', cwd)).code).toBe(0);
    expect(await contents(cwd)).toEqual(Array(40).fill(repaired));
  });

  test('runs without any of its streams', async () => {
    expect(await shell('$run check nothing.yaml <&- >&- 2>&-')).toEqual({ code: 2, signal: null, stderr: '' });
  });
});
